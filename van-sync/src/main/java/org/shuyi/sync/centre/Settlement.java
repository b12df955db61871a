package org.shuyi.sync.centre;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.History;
import org.shuyi.sync.centre.store.Registered;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.StoredAct;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one act at a time to the library system: probe, record the intent, apply, verify, record
 * the outcome. It may die between any two of these; who comes next on the item finds the intent,
 * probes first, and the conflict table decides. One thread per item.
 */
final class Settlement {
  /** How it went with the head of an item's lane. */
  enum Step {
    /** An outcome is recorded; the next act may follow. */
    SETTLED,
    /** Nothing waits on this item. */
    EMPTY,
    /** Not now: the item is put off. */
    PUT_OFF
  }

  /**
   * How often the library system is asked for one act before staff see it. Each time it gave no
   * usable answer, and the probe after showed that nothing was done.
   */
  static final int MOST_ATTEMPTS = 5;

  /**
   * So soon after a request without an answer the item shows what came of it: a book that was lent
   * is not back at a desk yet.
   */
  static final Duration FRESH = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final CentreStore store;
  private final LibrarySystem ils;
  private final IntSupplier loanDays;
  private final CentreSettings.Pace pace;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Verdicts verdicts;

  Settlement(
      CentreStore store,
      LibrarySystem ils,
      IntSupplier loanDays,
      CentreSettings.Pace pace,
      ZoneId zone,
      InstantSource clock,
      Verdicts verdicts) {
    this.store = store;
    this.ils = ils;
    this.loanDays = loanDays;
    this.pace = pace;
    this.zone = zone;
    this.clock = clock;
    this.verdicts = verdicts;
  }

  /** Deals with the head of an item's lane. */
  Step advance(ItemId item) throws StoreException, InterruptedException {
    Optional<StoredAct> head = store.head(item);
    if (head.isEmpty()) {
      return Step.EMPTY;
    }
    try {
      return settle(head.get());
    } catch (LibrarySystemException e) {
      LOG.info("Act {} on {} waits: {}", head.get().id(), item, e.getMessage());
      return verdicts.putOff(head.get());
    }
  }

  private Step settle(StoredAct act)
      throws LibrarySystemException, StoreException, InterruptedException {
    Optional<Action> order = store.order(act.id());
    if (order.filter(Action::onPaper).isPresent()) {
      return verdicts.settled(act, order.get().outcome(), order.get().rule());
    }
    Registered registered = store.registered(act);
    if (registered == Registered.NOT_YET) {
      return verdicts.putOff(act);
    }
    Situation situation = look(act, registered, order.orElse(null));
    ConflictRule rule = ConflictRule.of(situation);
    return switch (rule.does()) {
      case APPLY -> apply(act, situation, rule);
      case ALREADY_DONE -> settled(act, new Outcome.AlreadyDone(situation.due()), rule);
      case LANDED -> settled(act, new Outcome.Applied(situation.due()), rule);
      case HISTORY -> settled(act, new Outcome.AlreadyDone(null), rule);
      case RETURN_FIRST -> returnFirst(act, situation, rule);
      case TAKE_BACK -> takeBack(act, situation, rule);
      case TAKEN_BACK -> settled(act, takenBack(), rule);
      case REVIEW ->
          isAwaited(act, situation, rule)
              ? verdicts.putOff(act)
              : settled(act, refused(situation, List.of(), rule.sentence()), rule);
      case HELD -> held(act, rule);
      case DOUBT -> doubt(act, rule.sentence(), rule);
    };
  }

  /** Another station may bring what explains it; staff need not look before. */
  private boolean isAwaited(StoredAct act, Situation situation, ConflictRule rule)
      throws StoreException {
    return rule.mayBeExplained()
        && !situation.ordered()
        && store.mayStillCome(act, pace.settle(), clock.instant());
  }

  private Step held(StoredAct act, ConflictRule rule) throws StoreException {
    Outcome.Unknown unknown = new Outcome.Unknown(rule.sentence());
    if (!store.hold(act, unknown, rule.name(), clock.instant())) {
      return verdicts.putOff(act);
    }
    return verdicts.told(act, unknown);
  }

