package org.shuyi.sync.koha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.PatronHold;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.koha.KohaQuestions.Row;

/**
 * Koha behind its REST API. A loan is first asked for ({@code checkouts/availability}); what staff
 * would have to confirm is refused, unless the settings say that it may be confirmed, by the token
 * that came with the question.
 *
 * <p>An account is opened with {@code POST /patrons} and found again by a patron attribute that
 * holds the person's hash.
 *
 * <p>Koha's sources, as we read them, take no returns over this API: a {@code POST /checkins}
 * stands only in development branches of 2026. So a return is not offered here: put {@link
 * org.shuyi.sync.ils.TwoRoads} with the same Koha's SIP2 server in front.
 */
public final class KohaLibrarySystem implements LibrarySystem {
  /**
   * Dates of loans are Koha's own. A repeated checkout asks for a confirmation that is never given,
   * so it renews nothing.
   */
  public static final Capabilities CAPABILITIES =
      Capabilities.of(
          Capability.LISTS_LOANS,
          Capability.SHOWS_HOLDS,
          Capability.BLOCKS_CARDS,
          Capability.CHECKS_PINS,
          Capability.TELLS_TWO_AT_ONCE_YES);

  /** What Koha shows of a patron and takes from nobody, in one version or another. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "patron_id",
          "restricted",
          "expired",
          "anonymized",
          "updated_on",
          "extended_attributes",
          "checkouts_count",
          "overdues_count",
          "account_balance",
          "library",
          "_strings");

  private static final ObjectNode NO_BODY = JsonNodeFactory.instance.objectNode();

  private final KohaSettings settings;
  private final Capabilities capabilities;
  private final KohaClient koha;
  private final KohaQuestions questions;

  /**
   * Connects to nothing yet.
   *
   * @param secret of the user or client, kept in memory only
   * @param clock to tell an expired card
   */
  public KohaLibrarySystem(KohaSettings settings, String secret, InstantSource clock) {
    this.settings = settings;
    this.capabilities =
        CAPABILITIES.but(
            Map.of(
                Capability.REGISTERS_PATRONS,
                settings.patrons().isPresent(),
                Capability.TAKES_HOLDS,
                !settings.library().isEmpty()));
    this.koha = new KohaClient(settings, secret);
    this.questions = new KohaQuestions(koha, settings, clock);
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    return questions.state(item);
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
    return questions.state(patron);
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    try {
      return switch (act) {
        case Act.Loan loan -> lend(loan);
        case Act.Renewal renewal -> renew(renewal);
        case Act.Return _ ->
            throw new LibrarySystemException(
                Kind.NOT_OFFERED,
                "Koha's REST API takes no returns; give it the same Koha's SIP2 server for them");
        case Act.DebtOpened _,
            Act.DebtSettled _,
            Act.StockLoaded _,
            Act.StockRemoved _,
            Act.HoldPickedUp _ ->
            throw new IllegalArgumentException("no library system is told of this: " + act);
      };
    } catch (LostAnswerException e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<PatronId> find(PersonHash person)
      throws LibrarySystemException, InterruptedException {
    return questions.card(person, patrons());
  }

  @Override
  public Outcome register(Act.CardIssued issued, Person person)
      throws LibrarySystemException, InterruptedException {
    try {
      Reply reply = koha.post("patrons", Map.of(), patron(issued, person, patrons()));
      return reply.ok() ? new Outcome.Applied(null) : notRegistered(reply);
    } catch (LostAnswerException e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    }
  }

  /** Koha takes a patron whole: what it shows goes back to it, with the one mark set. */
  @Override
  public Outcome reportLost(PatronId card) throws LibrarySystemException, InterruptedException {
    Optional<Row> patron = questions.patron(card);
    if (patron.isEmpty()) {
      return KohaReasons.refused(Set.of("PATRON_NOT_FOUND"));
    }
    ObjectNode body = patron.get().json().deepCopy();
    body.remove(READ_ONLY);
    body.put("patron_card_lost", true);
    try {
      Reply reply = koha.put("patrons/" + patron.get().id("patron"), body);
      return reply.ok()
          ? new Outcome.Applied(null)
          : new Outcome.Refused(List.of(RefusalReason.OTHER), koha.told(reply));
    } catch (LostAnswerException e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    }
  }

  /** Its {@code POST /auth/password/validation} says 400 to a wrong one. */
  @Override
  public boolean accepts(PatronId card, char[] pin)
      throws LibrarySystemException, InterruptedException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("identifier", card.value())
            .put("password", String.valueOf(pin));
    try {
      return accepted(koha.change("POST", "auth/password/validation", body), card);
    } catch (LostAnswerException e) {
      throw new LibrarySystemException(Kind.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }
  }

  /** Somebody's user name may be another one's card number. */
  private boolean accepted(Reply reply, PatronId card) throws LibrarySystemException {
    if (reply.ok()) {
      return reply.body().path("cardnumber").asText("").equalsIgnoreCase(card.value());
    }
    if (reply.status() == 400 && !reply.error().isEmpty()) {
      return false;
    }
    throw new LibrarySystemException(
        Kind.NOT_OFFERED, koha.told(reply) + ": is it too old to check passwords over REST?");
  }

  @Override
  public List<PatronHold> holds(PatronId card) throws LibrarySystemException, InterruptedException {
    Optional<Row> patron = questions.patron(card);
    return patron.isEmpty() ? List.of() : questions.holds(patron.get());
  }

  /** On any copy of the title ({@code POST /holds} without an item), to be fetched at our place. */
  @Override
  public Outcome hold(Act.OnHold act, Instant when)
      throws LibrarySystemException, InterruptedException {
    Optional<Row> item = questions.item(act.item());
    Optional<Row> patron = questions.patron(act.patron());
    if (item.isEmpty() || patron.isEmpty()) {
      return KohaReasons.refused(
          item.isEmpty() ? Set.of("ITEM_NOT_FOUND") : Set.of("PATRON_NOT_FOUND"));
    }
    try {
      return switch (act) {
        case Act.HoldPlaced _ -> place(item.get(), patron.get());
        case Act.HoldCancelled _ -> cancel(item.get(), patron.get());
      };
    } catch (LostAnswerException e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private Outcome place(Row item, Row patron)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    if (settings.library().isEmpty()) {
      throw new LibrarySystemException(
          Kind.NOT_OFFERED, "Koha asks where a hold is fetched: name its library in [ils]");
    }
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("patron_id", patron.id("patron"))
            .put("biblio_id", item.id("biblio"))
            .put("pickup_library_id", settings.library());
    return done(koha.change("POST", "holds", body));
  }

  private Outcome cancel(Row item, Row patron)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    Optional<Row> hold =
        questions.open(patron).stream()
            .filter(each -> each.id("biblio") == item.id("biblio"))
            .findFirst();
    return hold.isEmpty()
        ? new Outcome.AlreadyDone(null)
        : done(koha.change("DELETE", "holds/" + hold.get().id("hold"), NO_BODY));
  }

  /** Koha's words are for staff, and may not be understood by a program. */
  private Outcome done(Reply reply) {
    return reply.ok()
        ? new Outcome.Applied(null)
        : new Outcome.Refused(List.of(RefusalReason.OTHER), koha.told(reply));
  }

  private KohaSettings.Patrons patrons() throws LibrarySystemException {
    return settings
        .patrons()
        .orElseThrow(
            () ->
                new LibrarySystemException(
                    Kind.NOT_OFFERED, "[ils.patrons] is missing: no accounts are opened in Koha"));
  }

  /** A Chinese name is written in one, family name first; all of it goes into the one field. */
  private static ObjectNode patron(
      Act.CardIssued issued, Person person, KohaSettings.Patrons patrons) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("surname", person.name())
            .put("cardnumber", issued.card().value())
            .put("library_id", patrons.library())
            .put("category_id", patrons.categories().get(issued.category()))
            .put("expiry_date", issued.validThrough().toString());
    if (!person.phone().isEmpty()) {
      body.put("mobile", person.phone());
    }
    ArrayNode attributes = body.putArray("extended_attributes");
    attributes
        .addObject()
        .put("type", patrons.personAttribute())
        .put("value", issued.person().hex());
    patrons
        .numberAttribute()
        .ifPresent(
            type ->
                attributes.addObject().put("type", type).put("value", person.document().number()));
    return body;
  }

  /** 409 with the column that is taken; what Koha says beside it may name somebody. */
  private static Outcome.Refused notRegistered(Reply reply) {
    String conflict = reply.body().path("conflict").asText("");
    return conflict.equals("cardnumber")
        ? new Outcome.Refused(List.of(RefusalReason.CARD_NUMBER_TAKEN), conflict)
        : new Outcome.Refused(List.of(RefusalReason.OTHER), "Koha answered " + reply.status());
  }

  @Override
  public void close() {
    koha.close();
  }

  private Outcome lend(Act.Loan loan)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    Optional<Row> item = questions.item(loan.item());
    Optional<Row> patron = questions.patron(loan.patron());
    if (item.isEmpty() || patron.isEmpty()) {
      return KohaReasons.refused(
          item.isEmpty() ? Set.of("ITEM_NOT_FOUND") : Set.of("PATRON_NOT_FOUND"));
    }
    JsonNode availability = questions.availability(item.get(), patron.get());
    Set<String> against = against(availability);
    if (!against.isEmpty()) {
      return KohaReasons.refused(against);
    }
    String token = availability.path("confirmation_token").asText("");
    return lend(item.get(), patron.get(), token);
  }

