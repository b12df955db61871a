package org.shuyi.sync.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.centre.CatalogueContract;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;

class CsvCatalogueTest implements CatalogueContract {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String CARD = "210000000001";

  @TempDir private Path folder;

  private Catalogue catalogue() {
    return new CsvCatalogue(folder, GBK, RULES);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public Catalogue whole() throws IOException {
    write(
        "items.csv",
        LIBRARY.books().stream()
            .map(
                book ->
                    book.barcode()
                        + ","
                        + quoted(book.title())
                        + ","
                        + (book.forLoan() ? "可借" : "阅览")
                        + ","
                        + quoted(book.author())
                        + ","
                        + book.callNumber())
            .collect(Collectors.joining("\r\n", "条码,题名,状态,责任者,索书号\r\n", "\r\n")),
        UTF_8);
    write(
        "patrons.csv",
        LIBRARY.patrons().stream()
            .map(
                each ->
                    each.card()
                        + ","
                        + (each.blocked() ? "停借" : "正常")
                        + ","
                        + CatalogueContract.day(each.expires()))
            .collect(Collectors.joining("\n", "读者证号,状态,有效期至\n", "")),
        GBK);
    write(
        "holds.csv",
        LIBRARY.books().stream()
            .filter(book -> !book.reservedFor().isEmpty())
            .map(book -> book.barcode() + "\t" + book.reservedFor())
            .collect(Collectors.joining("\n", "item\tpatron\n", "\n")),
        GBK);
    return catalogue();
  }

  @Override
  public Catalogue failing() throws IOException {
    Catalogue catalogue = whole();
    byte[] all = Files.readAllBytes(folder.resolve("items.csv"));
    Files.write(folder.resolve("items.csv"), java.util.Arrays.copyOf(all, all.length - 20));
    return catalogue;
  }

  private void write(String name, String text, Charset charset) throws IOException {
    String marked = charset == UTF_8 ? "\ufeff" + text : text;
    Files.write(folder.resolve(name), marked.getBytes(charset));
  }

  private static <T> List<T> all(Stream<T> stream) {
    try (stream) {
      return stream.toList();
    }
  }

  @Test
  void readsWhatASpreadsheetWrites() throws Exception {
    write(
        "patrons.csv",
        "姓名,cardnumber,可借册数,在借册数,失效日期,读者类型,少儿\r\n\r\n"
            + "\"李, 某\","
            + CARD
            + ",10,3,2027/1/5,成人,否\r\n"
            + ",210000000002,,,20271231,,是",
        GBK);
    assertThat(all(catalogue().patrons()))
        .containsExactly(
            new Catalogue.Patron(
                new PatronId(CARD),
                new Reference.Patron(Set.of(), "成人", 10, 3, LocalDate.of(2027, 1, 5), null)),
            new Catalogue.Patron(
                new PatronId("210000000002"),
                new Reference.Patron(
                    Set.of(Reference.PatronFlag.CHILD),
                    "",
                    -1,
                    -1,
                    LocalDate.of(2027, 12, 31),
                    null)));
    assertThat(all(catalogue().holds())).as("no such file").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "card,status;CARD,weird|patrons.csv:2, column status",
        "card,expires;CARD,2027-02-30|patrons.csv:2, column expires",
        "card,loan-limit;CARD,-1|patrons.csv:2, column loan-limit",
        "card,status;CARD|patrons.csv:2: 1 columns, 2 expected",
        "card;CARD CARD CARD CARD CARD CARD CARD|patrons.csv:2, column card",
        "name;x|patrons.csv:1: has no column card",
        "card,PIN;CARD,1234|column 'PIN' must not be in an export",
        "card,身份证号;CARD,1|must not be in an export",
        "card,status;CARD,\"good|never closed",
        "card;\"CARD\"x|after a closing quotation mark"
      })
  void saysWhereAnExportIsWrongAndNeverWhoseCardItIs(String text, String expected)
      throws Exception {
    write("patrons.csv", text.replace(';', '\n').replace("CARD", CARD), GBK);
    assertThatThrownBy(() -> all(catalogue().patrons()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(expected)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain(CARD));
  }

  @Test
  void takesNoFileInAnotherCharset() throws Exception {
    Files.write(folder.resolve("items.csv"), "条码,题名\nA1,三体".getBytes(UTF_8));
    assertThatThrownBy(
            () -> all(new CsvCatalogue(folder, Charset.forName("US-ASCII"), RULES).items()))
        .hasMessageContaining("items.csv: is not US-ASCII");
  }

  @ParameterizedTest
  @ValueSource(strings = {"items.csv", "patrons.csv"})
  void aMissingFileIsAnError(String name) throws Exception {
    Catalogue catalogue = whole();
    Files.delete(folder.resolve(name));
    assertThatThrownBy(
            () -> {
              all(catalogue.items());
              all(catalogue.patrons());
            })
        .hasMessageContaining(name + ": no such file");
  }

  /** Somebody writes it anew while we read: then neither the old nor the new is whole. */
  @Test
  void aFileThatChangesUnderTheReaderIsNotUsed() throws Exception {
    Catalogue catalogue = whole();
    try (Stream<Catalogue.Item> items = catalogue.items()) {
      Iterator<Catalogue.Item> each = items.iterator();
      assertThat(each.next()).isNotNull();
      Files.setLastModifiedTime(folder.resolve("items.csv"), FileTime.fromMillis(1));
      assertThatThrownBy(() -> each.forEachRemaining(item -> {}))
          .hasMessageContaining("changed while it was read");
    }
  }

  /** A title as it is, whatever is in it. */
  @Property(tries = 200)
  void anyTitleComesBack(@ForAll("titles") String title) throws IOException {
    Path own = Files.createTempDirectory("csv");
    Path file = own.resolve("items.csv");
    Files.writeString(file, "\ufefftitle,item\n" + quoted(title) + ",A1\n");
    assertThat(all(new CsvCatalogue(own, GBK, RULES).items()))
        .containsExactly(
            new Catalogue.Item(new ItemId("A1"), Reference.Item.forLoan(title.strip())));
    Files.delete(file);
    Files.delete(own);
  }

  @Provide
  Arbitrary<String> titles() {
    return Arbitraries.strings().withChars("a,\"\n\r\t 三体\ufeff'").ofMaxLength(30);
  }

  @Property(tries = 500)
  void anyBytesEndInRowsOrInOneKindOfError(@ForAll byte[] bytes) throws IOException {
    Path own = Files.createTempDirectory("csv");
    Path file = own.resolve("items.csv");
    Files.write(file, bytes);
    try {
      all(new CsvCatalogue(own, GBK, RULES).items());
    } catch (UncheckedIOException e) {
      assertThat(e.getCause()).isInstanceOf(CsvException.class);
    }
    Files.delete(file);
    Files.delete(own);
  }
}