  private Situation look(StoredAct act, Registered registered, @Nullable Action order)
      throws LibrarySystemException, StoreException, InterruptedException {
    History history = store.history(act);
    Attempts attempts = store.attempts(act.id());
    ItemState item = ils.probe(act.act().item());
    return new Situation(
        act.act(),
        item,
        holder(act.act(), history),
        history,
        attempts,
        registered == Registered.YES,
        ils.capabilities(),
        act.time().at().plus(pace.lateAfter()).isBefore(clock.instant()),
        attempts.since() != null && attempts.since().plus(FRESH).isBefore(clock.instant()),
        act.time().at().atZone(zone).toLocalDate(),
        loanDays.getAsInt(),
        order);
  }

  private @Nullable PatronState holder(Act.OnItem act, History history)
      throws LibrarySystemException, InterruptedException {
    PatronId patron = inQuestion(act, history);
    return patron == null || !ils.capabilities().has(Capability.LISTS_LOANS)
        ? null
        : ils.probe(patron);
  }

  private static @Nullable PatronId inQuestion(Act.OnItem act, History history) {
    return switch (act) {
      case Act.Loan loan -> loan.patron();
      case Act.Renewal renewal -> renewal.patron();
      case Act.Return back -> history.previous().flatMap(History.Previous::patron).orElse(null);
      case Act.DebtOpened _,
          Act.DebtSettled _,
          Act.StockLoaded _,
          Act.StockRemoved _,
          Act.HoldPickedUp _ ->
          null;
    };
  }

  private Step apply(StoredAct act, Situation situation, ConflictRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    return asked(
        act,
        act.act(),
        situation.date(act.time(), zone),
        situation,
        rule,
        outcome ->
            switch (outcome) {
              case Outcome.Applied applied -> verified(act, situation, applied, rule);
              case Outcome.AlreadyDone done -> settled(act, done, rule);
              case Outcome.Refused refused -> refused(act, situation, refused, rule);
              case Outcome.Unknown unknown -> probedAgain(act, unknown);
            });
  }

  /** The old loan ended when this one began: so it is not overdue by what came after. */
  private Step returnFirst(StoredAct act, Situation situation, ConflictRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    Act.Return old = new Act.Return(act.act().item());
    return asked(
        act,
        old,
        act.time().at(),
        situation,
        rule,
        outcome ->
            switch (outcome) {
              case Outcome.Applied _, Outcome.AlreadyDone _ -> {
                if (shows(old)) {
                  store.answered(act, clock.instant());
                }
                yield verdicts.putOff(act);
              }
              case Outcome.Refused refused -> refused(act, situation, refused, rule);
              case Outcome.Unknown unknown -> probedAgain(act, unknown);
            });
  }

  private Step takeBack(StoredAct act, Situation situation, ConflictRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    return asked(
        act,
        new Act.Return(act.act().item()),
        act.time().at(),
        situation,
        rule,
        outcome ->
            switch (outcome) {
              case Outcome.Applied _, Outcome.AlreadyDone _ -> verdicts.putOff(act);
              case Outcome.Refused refused ->
                  doubt(act, "the loan can't be ended: " + refused.detail(), rule);
              case Outcome.Unknown unknown -> probedAgain(act, unknown);
            });
  }

  private static Outcome takenBack() {
    return new Outcome.Refused(List.of(RefusalReason.OTHER), "staff: taken back");
  }

  /** What the library system's answer leads to. */
  private interface Answered {
    Step by(Outcome outcome) throws LibrarySystemException, StoreException, InterruptedException;
  }

