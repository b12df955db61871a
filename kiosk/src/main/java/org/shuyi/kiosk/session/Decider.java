package org.shuyi.kiosk.session;

import static org.shuyi.kiosk.flow.Event.PersonAnswered.Standing.HAS_BLOCKED_CARD;
import static org.shuyi.kiosk.flow.Event.PersonAnswered.Standing.HAS_CARD;
import static org.shuyi.kiosk.flow.Event.PersonAnswered.Standing.HAS_LOST_CARD;
import static org.shuyi.kiosk.flow.Event.PersonAnswered.Standing.NEW;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Event.BehindDoor.Standing;
import org.shuyi.kiosk.flow.Event.PersonAnswered;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.flow.Lockers.Lies;
import org.shuyi.kiosk.flow.Staffing.Slot;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.policy.OfflineLadder;
import org.shuyi.sync.policy.OfflineLadder.Ruling;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who says yes: the centre if it answers in time, else the offline ladder. What this station itself
 * lent and nobody settled yet counts before both, for the centre may not have heard of it.
 */
public final class Decider {
  private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

  private final Station station;
  private final OfflineRules rules;
  private final InstantSource clock;
  private final ZoneId zone;
  private final boolean renewsAlone;
  private final Desk desk = new Desk();

  public Decider(Station station, OfflineRules rules, InstantSource clock, ZoneId zone) {
    this(station, rules, clock, zone, false);
  }

  /**
   * @param renewsAlone without the centre a loan is renewed to a patron who may borrow, unless the
   *     book is reserved: where the next network may be days away
   */
  public Decider(
      Station station, OfflineRules rules, InstantSource clock, ZoneId zone, boolean renewsAlone) {
    this.station = station;
    this.rules = rules;
    this.clock = clock;
    this.zone = zone;
    this.renewsAlone = renewsAlone;
  }

  CompletionStage<Event> identify(PatronId patron) {
    return station
        .ask(new Question.OfPatron(patron))
        .thenApply(
            answer ->
                answer instanceof Answer.OfPatron known
                    ? identified(patron, known)
                    : identifiedHere(patron));
  }

  private Event identified(PatronId patron, Answer.OfPatron known) {
    return new Event.Identified(
        new Borrower(
            patron, known.maskedName(), known.loanLimit(), out(patron, known), DecidedBy.CENTRE),
        known.blocks(),
        known.loans().stream()
            .filter(loan -> standing(loan.item()) != Standing.BACK)
            .map(
                loan -> new Event.OnLoan(loan.item(), loan.title(), loan.due(), isOver(loan.due())))
            .sorted(Comparator.comparing(loan -> !loan.overdue()))
            .toList());
  }

  /** Only by a clock that can be trusted: one that nobody set would call everything late. */
  private boolean isOver(@Nullable LocalDate last) {
    return last != null
        && last.isBefore(today())
        && station.clockTrust() == Stamp.ClockTrust.TRUSTED;
  }

