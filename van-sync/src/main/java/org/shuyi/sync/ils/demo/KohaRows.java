package org.shuyi.sync.ils.demo;

import static org.shuyi.sync.ils.demo.JsonText.object;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.ils.demo.Desk.ItemView;
import org.shuyi.sync.ils.demo.Desk.PatronView;

/** The demo library's tables as Koha's API shows them, with {@code q}, pages and all. */
final class KohaRows {
  private static final int USUAL_PAGE = 20;
  private static final Pattern TEXT = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");

  /** As {@code {"extended_attributes.value":"...","extended_attributes.code":"..."}}. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "\"extended_attributes.value\":\"([^\"]*)\",\"extended_attributes.code\":\"([^\"]*)\"");

  private static final Pattern AFTER =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*\\{\\s*\">\"\\s*:\\s*(\\d+)\\s*}");
  private static final Pattern IDS = Pattern.compile("\"(\\w+)\"\\s*:\\s*\\[?([\\d,]+)]?");

  private final Desk desk;
  private final DemoLibrary library;

  KohaRows(Desk desk, DemoLibrary library) {
    this.desk = desk;
    this.library = library;
  }

  Optional<ItemView> item(String id) {
    return place(id, library.books().size())
        .flatMap(place -> desk.item(library.books().get(place).barcode()));
  }

  Optional<PatronView> patron(String id) {
    List<String> cards = desk.cards();
    return place(id, cards.size()).flatMap(place -> desk.patron(cards.get(place)));
  }

  String name(String card) {
    return desk.patron(card).map(view -> view.patron().name()).orElse("");
  }

  List<Object> items(Map<String, String> query) {
    Stream<Map<String, @Nullable Object>> all =
        IntStream.range(0, library.books().size())
            .mapToObj(i -> desk.item(library.books().get(i).barcode()).map(v -> item(i + 1, v)))
            .flatMap(Optional::stream);
    return page(all.filter(wanted(query)), query);
  }

  List<Object> patrons(Map<String, String> query) {
    List<String> cards = new ArrayList<>(desk.cards());
    Matcher attribute = ATTRIBUTE.matcher(query.getOrDefault("q", ""));
    if (attribute.find()) {
      cards.removeIf(
          card -> !attribute.group(1).equals(desk.attributes(card).get(attribute.group(2))));
      return page(
          cards.stream().flatMap(card -> desk.patron(card).map(this::patron).stream()), query);
    }
    return page(
        cards.stream()
            .flatMap(card -> desk.patron(card).map(this::patron).stream())
            .filter(wanted(query)),
        query);
  }

  List<Object> checkouts(Map<String, String> query) {
    String patron = query.getOrDefault("patron_id", "");
    return page(
        desk.loans().stream()
            .map(this::checkout)
            .filter(row -> patron.isEmpty() || patron.equals(String.valueOf(row.get("patron_id"))))
            .filter(wanted(query))
            .sorted(Comparator.comparing(row -> (Integer) row.get("checkout_id"))),
        query);
  }

  List<Object> holds(Map<String, String> query) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (String[] one : wishes()) {
      all.add(hold(all.size() + 1, one[0], one[1], one[2]));
    }
    return page(all.stream().filter(wanted(query)), query);
  }

  /** Barcode and card of the hold with this number, as long as nothing changes. */
  Optional<String[]> wish(int id) {
    List<String[]> all = wishes();
    return id >= 1 && id <= all.size() ? Optional.of(all.get(id - 1)) : Optional.empty();
  }

  /** Barcode, card, and W if it is on the hold shelf. */
  private List<String[]> wishes() {
    List<String[]> all = new ArrayList<>();
    for (String card : desk.cards()) {
      Desk.Wishes wishes = desk.wishes(card);
      wishes.held().forEach(barcode -> all.add(new String[] {barcode, card, "W"}));
      wishes.waiting().forEach(barcode -> all.add(new String[] {barcode, card, ""}));
    }
    return all;
  }

