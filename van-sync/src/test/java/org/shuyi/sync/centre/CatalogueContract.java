package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoLibrary;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.reference.Reference;

/** What every source of a library's items and patrons must do, tried on the demo library. */
public interface CatalogueContract {
  DemoLibrary LIBRARY = DemoLibrary.load();

  /** The source, with all of the demo library in it. */
  Catalogue whole() throws IOException;

  /** The same, but it fails before the last item. */
  Catalogue failing() throws IOException;

  private static <T> List<T> all(Stream<T> stream) {
    try (stream) {
      return stream.toList();
    }
  }

  @Test
  default void everyItemIsThereOnceWithItsTitleAndWhetherItIsLent() throws IOException {
    Catalogue catalogue = whole();
    List<Catalogue.Item> items = all(catalogue.items());
    Map<ItemId, DemoBook> books =
        LIBRARY.books().stream()
            .collect(Collectors.toMap(book -> new ItemId(book.barcode()), Function.identity()));
    assertThat(items)
        .extracting(Catalogue.Item::id)
        .containsExactlyInAnyOrderElementsOf(books.keySet());
    assertThat(items)
        .allSatisfy(
            each -> {
              DemoBook book = Objects.requireNonNull(books.get(each.id()));
              assertThat(each.item().title()).isEqualTo(book.title());
              assertThat(each.item().flags().isEmpty()).isEqualTo(book.forLoan());
              assertThat(each.item().author()).isEqualTo(book.author());
              assertThat(each.item().callNumber()).isEqualTo(book.callNumber());
            });
    assertThat(all(catalogue.items())).as("read a second time").hasSameElementsAs(items);
  }

  @Test
  default void everyPatronIsThereOnceWithStandingAndLastDay() throws IOException {
    List<Catalogue.Patron> patrons = all(whole().patrons());
    assertThat(patrons)
        .extracting(
            Catalogue.Patron::id, each -> each.patron().blocked(), each -> each.patron().expires())
        .containsExactlyInAnyOrderElementsOf(
            LIBRARY.patrons().stream()
                .map(
                    each ->
                        org.assertj.core.api.Assertions.tuple(
                            new PatronId(each.card()), each.blocked(), each.expires()))
                .toList());
    assertThat(patrons).extracting(each -> each.patron().pin()).containsOnlyNulls();
  }

  @Test
  default void whatWaitsForSomebodyIsNamed() throws IOException {
    assertThat(all(whole().holds()))
        .containsExactlyInAnyOrderElementsOf(
            LIBRARY.books().stream()
                .filter(book -> !book.reservedFor().isEmpty())
                .map(
                    book ->
                        new Catalogue.Hold(
                            new ItemId(book.barcode()), new PatronId(book.reservedFor())))
                .toList());
  }

  /** Else half a library would be taken for all of it. */
  @Test
  default void aSourceThatFailsInTheMiddleSaysSo() {
    assertThatThrownBy(() -> all(failing().items()))
        .isInstanceOf(UncheckedIOException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(patron(0).card()));
  }

  private static DemoPatron patron(int number) {
    return LIBRARY.patrons().get(number);
  }

  /** A day as exports write it. */
  static String day(@Nullable LocalDate date) {
    return date == null ? "" : date.toString();
  }

  /** The rules that a source is given. */
  Reference.LoanRules RULES = new Reference.LoanRules(30, 5, 1);
}