  /** What the library system knows of, and what it may not have heard of yet. */
  private Set<ItemId> out(PatronId patron, Answer.OfPatron known) {
    return Stream.concat(
            known.loans().stream().map(Answer.Loan::item), ladder(patron).outTo(patron).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Event identifiedHere(PatronId patron) {
    OfflineLadder ladder = ladder(patron);
    int limit = ladder.allowance(patron).limit();
    return new Event.Identified(
        new Borrower(patron, "", limit, ladder.outTo(patron), DecidedBy.STATION),
        ladder.blocks(patron),
        List.of());
  }

  /**
   * @param by who decides in this session: once the station did, it goes on
   */
  CompletionStage<Event> loan(PatronId patron, ItemId item, DecidedBy by) {
    OfflineLadder ladder = ladder(patron);
    Optional<RecordedAct> before = ladder.stillOutTo(patron, item);
    if (before.isPresent()) {
      return CompletableFuture.completedFuture(new Event.StillOut(item, title(item), before.get()));
    }
    if (by == DecidedBy.STATION || ladder.stillOut(item).isPresent()) {
      return CompletableFuture.completedFuture(here(patron, item, by, ladder));
    }
    return station
        .ask(new Question.OfLoan(patron, item))
        .thenApply(
            answer ->
                switch (answer) {
                  case Answer.Granted(var title, var due) ->
                      new Event.Granted(item, title, due, DecidedBy.CENTRE);
                  case Answer.Denied(var title, var reasons)
                      when reasons.equals(List.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER))
                          && waitsHere(patron, item) ->
                      new Event.Granted(item, title, due(patron), DecidedBy.CENTRE);
                  case Answer.Denied(var title, var reasons) ->
                      new Event.Denied(item, title, reasons, DecidedBy.CENTRE);
                  default -> here(patron, item, DecidedBy.STATION, ladder);
                });
  }

  /**
   * A library system may show that a book waits for somebody and not for whom, as over SIP2; staff
   * who put it behind a door of this station have said it, and the centre has no other reason.
   */
  private boolean waitsHere(PatronId patron, ItemId item) {
    return due(patron).isAfter(today())
        && stock().stream()
            .anyMatch(loaded -> loaded.item().equals(item) && heldFor(patron, loaded));
  }

  private List<Act.StockLoaded> stock() {
    try {
      return station.stock();
    } catch (JournalException e) {
      LOG.error("what lies in the locker can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }

  private LocalDate due(PatronId patron) {
    Reference known = station.reference();
    String category = known.patron(patron).map(Reference.Patron::category).orElse("");
    return today().plusDays(known.rules(category).loanDays());
  }

  /**
   * What this station still has out is refused in the centre's name too: it will come to the same.
   */
  private static Event here(PatronId patron, ItemId item, DecidedBy by, OfflineLadder ladder) {
    return switch (ladder.loan(patron, item)) {
      case Ruling.Granted(var title, var due) -> new Event.Granted(item, title, due, by);
      case Ruling.Denied(var title, var reasons) -> new Event.Denied(item, title, reasons, by);
    };
  }

  /**
   * One person, one card: whether this one may have another. Never fails; what this station issued
   * itself the centre need not know yet. Where nobody can tell, the centre merges the cards later.
   */
  CompletionStage<Event> person(PersonHash person) {
    return issuedHere(person)
        .<CompletionStage<Event>>map(
            card ->
                CompletableFuture.completedFuture(
                    new PersonAnswered(person, HAS_CARD, card.masked(), DecidedBy.STATION)))
        .orElseGet(
            () ->
                station
                    .ask(new Question.OfPerson(person))
                    .thenApply(answer -> personTold(person, answer)));
  }

  private static Event personTold(PersonHash person, Answer answer) {
    return switch (answer) {
      case Answer.NoCard() -> new PersonAnswered(person, NEW, "", DecidedBy.CENTRE);
      case Answer.HasCard(var masked, var standing) ->
          new PersonAnswered(
              person,
              switch (standing) {
                case GOOD, NOT_REGISTERED -> HAS_CARD;
                case LOST -> HAS_LOST_CARD;
                case BLOCKED, EXPIRED -> HAS_BLOCKED_CARD;
              },
              masked,
              DecidedBy.CENTRE);
      default -> new PersonAnswered(person, NEW, "", DecidedBy.STATION);
    };
  }

  private Optional<PatronId> issuedHere(PersonHash person) {
    return pending().stream()
        .map(RecordedAct::act)
        .filter(act -> act instanceof Act.CardIssued issued && issued.person().equals(person))
        .map(act -> ((Act.CardIssued) act).card())
        .filter(card -> pending().stream().noneMatch(act -> isLost(act.act(), card)))
        .findFirst();
  }

  private static boolean isLost(Act act, PatronId card) {
    return act.equals(new Act.CardReportedLost(card));
  }

  CompletionStage<Event> renewal(PatronId patron, ItemId item) {
    return station
        .ask(new Question.OfRenewal(patron, item))
        .thenApply(
            answer ->
                switch (answer) {
                  case Answer.Granted(var title, var due) ->
                      new Event.Granted(item, title, due, DecidedBy.CENTRE);
                  case Answer.Denied(var title, var reasons) ->
                      new Event.Denied(item, title, reasons, DecidedBy.CENTRE);
                  default -> renewsAlone ? renewalHere(patron, item) : needsCentre(item);
                });
  }

  private Event renewalHere(PatronId patron, ItemId item) {
    List<RefusalReason> reasons = new ArrayList<>(ladder(patron).blocks(patron));
    if (station.reference().reservedForAnother(item, patron)) {
      reasons.add(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    }
    return reasons.isEmpty()
        ? new Event.Granted(item, title(item), due(patron), DecidedBy.STATION)
        : new Event.Denied(item, title(item), reasons, DecidedBy.STATION);
  }

  /** What is said of a patron if nobody could be asked at all. */
  Event unidentified(PatronId patron) {
    return new Event.Identified(
        new Borrower(patron, "", -1, Set.of(), DecidedBy.STATION),
        List.of(RefusalReason.NEEDS_CENTRE),
        List.of());
  }

  /** What is said of an item if nobody could be asked at all. */
  static Event undecided(ItemId item) {
    return needsCentre(item);
  }

  private static Event needsCentre(ItemId item) {
    return new Event.Denied(item, "", List.of(RefusalReason.NEEDS_CENTRE), DecidedBy.STATION);
  }

  /**
   * What lies there, if it is for this patron: what is held for somebody else, has waited too long
   * or is owed for is shown to nobody.
   *
   * @param out what the library system says is out to the patron
   * @param owed something is not as it should be with the book or its door
   */
  Optional<Compartment> compartment(
      PatronId patron, Act.StockLoaded loaded, List<ItemId> out, boolean owed) {
    ItemId item = loaded.item();
    OfflineLadder ladder = ladder(patron);
    if (ladder.stillOutTo(patron, item).isPresent()
        || (ladder.stillOut(item).isEmpty() && out.contains(item))) {
      return Optional.of(behind(loaded, Lies.LENT));
    }
    if (owed || ladder.stillOut(item).isPresent()) {
      return Optional.empty();
    }
    return loaded.heldFor() == null ? free(patron, loaded) : held(patron, loaded);
  }

  private Optional<Compartment> held(PatronId patron, Act.StockLoaded loaded) {
    return heldFor(patron, loaded) ? Optional.of(behind(loaded, Lies.HELD)) : Optional.empty();
  }

  private boolean heldFor(PatronId patron, Act.StockLoaded loaded) {
    return patron.equals(loaded.heldFor()) && !isOver(loaded.heldThrough());
  }

  private Optional<Compartment> free(PatronId patron, Act.StockLoaded loaded) {
    ItemId item = loaded.item();
    boolean lendable =
        station.reference().item(item).map(known -> known.flags().isEmpty()).orElse(true);
    return lendable && !station.reference().reservedForAnother(item, patron)
        ? Optional.of(behind(loaded, Lies.FOR_ANYBODY))
        : Optional.empty();
  }

  /** A hold whose last day is over lies there until staff take it out. */
  boolean isOver(Act.StockLoaded loaded) {
    return loaded.heldFor() != null && isOver(loaded.heldThrough());
  }

  /** So many days from now; null without a clock that can be trusted. */
  @Nullable LocalDate lastDay(int days) {
    return station.clockTrust() == Stamp.ClockTrust.TRUSTED ? today().plusDays(days) : null;
  }

  /** What staff see of a door. */
  Slot slot(int door, Act.@Nullable StockLoaded loaded, Set<ItemId> owed) {
    return loaded == null
        ? new Slot(door, null, "", Slot.Lies.EMPTY)
        : new Slot(door, loaded.item(), title(loaded.item()), lies(loaded, owed));
  }

  private Slot.Lies lies(Act.StockLoaded loaded, Set<ItemId> owed) {
    if (standing(loaded.item()) == Standing.LENT) {
      return Slot.Lies.LENT;
    }
    if (owed.contains(loaded.item())) {
      return Slot.Lies.TO_LOOK_AT;
    }
    if (loaded.heldFor() == null) {
      return Slot.Lies.FOR_ANYBODY;
    }
    return isOver(loaded) ? Slot.Lies.WAITED_TOO_LONG : Slot.Lies.HELD;
  }

  private Compartment behind(Act.StockLoaded loaded, Lies lies) {
    return new Compartment(loaded.door(), loaded.item(), title(loaded.item()), lies);
  }

  private LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }

  /** What this station last did with an item, and the centre has not settled yet. */
  Standing standing(ItemId item) {
    return pending().stream()
        .map(RecordedAct::act)
        .flatMap(act -> standing(act, item).stream())
        .reduce(Standing.UNTOLD, (earlier, later) -> later);
  }

  /** Those of these items that this station has not lent. */
  Set<ItemId> notOut(List<ItemId> items) {
    Set<ItemId> left = new LinkedHashSet<>(items);
    for (RecordedAct recorded : items.isEmpty() ? List.<RecordedAct>of() : pending()) {
      switch (recorded.act()) {
        case Act.Loan loan -> left.remove(loan.item());
        case Act.Return back when items.contains(back.item()) -> left.add(back.item());
        default -> {}
      }
    }
    return left;
  }

  private static Optional<Standing> standing(Act act, ItemId item) {
    return switch (act) {
      case Act.Loan loan when loan.item().equals(item) -> Optional.of(Standing.LENT);
      case Act.Return back when back.item().equals(item) -> Optional.of(Standing.BACK);
      default -> Optional.empty();
    };
  }

  private String title(ItemId item) {
    return station.reference().item(item).map(Reference.Item::title).orElse("");
  }

  /** The title, from the station's own reference data or else from the centre. */
  CompletionStage<Event> name(ItemId item) {
    return station
        .reference()
        .item(item)
        .map(Reference.Item::title)
        .<CompletionStage<Event>>map(
            title -> CompletableFuture.completedFuture(new Event.ItemNamed(item, title)))
        .orElseGet(
            () ->
                station
                    .ask(new Question.OfItem(item))
                    .thenApply(
                        answer ->
                            new Event.ItemNamed(
                                item, answer instanceof Answer.OfItem(var title) ? title : "")));
  }

  /** Where it stands whose PIN was right. */
  Desk desk() {
    return desk;
  }

  private OfflineLadder ladder(PatronId patron) {
    Instant now = clock.instant();
    return new OfflineLadder(
        rules,
        station.reference(),
        pending(),
        now,
        now.atZone(zone).toLocalDate(),
        desk.isProven(patron) ? OfflineLadder.Proof.PIN : OfflineLadder.Proof.CARD);
  }

  private List<RecordedAct> pending() {
    try {
      return station.pending();
    } catch (JournalException e) {
      LOG.error("unsettled acts can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }
}