  private Outcome lend(Row item, Row patron, String token)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("item_id", item.id("item"))
            .put("patron_id", patron.id("patron"));
    Map<String, String> query = token.isEmpty() ? Map.of() : Map.of("confirmation", token);
    Reply reply = koha.post("checkouts", query, body);
    if (reply.ok()) {
      return new Outcome.Applied(questions.due(new Row(reply.body())));
    }
    // 412: what would have to be confirmed is no longer what it was when we asked.
    return KohaReasons.refused(
        reply.status() == 412 ? against(questions.availability(item, patron)) : words(reply));
  }

  /** All that blocks, and all that we may not confirm. */
  private Set<String> against(JsonNode availability) {
    Set<String> against = new TreeSet<>(KohaReasons.words(names(availability.path("blockers"))));
    KohaReasons.words(names(availability.path("confirms"))).stream()
        .filter(word -> !settings.confirmed().contains(word))
        .forEach(against::add);
    return against;
  }

  private Outcome renew(Act.Renewal renewal)
      throws LibrarySystemException, LostAnswerException, InterruptedException {
    Optional<Row> item = questions.item(renewal.item());
    Optional<Row> patron = questions.patron(renewal.patron());
    if (item.isEmpty() || patron.isEmpty()) {
      return KohaReasons.refused(Set.of(item.isEmpty() ? "no_item" : "PATRON_NOT_FOUND"));
    }
    Optional<Row> checkout =
        questions.checkouts(patron.get()).stream()
            .filter(open -> open.id("item") == item.get().id("item"))
            .findFirst();
    if (checkout.isEmpty()) {
      return KohaReasons.refused(Set.of("no_checkout"));
    }
    String path = "checkouts/" + checkout.get().id("checkout") + "/renewals";
    Reply reply = koha.post(path, Map.of(), JsonNodeFactory.instance.objectNode());
    return reply.ok()
        ? new Outcome.Applied(questions.due(new Row(reply.body())))
        : KohaReasons.refused(reply.status() == 404 ? Set.of("no_checkout") : words(reply));
  }

  private static Set<String> words(Reply reply) {
    return reply.code().isEmpty() ? KohaReasons.words(reply.error()) : Set.of(reply.code());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
