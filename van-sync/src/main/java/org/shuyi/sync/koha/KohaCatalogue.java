package org.shuyi.sync.koha;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.koha.KohaQuestions.Row;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.Reference.ItemFlag;
import org.shuyi.sync.reference.Reference.PatronFlag;

/**
 * All items, patrons and holds of a Koha by its REST API, a hundred rows at a time. Rows without a
 * barcode or card number that could be read are left out. A hold that is on a title and not on one
 * of its items is not among them: Koha itself says only at a return which item will do.
 */
public final class KohaCatalogue implements Catalogue, AutoCloseable {
  private final KohaClient koha;
  private final KohaQuestions questions;
  private final Reference.LoanRules rules;

  /** Asks for the rows behind an id. */
  private interface Pages {
    List<Row> after(long last) throws LibrarySystemException, InterruptedException;
  }

  /**
   * Connects to nothing yet.
   *
   * @param secret of the user or client, kept in memory only
   */
  public KohaCatalogue(
      KohaSettings settings, String secret, InstantSource clock, Reference.LoanRules rules) {
    this.koha = new KohaClient(settings, secret);
    this.questions = new KohaQuestions(koha, settings, clock);
    this.rules = rules;
  }

  @Override
  public Stream<Item> items() {
    return pages("item", last -> questions.after("items", "item", last, "biblio"))
        .flatMap(List::stream)
        .flatMap(
            row ->
                id(row, "external_id", ItemId::new)
                    .map(barcode -> new Item(barcode, item(row)))
                    .stream());
  }

  private static Reference.Item item(Row row) {
    return new Reference.Item(
        KohaQuestions.title(row),
        flags(row),
        1,
        KohaQuestions.author(row),
        row.text("callnumber"),
        row.text("holding_library_id"));
  }

  private static Set<ItemFlag> flags(Row row) {
    Set<ItemFlag> flags = EnumSet.noneOf(ItemFlag.class);
    if (row.set("withdrawn") || row.set("lost_status")) {
      flags.add(ItemFlag.WITHDRAWN);
    }
    if (row.set("not_for_loan_status") || row.set("effective_not_for_loan_status")) {
      flags.add(ItemFlag.NOT_FOR_LOAN);
    }
    return flags;
  }

  @Override
  public Stream<Patron> patrons() {
    return pages("patron", last -> questions.after("patrons", "patron", last, ""))
        .flatMap(List::stream)
        .flatMap(
            row ->
                id(row, "cardnumber", PatronId::new)
                    .map(card -> new Patron(card, patron(row)))
                    .stream());
  }

  private Reference.Patron patron(Row row) {
    boolean blocked = row.set("restricted") || row.set("patron_card_lost");
    LocalDate expires = questions.day(row.text("expiry_date"));
    return new Reference.Patron(
        blocked ? Set.of(PatronFlag.BLOCKED) : Set.of(),
        row.text("category_id"),
        -1,
        -1,
        expires,
        null);
  }

  @Override
  public Stream<Hold> holds() {
    return pages("hold", last -> questions.after("holds", "hold", last, ""))
        .flatMap(page -> holds(page).stream());
  }

  /**
   * Of items that several wait for, the sorter keeps one; that they are reserved is what counts.
   */
  private List<Hold> holds(List<Row> page) {
    List<Row> ofItems = page.stream().filter(row -> row.id("item") != 0).toList();
    return reading(
        () -> {
          Map<Long, Row> items = questions.items(ids(ofItems, "item"));
          Map<Long, Row> patrons = questions.patrons(ids(ofItems, "patron"));
          return ofItems.stream()
              .flatMap(row -> hold(items.get(row.id("item")), patrons.get(row.id("patron"))))
              .toList();
        });
  }

  private static Stream<Hold> hold(@Nullable Row item, @Nullable Row patron) {
    PatronId first =
        Optional.ofNullable(patron)
            .flatMap(row -> id(row, "cardnumber", PatronId::new))
            .orElse(null);
    return Optional.ofNullable(item)
        .flatMap(row -> id(row, "external_id", ItemId::new))
        .map(barcode -> new Hold(barcode, first))
        .stream();
  }

  /** Empty for none, and for one that no card and no label can have. */
  private static <T> Optional<T> id(Row row, String field, Function<String, T> shape) {
    try {
      return Optional.of(shape.apply(row.text(field)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Long> ids(List<Row> rows, String of) {
    return rows.stream().map(row -> row.id(of)).distinct().toList();
  }

  @Override
  public Reference.LoanRules rules() {
    return rules;
  }

  private static Stream<List<Row>> pages(String of, Pages pages) {
    return Stream.iterate(
        reading(() -> pages.after(0)),
        page -> !page.isEmpty(),
        page -> reading(() -> pages.after(page.getLast().id(of))));
  }

  private interface Reading<T> {
    T read() throws LibrarySystemException, InterruptedException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (LibrarySystemException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("the centre is closing"));
    }
  }

  @Override
  public void close() {
    koha.close();
  }
}
