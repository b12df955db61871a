package org.shuyi.sync.koha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.PatronHold;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.Standing;

/** What can be asked of Koha without changing anything. */
final class KohaQuestions {
  private static final int PAGE = 100;

  /** Pages of a patron's list of loans. */
  private static final int MOST_PAGES = 8;

  private final KohaClient koha;
  private final KohaSettings settings;
  private final InstantSource clock;

  KohaQuestions(KohaClient koha, KohaSettings settings, InstantSource clock) {
    this.koha = koha;
    this.settings = settings;
    this.clock = clock;
  }

  /** One row of Koha's items, patrons or checkouts. */
  record Row(JsonNode json) {
    long id(String of) {
      return json.path(of + "_id").asLong();
    }

    String text(String field) {
      return json.path(field).asText("");
    }

    boolean set(String field) {
      return json.path(field).asInt(0) != 0 || json.path(field).asBoolean(false);
    }
  }

  Optional<Row> item(ItemId item) throws LibrarySystemException, InterruptedException {
    return one("items", "external_id", item.value(), "biblio");
  }

  Optional<Row> patron(PatronId patron) throws LibrarySystemException, InterruptedException {
    return one("patrons", "cardnumber", patron.value(), "");
  }

  /** Who has this hash as an attribute; as Koha's own staff pages search for patrons. */
  Optional<PatronId> card(PersonHash person, KohaSettings.Patrons patrons)
      throws LibrarySystemException, InterruptedException {
    ObjectNode q =
        JsonNodeFactory.instance
            .objectNode()
            .put("extended_attributes.value", person.hex())
            .put("extended_attributes.code", patrons.personAttribute());
    Map<String, String> query = Map.of("q", q.toString(), "_per_page", "2");
    List<Row> found =
        rows(koha.get("patrons", query, "extended_attributes")).stream()
            .filter(row -> has(row, person, patrons))
            .toList();
    if (found.size() > 1 || found.stream().anyMatch(row -> row.text("cardnumber").isEmpty())) {
      throw new LibrarySystemException(
          Kind.GARBLED,
          settings.where() + " has no card, or more than one account, for one person; see there");
    }
    return found.stream().map(row -> new PatronId(row.text("cardnumber"))).findFirst();
  }

  /** A version that does not know the search would list anybody. */
  private static boolean has(Row row, PersonHash person, KohaSettings.Patrons patrons) {
    for (JsonNode attribute : row.json().path("extended_attributes")) {
      if (attribute.path("type").asText("").equals(patrons.personAttribute())
          && attribute.path("value").asText("").equals(person.hex())) {
        return true;
      }
    }
    return false;
  }

