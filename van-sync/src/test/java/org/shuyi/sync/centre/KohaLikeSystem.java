package org.shuyi.sync.centre;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
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
import org.shuyi.sync.ils.PatronHold;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;

/**
 * A library system in memory with the habits that were seen on a real Koha: a repeated checkout
 * renews, a late return closes whichever loan is open, refusals come one reason at a time.
 */
final class KohaLikeSystem implements LibrarySystem {
  static final int LOAN_DAYS = 21;
  static final int LIMIT = 5;

  /** Called around each exchange; may throw, as a broken line or a crash of the centre. */
  interface Fault {
    void at(Moment moment, Act.@Nullable OnItem act) throws LibrarySystemException;
  }

  enum Moment {
    PROBE,
    BEFORE_APPLY,
    AFTER_APPLY
  }

  /** The centre's process is gone. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(Moment moment) {
      super("crashed at " + moment);
    }
  }

  record OpenLoan(PatronId patron, LocalDate due, int renewals) {}

  /** What was really done, in order. */
  record Done(String what, ItemId item, @Nullable PatronId patron) {}

  private final LocalDate today;
  private final Map<ItemId, OpenLoan> loans = new HashMap<>();
  private final Set<ItemId> reserved = new HashSet<>();
  private final Map<PatronId, PatronState.Standing> standing = new HashMap<>();
  private final List<Done> done = new ArrayList<>();
  private final List<PatronId> lost = new ArrayList<>();
  private final Map<PatronId, String> pins = new HashMap<>();
  private final List<PatronId> opened = new ArrayList<>();
  private final Map<PatronId, String> names = new HashMap<>();
  private final Map<PersonHash, PatronId> people = new HashMap<>();
  private final Map<PatronId, PersonHash> accounts = new HashMap<>();
  private final Map<PatronId, Long> owed = new HashMap<>();
  private final List<String> payments = new ArrayList<>();
  private Fault fault = (moment, act) -> {};
  private boolean lostAnswer;
  private Instant lastDated = Instant.EPOCH;
  private boolean trusting;
  private Capabilities capabilities =
      Sip2LibrarySystem.CAPABILITIES.but(Map.of(Capability.REGISTERS_PATRONS, true));

