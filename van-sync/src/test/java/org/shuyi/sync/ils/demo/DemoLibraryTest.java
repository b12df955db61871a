package org.shuyi.sync.ils.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** The two files of the demo library, whole. */
class DemoLibraryTest {
  private static final DemoLibrary LIBRARY = DemoLibrary.load();

  /**
   * Class letters of the Chinese Library Classification: L, M, W and Y are not in use; T has a
   * second letter.
   */
  private static final Pattern CALL_NUMBER =
      Pattern.compile("(T[BDEFGHJKLMNPQSUV]|[A-KN-SUVXZ])[0-9A-Z.=-]*/\\d+");

  @Test
  void hasEnoughBooksInBothLanguages() {
    assertThat(LIBRARY.books()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(LIBRARY.books())
        .filteredOn(b -> b.language().equals("zh"))
        .hasSizeGreaterThanOrEqualTo(180);
    assertThat(LIBRARY.books())
        .filteredOn(b -> b.language().equals("en"))
        .hasSizeGreaterThanOrEqualTo(100);
    assertThat(LIBRARY.books()).allMatch(b -> b.language().matches("zh|en"));
  }

  @Test
  void hasValidIsbns() {
    assertThat(LIBRARY.books())
        .allSatisfy(
            book -> {
              assertThat(book.isbn()).matches("97[89]\\d{10}");
              assertThat(weighted(book.isbn()) % 10).as(book.title()).isZero();
              // Group 7 is China; 0 and 1 are the English-speaking countries.
              assertThat(book.isbn()).startsWith(book.language().equals("zh") ? "9787" : "978");
            });
    assertThat(LIBRARY.books()).extracting(DemoBook::isbn).doesNotHaveDuplicates();
  }

  @Test
  void hasBarcodesThatFitATagAndSip2() {
    assertThat(LIBRARY.books()).extracting(DemoBook::barcode).doesNotHaveDuplicates();
    assertThat(LIBRARY.books())
        .allSatisfy(book -> assertThat(new ItemId(book.barcode()).value()).matches("SY\\d{6}"));
  }

  @Test
  void hasCallNumbersOfTheChineseLibraryClassification() {
    assertThat(LIBRARY.books()).allSatisfy(b -> assertThat(b.callNumber()).matches(CALL_NUMBER));
    assertThat(LIBRARY.books()).extracting(DemoBook::callNumber).doesNotHaveDuplicates();
    for (String wanted : List.of("A", "B", "C", "G", "I", "I28", "J", "K", "R", "S", "TP")) {
      assertThat(LIBRARY.books())
          .as("class " + wanted)
          .anyMatch(book -> book.callNumber().startsWith(wanted));
    }
  }

  @Test
  void saysOfEachBookWhatItIs() {
    assertThat(LIBRARY.books())
        .allSatisfy(
            book -> {
              assertThat(book.title()).isNotBlank().doesNotContain("|");
              assertThat(book.author()).isNotBlank();
              assertThat(book.publisher()).isNotBlank();
              assertThat(book.year()).isBetween(1900, 2026);
            });
  }

  @Test
  void hasReferenceWorksAndAReservedBook() {
    assertThat(LIBRARY.books()).filteredOn(book -> !book.forLoan()).hasSizeBetween(2, 20);
    List<String> cards = LIBRARY.patrons().stream().map(DemoPatron::card).toList();
    assertThat(LIBRARY.books())
        .filteredOn(book -> !book.reservedFor().isEmpty())
        .isNotEmpty()
        .allMatch(book -> cards.contains(book.reservedFor()));
  }

  @Test
  void hasFiftyPatronsOfAllStandings() {
    assertThat(LIBRARY.patrons()).hasSize(50);
    assertThat(LIBRARY.patrons()).extracting(DemoPatron::card).doesNotHaveDuplicates();
    assertThat(LIBRARY.patrons()).filteredOn(DemoPatron::blocked).hasSize(2);
    assertThat(LIBRARY.patrons()).filteredOn(p -> p.expires().getYear() < 2026).hasSize(2);
    assertThat(LIBRARY.patrons()).extracting(DemoPatron::loanLimit).contains(2, 3, 5, 10, 20);
    assertThat(LIBRARY.patrons())
        .allSatisfy(
            patron -> {
              assertThat(new PatronId(patron.card()).value()).matches("2100000000\\d\\d");
              assertThat(patron.pin()).matches("\\d{4}");
              assertThat(patron.toString()).doesNotContain(patron.name(), patron.pin());
            });
  }

  private static int weighted(String isbn) {
    int sum = 0;
    for (int i = 0; i < isbn.length(); i++) {
      sum += (isbn.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum;
  }
}