  /** The intent is on disk before the library system is asked for anything. */
  private Step asked(
      StoredAct act,
      Act.OnItem request,
      Instant when,
      Situation situation,
      ConflictRule rule,
      Answered answered)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (situation.attempts().made() >= MOST_ATTEMPTS) {
      return doubt(act, "asked " + MOST_ATTEMPTS + " times without a usable answer", rule);
    }
    if (!store.intend(act, situation.due(), clock.instant()).hasTime()) {
      LOG.warn(
          "Act {} is not asked for: this centre stood still too long after its intent", act.id());
      return verdicts.putOff(act);
    }
    return answered.by(ask(act, request, when));
  }

  private Step probedAgain(StoredAct act, Outcome.Unknown unknown) throws StoreException {
    LOG.info("Act {} is probed again: {}", act.id(), unknown.detail());
    return verdicts.putOff(act);
  }

  private Outcome ask(StoredAct act, Act.OnItem request, Instant when)
      throws LibrarySystemException, StoreException, InterruptedException {
    try {
      return ils.apply(request, when);
    } catch (LibrarySystemException e) {
      if (isNotForThisAct(e)) {
        store.withdraw(act, clock.instant());
      }
      throw e;
    }
  }

  /** The line failed; what fails for one act again and again has to come to an end. */
  private static boolean isNotForThisAct(LibrarySystemException e) {
    return switch (e.kind()) {
      case UNREACHABLE, LOGIN_REFUSED -> true;
      case GARBLED, NOT_OFFERED -> false;
    };
  }

  /**
   * Of two loans at the same instant an ILS may tell both yes; the list of loans tells the truth.
   */
  private Step verified(
      StoredAct act, Situation situation, Outcome.Applied applied, ConflictRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (shows(act.act())) {
      return settled(act, applied, rule);
    }
    LOG.warn(
        "The library system said yes to act {} on {} and does not show it; it is looked at again",
        act.id(),
        situation.item().item());
    return verdicts.putOff(act);
  }

  private boolean shows(Act.OnItem act) throws LibrarySystemException, InterruptedException {
    return switch (act) {
      case Act.Loan loan ->
          !ils.capabilities().has(Capability.LISTS_LOANS)
              || ils.probe(loan.patron()).has(loan.item());
      case Act.Return back -> ils.probe(back.item()).circulation() != ItemState.Circulation.ON_LOAN;
      case Act.Renewal renewal -> true;
      case Act.DebtOpened _,
          Act.DebtSettled _,
          Act.StockLoaded _,
          Act.StockRemoved _,
          Act.HoldPickedUp _ ->
          true;
    };
  }

  private Step refused(
      StoredAct act, Situation situation, Outcome.Refused refused, ConflictRule rule)
      throws StoreException {
    if (refused.reasons().contains(RefusalReason.LOAN_LIMIT_REACHED)
        && store.returnWaits(act, situation.borrowed())) {
      store.withdraw(act, clock.instant());
      return verdicts.putOff(act);
    }
    boolean nothingToReturn =
        act.act() instanceof Act.Return
            && refused.reasons().equals(List.of(RefusalReason.ITEM_NOT_ON_LOAN));
    return nothingToReturn
        ? settled(act, new Outcome.AlreadyDone(null), rule)
        : settled(act, refused(situation, refused.reasons(), refused.detail()), rule);
  }

  private static Outcome.Refused refused(
      Situation situation, List<RefusalReason> said, String detail) {
    return new Outcome.Refused(Reasons.together(said, reasons(situation)), detail);
  }

  private static List<RefusalReason> reasons(Situation situation) {
    PatronState holder = situation.holder();
    return switch (situation.act()) {
      case Act.Loan loan when holder != null -> Reasons.againstLoan(situation.item(), holder, 0);
      case Act.Renewal renewal when holder != null ->
          Reasons.againstRenewal(situation.item(), holder);
      case Act.Return back -> Reasons.againstReturn(situation.item());
      case Act.OnItem other -> List.of();
    };
  }

  private Step doubt(StoredAct act, String detail, ConflictRule rule) throws StoreException {
    return verdicts.doubtful(act, detail, rule.name());
  }

  private Step settled(StoredAct act, Outcome outcome, ConflictRule rule) throws StoreException {
    return verdicts.settled(act, outcome, rule.name());
  }
}