  /** All open loans of a patron; a list cut short is no answer. */
  List<Row> checkouts(Row patron) throws LibrarySystemException, InterruptedException {
    List<Row> all = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Map<String, String> query =
          Map.of(
              "patron_id", Long.toString(patron.id("patron")),
              "_page", Integer.toString(page),
              "_per_page", Integer.toString(PAGE),
              "_order_by", "checkout_id");
      List<Row> rows = rows(koha.get("checkouts", query, ""));
      all.addAll(rows);
      if (rows.size() < PAGE) {
        return all;
      }
    }
    throw new LibrarySystemException(
        Kind.GARBLED, settings.where() + " lists more than " + MOST_PAGES * PAGE + " loans");
  }

  /** All open holds of a patron. */
  List<Row> open(Row patron) throws LibrarySystemException, InterruptedException {
    ObjectNode q = JsonNodeFactory.instance.objectNode().put("patron_id", patron.id("patron"));
    return rows(
        koha.get("holds", Map.of("q", q.toString(), "_per_page", Integer.toString(PAGE)), ""));
  }

  List<PatronHold> holds(Row patron) throws LibrarySystemException, InterruptedException {
    List<PatronHold> held = new ArrayList<>();
    for (Row hold : open(patron)) {
      copy(hold).ifPresent(item -> held.add(held(hold, item)));
    }
    return held;
  }

  /** The item that is held, or some copy of a title that is asked for. */
  private Optional<Row> copy(Row hold) throws LibrarySystemException, InterruptedException {
    boolean copy = hold.id("item") > 0;
    ObjectNode q = JsonNodeFactory.instance.objectNode();
    q.put(copy ? "item_id" : "biblio_id", copy ? hold.id("item") : hold.id("biblio"));
    return rows(koha.get("items", Map.of("q", q.toString(), "_per_page", "2"), "biblio")).stream()
        .filter(item -> !item.text("external_id").isEmpty())
        .findFirst();
  }

  private PatronHold held(Row hold, Row item) {
    boolean ready = hold.text("status").equals("W");
    return new PatronHold(
        new ItemId(item.text("external_id")),
        title(item),
        ready,
        hold.text("pickup_library_id"),
        ready ? day(hold.text("expiration_date")) : null);
  }

  JsonNode availability(Row item, Row patron) throws LibrarySystemException, InterruptedException {
    return koha.get(
        "checkouts/availability",
        Map.of(
            "item_id", Long.toString(item.id("item")),
            "patron_id", Long.toString(patron.id("patron"))),
        "");
  }

  ItemState state(ItemId id) throws LibrarySystemException, InterruptedException {
    Optional<Row> found = item(id);
    if (found.isEmpty()) {
      return new ItemState(id, Circulation.UNKNOWN_ITEM, "", "", null);
    }
    Row item = found.get();
    ObjectNode ofItem = JsonNodeFactory.instance.objectNode().put("item_id", item.id("item"));
    List<Row> loans = rows(koha.get("checkouts", Map.of("q", ofItem.toString()), ""));
    return new ItemState(
        id,
        loans.isEmpty() ? notOnLoan(item, ofItem) : Circulation.ON_LOAN,
        title(item),
        item.text("callnumber"),
        loans.isEmpty() ? null : due(loans.getFirst()));
  }

  PatronState state(PatronId id) throws LibrarySystemException, InterruptedException {
    Optional<Row> found = patron(id);
    if (found.isEmpty()) {
      return new PatronState(id, Standing.UNKNOWN_PATRON, "", null, -1, List.of());
    }
    Row patron = found.get();
    String name = (patron.text("surname") + " " + patron.text("firstname")).strip();
    LocalDate expires = day(patron.text("expiry_date"));
    return new PatronState(id, standing(patron, expires), name, expires, -1, onLoan(patron));
  }

  /** The day on which a loan is due, null if not said. */
  @Nullable LocalDate due(Row checkout) {
    return day(checkout.text("due_date"));
  }

  private Circulation notOnLoan(Row item, ObjectNode ofItem)
      throws LibrarySystemException, InterruptedException {
    if (item.set("withdrawn")
        || item.set("lost_status")
        || item.set("not_for_loan_status")
        || item.set("effective_not_for_loan_status")) {
      return Circulation.NOT_FOR_LOAN;
    }
    List<String> holds =
        rows(koha.get("holds", Map.of("q", ofItem.toString()), "")).stream()
            .map(hold -> hold.text("status"))
            .toList();
    // W waits on the shelf, T is on its way there, P is being made ready.
    if (holds.contains("W") || holds.contains("P")) {
      return Circulation.ON_HOLD_SHELF;
    }
    return holds.contains("T") ? Circulation.IN_TRANSIT : Circulation.AVAILABLE;
  }

  private Standing standing(Row patron, @Nullable LocalDate expires) {
    if (patron.set("patron_card_lost")) {
      return Standing.CARD_LOST;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
    if (expires != null && expires.isBefore(today)) {
      return Standing.EXPIRED;
    }
    return patron.set("restricted") ? Standing.BLOCKED : Standing.GOOD;
  }

  private List<PatronState.OnLoan> onLoan(Row patron)
      throws LibrarySystemException, InterruptedException {
    List<Row> checkouts = checkouts(patron);
    Map<Long, Row> items = items(checkouts.stream().map(loan -> loan.id("item")).toList());
    List<PatronState.OnLoan> onLoan = new ArrayList<>();
    for (Row loan : checkouts) {
      Row item = items.get(loan.id("item"));
      if (item == null || item.text("external_id").isEmpty()) {
        throw new LibrarySystemException(
            Kind.GARBLED,
            settings.where()
                + " lists a loan whose item has no barcode, checkout "
                + loan.id("checkout"));
      }
      onLoan.add(
          new PatronState.OnLoan(new ItemId(item.text("external_id")), title(item), due(loan)));
    }
    return onLoan;
  }

  /** The items with these ids. */
  Map<Long, Row> items(List<Long> ids) throws LibrarySystemException, InterruptedException {
    return byId("items", "item", ids, "biblio");
  }

  /** The patrons with these ids. */
  Map<Long, Row> patrons(List<Long> ids) throws LibrarySystemException, InterruptedException {
    return byId("patrons", "patron", ids, "");
  }

  private Map<Long, Row> byId(String path, String of, List<Long> ids, String embed)
      throws LibrarySystemException, InterruptedException {
    Map<Long, Row> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += PAGE) {
      ObjectNode q = JsonNodeFactory.instance.objectNode();
      var wanted = q.putArray(of + "_id");
      ids.subList(from, Math.min(ids.size(), from + PAGE)).forEach(wanted::add);
      Map<String, String> query = Map.of("q", q.toString(), "_per_page", Integer.toString(PAGE));
      rows(koha.get(path, query, embed)).forEach(row -> found.put(row.id(of), row));
    }
    return found;
  }

  /**
   * The rows that follow one, by their ids: unlike a numbered page, none is missed or doubled if
   * Koha's table changes meanwhile.
   */
  List<Row> after(String path, String of, long last, String embed)
      throws LibrarySystemException, InterruptedException {
    ObjectNode q = JsonNodeFactory.instance.objectNode();
    q.putObject(of + "_id").put(">", last);
    Map<String, String> query =
        Map.of(
            "q", q.toString(), "_order_by", "+" + of + "_id", "_per_page", Integer.toString(PAGE));
    return rows(koha.get(path, query, embed));
  }

  /** The one row of that value; Koha compares without regard to case. */
  private Optional<Row> one(String path, String field, String value, String embed)
      throws LibrarySystemException, InterruptedException {
    String q = JsonNodeFactory.instance.objectNode().put(field, value).toString();
    List<Row> found =
        rows(koha.get(path, Map.of("q", q, "_per_page", "2"), embed)).stream()
            .filter(row -> row.text(field).equalsIgnoreCase(value))
            .toList();
    if (found.size() > 1) {
      throw new LibrarySystemException(
          Kind.GARBLED, settings.where() + " has more than one of " + path + " by one number");
    }
    return found.stream().findFirst();
  }

  private List<Row> rows(JsonNode list) throws LibrarySystemException {
    if (!list.isArray()) {
      throw new LibrarySystemException(
          Kind.GARBLED, settings.where() + " answered without a list; is that Koha's API?");
    }
    List<Row> rows = new ArrayList<>();
    list.forEach(row -> rows.add(new Row(row)));
    return rows;
  }

  /** As its title record says; empty if it says none. */
  static String author(Row item) {
    return item.json().path("biblio").path("author").asText("");
  }

  static String title(Row item) {
    return item.json().path("biblio").path("title").asText("");
  }

  /** Days as {@code 2026-12-31}, moments with their offset as RFC 3339 has them. */
  @Nullable LocalDate day(String text) {
    try {
      return text.length() > 10
          ? LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), settings.zone())
          : text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