  Map<String, @Nullable Object> checkout(DemoLoan loan) {
    int item = itemId(loan.barcode());
    return object(
        "checkout_id",
        item,
        "patron_id",
        patronId(loan.card()),
        "item_id",
        item,
        "due_date",
        endOf(loan.due()),
        "library_id",
        "SHUYI",
        "checkin_date",
        null,
        "renewals_count",
        loan.renewals(),
        "checkout_date",
        loan.lentAt().atZone(desk.zone()).toOffsetDateTime().toString());
  }

  private Map<String, @Nullable Object> item(int id, ItemView view) {
    DemoBook book = view.book();
    return object(
        "item_id",
        id,
        "biblio_id",
        id,
        "external_id",
        book.barcode(),
        "callnumber",
        book.callNumber(),
        "not_for_loan_status",
        book.forLoan() ? 0 : 1,
        "effective_not_for_loan_status",
        book.forLoan() ? 0 : 1,
        "lost_status",
        0,
        "withdrawn",
        0,
        "checked_out_date",
        view.loan().map(loan -> loan.due().toString()).orElse(null),
        "biblio",
        object("biblio_id", id, "title", book.title(), "author", book.author()));
  }

  Map<String, @Nullable Object> patron(PatronView view) {
    DemoPatron patron = view.patron();
    List<Object> attributes = new ArrayList<>();
    desk.attributes(patron.card())
        .forEach((type, value) -> attributes.add(object("type", type, "value", value)));
    return object(
        "patron_id",
        patronId(patron.card()),
        "cardnumber",
        patron.card(),
        "surname",
        patron.name(),
        "firstname",
        null,
        "library_id",
        "SHUYI",
        "category_id",
        "PT",
        "expiry_date",
        patron.expires().toString(),
        "restricted",
        patron.blocked() && !patron.cardLost(),
        "patron_card_lost",
        patron.cardLost(),
        "extended_attributes",
        attributes);
  }

  /** A hold is on the title until a copy is on the shelf. */
  private Map<String, @Nullable Object> hold(int id, String barcode, String card, String status) {
    int item = itemId(barcode);
    return object(
        "hold_id",
        id,
        "biblio_id",
        item,
        "item_id",
        status.isEmpty() ? null : item,
        "patron_id",
        patronId(card),
        "pickup_library_id",
        "SHUYI",
        "status",
        status.isEmpty() ? null : status);
  }

  /** {@code q} with one field: a text, a number, a list of numbers, or a number to begin behind. */
  private static Predicate<Map<String, @Nullable Object>> wanted(Map<String, String> query) {
    String q = query.getOrDefault("q", "");
    Matcher text = TEXT.matcher(q);
    if (text.find()) {
      return row -> text.group(2).equalsIgnoreCase(String.valueOf(row.get(text.group(1))));
    }
    Matcher after = AFTER.matcher(q);
    if (after.find()) {
      return row ->
          Integer.parseInt(String.valueOf(row.get(after.group(1))))
              > Integer.parseInt(after.group(2));
    }
    Matcher ids = IDS.matcher(q);
    if (ids.find()) {
      Set<String> wanted = new HashSet<>(List.of(ids.group(2).split(",")));
      return row -> wanted.contains(String.valueOf(row.get(ids.group(1))));
    }
    return _ -> true;
  }

  private static List<Object> page(
      Stream<Map<String, @Nullable Object>> rows, Map<String, String> query) {
    int size = Integer.parseInt(query.getOrDefault("_per_page", "" + USUAL_PAGE));
    int page = Integer.parseInt(query.getOrDefault("_page", "1"));
    return new ArrayList<>(rows.skip((long) size * (page - 1)).limit(size).toList());
  }

  private String endOf(LocalDate day) {
    return day.atTime(23, 59)
        .atZone(desk.zone())
        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx"));
  }

  private int itemId(String barcode) {
    return 1
        + IntStream.range(0, library.books().size())
            .filter(i -> library.books().get(i).barcode().equalsIgnoreCase(barcode))
            .findFirst()
            .orElseThrow();
  }

  private int patronId(String card) {
    return 1 + desk.cards().indexOf(card);
  }

  private static Optional<Integer> place(String id, int size) {
    if (!id.matches("\\d{1,6}")) {
      return Optional.empty();
    }
    int place = Integer.parseInt(id) - 1;
    return place >= 0 && place < size ? Optional.of(place) : Optional.empty();
  }
}