  KohaLikeSystem(Instant now) {
    this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  synchronized void fault(Fault next) {
    fault = next;
  }

  synchronized void crashOnceAt(Moment wanted) {
    fault =
        (moment, act) -> {
          if (moment == wanted) {
            fault = (later, other) -> {};
            throw new Crash(moment);
          }
        };
  }

  synchronized void can(Capabilities next) {
    capabilities = next;
  }

  synchronized void standing(PatronId patron, PatronState.Standing next) {
    standing.put(patron, next);
  }

  synchronized void reserve(ItemId item) {
    reserved.add(item);
  }

  /** Lent at a desk, of which the centre hears nothing. */
  synchronized void lendAtDesk(ItemId item, PatronId patron, LocalDate due) {
    loans.put(item, new OpenLoan(patron, due, 0));
  }

  synchronized void returnAtDesk(ItemId item) {
    loans.remove(item);
  }

  synchronized List<Done> done() {
    return List.copyOf(done);
  }

  synchronized @Nullable OpenLoan loan(ItemId item) {
    return loans.get(item);
  }

  /** With which it was last asked. */
  synchronized Instant lastDated() {
    return lastDated;
  }

  synchronized Map<ItemId, OpenLoan> loans() {
    return Map.copyOf(loans);
  }

  @Override
  public synchronized Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public synchronized ItemState probe(ItemId item) throws LibrarySystemException {
    fault.at(Moment.PROBE, null);
    if (item.value().startsWith("unknown")) {
      return new ItemState(item, ItemState.Circulation.UNKNOWN_ITEM, "", "", null);
    }
    OpenLoan loan = loans.get(item);
    return new ItemState(
        item,
        circulation(item, loan),
        "Title of " + item,
        "I247.5/1",
        loan == null ? null : loan.due());
  }

  private ItemState.Circulation circulation(ItemId item, @Nullable OpenLoan loan) {
    if (loan != null) {
      return ItemState.Circulation.ON_LOAN;
    }
    return reserved.contains(item)
        ? ItemState.Circulation.ON_HOLD_SHELF
        : ItemState.Circulation.AVAILABLE;
  }

  @Override
  public synchronized PatronState probe(PatronId patron) throws LibrarySystemException {
    fault.at(Moment.PROBE, null);
    List<PatronState.OnLoan> onLoan = new ArrayList<>();
    loans.forEach(
        (item, loan) -> {
          if (loan.patron().equals(patron)) {
            onLoan.add(new PatronState.OnLoan(item, "Title of " + item, loan.due()));
          }
        });
    return new PatronState(patron, standingOf(patron), "王小明", null, LIMIT, onLoan);
  }

  @Override
  public synchronized Outcome apply(Act.OnItem act, Instant when) throws LibrarySystemException {
    fault.at(Moment.BEFORE_APPLY, act);
    lastDated = when;
    Outcome outcome = apply(act);
    fault.at(Moment.AFTER_APPLY, act);
    return lostAnswer ? new Outcome.Unknown("the answer was lost") : outcome;
  }

  /** Whoever has no number of a van has an account. */
  private PatronState.Standing standingOf(PatronId card) {
    return standing.getOrDefault(
        card,
        card.value().startsWith("V")
            ? PatronState.Standing.UNKNOWN_PATRON
            : PatronState.Standing.GOOD);
  }

  private final Map<PatronId, Set<ItemId>> wanted = new HashMap<>();

  @Override
  public synchronized List<PatronHold> holds(PatronId card) throws LibrarySystemException {
    fault.at(Moment.PROBE, null);
    return wanted.getOrDefault(card, Set.of()).stream()
        .map(item -> new PatronHold(item, "Title of " + item, reserved.contains(item), "", null))
        .toList();
  }

  @Override
  public synchronized Outcome hold(Act.OnHold act, Instant when) throws LibrarySystemException {
    fault.at(Moment.BEFORE_APPLY, null);
    Set<ItemId> of = wanted.computeIfAbsent(act.patron(), ignored -> new HashSet<>());
    boolean done = act instanceof Act.HoldPlaced ? of.add(act.item()) : of.remove(act.item());
    fault.at(Moment.AFTER_APPLY, null);
    if (lostAnswer) {
      return new Outcome.Unknown("the answer was lost");
    }
    return done
        ? new Outcome.Applied(null)
        : new Outcome.Refused(List.of(RefusalReason.OTHER), "asked twice");
  }

  synchronized void owes(PatronId card, long fen) {
    owed.put(card, fen);
  }

  /** Order numbers of payments that were noted. */
  synchronized List<String> payments() {
    return List.copyOf(payments);
  }

  @Override
  public synchronized Money owes(PatronId card) throws LibrarySystemException {
    fault.at(Moment.PROBE, null);
    if (!capabilities.has(Capability.TAKES_FEES)) {
      throw new LibrarySystemException(LibrarySystemException.Kind.NOT_OFFERED, "no fees");
    }
    return new Money(owed.getOrDefault(card, 0L), "CNY");
  }

  @Override
  public synchronized Outcome pay(Act.FeePaid paid, Instant when) throws LibrarySystemException {
    fault.at(Moment.BEFORE_APPLY, null);
    payments.add(paid.order().number());
    owed.merge(paid.card(), -paid.amount().minor(), Long::sum);
    fault.at(Moment.AFTER_APPLY, null);
    return lostAnswer ? new Outcome.Unknown("the answer was lost") : new Outcome.Applied(null);
  }

  @Override
  public synchronized Optional<PatronId> find(PersonHash person) throws LibrarySystemException {
    fault.at(Moment.PROBE, null);
    return Optional.ofNullable(people.get(person));
  }

  @Override
  public synchronized Outcome register(Act.CardIssued issued, Person person)
      throws LibrarySystemException {
    fault.at(Moment.BEFORE_APPLY, null);
    Outcome outcome = open(issued);
    names.put(issued.card(), person.name());
    fault.at(Moment.AFTER_APPLY, null);
    return lostAnswer ? new Outcome.Unknown("the answer was lost") : outcome;
  }

  /** As a real one with a unique attribute: no number and no person twice. */
  private Outcome open(Act.CardIssued issued) {
    if (standingOf(issued.card()) != PatronState.Standing.UNKNOWN_PATRON) {
      return refused(RefusalReason.CARD_NUMBER_TAKEN);
    }
    if (!trusting && people.containsKey(issued.person())) {
      return refused(RefusalReason.OTHER);
    }
    registerAtDesk(issued.card(), issued.person());
    opened.add(issued.card());
    return new Outcome.Applied(null);
  }

  /** With the person's hash; {@link #standing} opens an account without. */
  synchronized void registerAtDesk(PatronId card, PersonHash person) {
    people.put(person, card);
    accounts.put(card, person);
    standing.put(card, PatronState.Standing.GOOD);
  }

  /** Accounts that were opened over the interface, in order. */
  synchronized List<PatronId> opened() {
    return List.copyOf(opened);
  }

  /** Opens a second account for a person if it is asked to. */
  synchronized void trusting() {
    trusting = true;
  }

  /** Every account that names a person. */
  synchronized Map<PersonHash, Set<PatronId>> people() {
    Map<PersonHash, Set<PatronId>> all = new HashMap<>();
    accounts.forEach((card, person) -> all.computeIfAbsent(person, p -> new HashSet<>()).add(card));
    return all;
  }

  /** Names that came with a registration. */
  synchronized Map<PatronId, String> names() {
    return Map.copyOf(names);
  }

  synchronized void loseAnswers(boolean lose) {
    lostAnswer = lose;
  }

  @Override
  public synchronized Outcome reportLost(PatronId card) throws LibrarySystemException {
    fault.at(Moment.BEFORE_APPLY, null);
    standing.put(card, PatronState.Standing.CARD_LOST);
    lost.add(card);
    fault.at(Moment.AFTER_APPLY, null);
    return lostAnswer ? new Outcome.Unknown("the answer was lost") : new Outcome.Applied(null);
  }

  /** Cards that were marked over the interface, each time. */
  synchronized List<PatronId> lost() {
    return List.copyOf(lost);
  }

  /** Who knows a PIN is told yes. */
  synchronized void pin(PatronId card, String pin) {
    pins.put(card, pin);
  }

  @Override
  public synchronized boolean accepts(PatronId card, char[] pin) throws LibrarySystemException {
    fault.at(Moment.PROBE, null);
    return String.valueOf(pin).equals(pins.get(card));
  }

  private Outcome apply(Act.OnItem act) {
    return switch (act) {
      case Act.Loan loan -> lend(loan);
      case Act.Return back -> takeBack(back.item());
      case Act.Renewal renewal -> renew(renewal.item(), renewal.patron());
      case Act.DebtOpened _,
          Act.DebtSettled _,
          Act.StockLoaded _,
          Act.StockRemoved _,
          Act.HoldPickedUp _ ->
          throw new AssertionError("never sent");
    };
  }

  private Outcome lend(Act.Loan act) {
    OpenLoan open = loans.get(act.item());
    if (open != null && open.patron().equals(act.patron())) {
      return renew(act.item(), act.patron());
    }
    if (open != null) {
      return refused(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    }
    if (standingOf(act.patron()) != PatronState.Standing.GOOD) {
      return refused(
          standingOf(act.patron()) == PatronState.Standing.UNKNOWN_PATRON
              ? RefusalReason.PATRON_UNKNOWN
              : RefusalReason.PATRON_BLOCKED);
    }
    if (reserved.contains(act.item())) {
      return refused(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    }
    if (loans.values().stream().filter(l -> l.patron().equals(act.patron())).count() >= LIMIT) {
      return refused(RefusalReason.LOAN_LIMIT_REACHED);
    }
    OpenLoan made = new OpenLoan(act.patron(), today.plusDays(LOAN_DAYS), 0);
    loans.put(act.item(), made);
    done.add(new Done("loan", act.item(), act.patron()));
    return new Outcome.Applied(made.due());
  }

  private Outcome takeBack(ItemId item) {
    OpenLoan closed = loans.remove(item);
    if (closed != null) {
      done.add(new Done("return", item, closed.patron()));
    }
    return new Outcome.Applied(null);
  }

  private Outcome renew(ItemId item, PatronId patron) {
    OpenLoan open = loans.get(item);
    if (open == null) {
      return refused(RefusalReason.ITEM_NOT_ON_LOAN);
    }
    if (open.renewals() == 3) {
      return refused(RefusalReason.RENEWAL_LIMIT_REACHED);
    }
    OpenLoan longer = new OpenLoan(patron, open.due().plusDays(LOAN_DAYS), open.renewals() + 1);
    loans.put(item, longer);
    done.add(new Done("renewal", item, patron));
    return new Outcome.Applied(longer.due());
  }

  private static Outcome refused(RefusalReason reason) {
    return new Outcome.Refused(List.of(reason), "said the library system");
  }

  @Override
  public void close() {
    // Nothing to close.
  }
}
