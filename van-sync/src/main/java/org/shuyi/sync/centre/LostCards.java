package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.Optional;
import org.shuyi.sync.centre.Settlement.Step;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.StoredLoss;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has cards that were reported lost marked in the library system, as {@link Settlement} settles
 * loans: look, record the intent, ask, look again, record the outcome. One thread per card.
 */
final class LostCards {
  private static final Logger LOG = LoggerFactory.getLogger(LostCards.class);

  private final CentreStore store;
  private final LibrarySystem ils;
  private final InstantSource clock;
  private final Verdicts verdicts;
  private final Runnable changed;

  /**
   * @param changed hears that stations are to learn of it; must not block
   */
  LostCards(
      CentreStore store,
      LibrarySystem ils,
      InstantSource clock,
      Verdicts verdicts,
      Runnable changed) {
    this.store = store;
    this.ils = ils;
    this.clock = clock;
    this.verdicts = verdicts;
    this.changed = changed;
  }

  /** Deals with the head of a card's lane. */
  Step advance(PatronId card) throws StoreException, InterruptedException {
    Optional<StoredLoss> head = store.head(card);
    if (head.isEmpty()) {
      return Step.EMPTY;
    }
    changed.run();
    try {
      return settle(head.get());
    } catch (LibrarySystemException e) {
      LOG.info("Lost card {} waits: {}", head.get().id(), e.getMessage());
      return e.kind() == LibrarySystemException.Kind.UNREACHABLE
          ? verdicts.putOff(head.get())
          : verdicts.byHand(
              head.get(), String.valueOf(e.getMessage()), LossRule.LOSS_BY_HAND.name());
    }
  }

  private Step settle(StoredLoss act)
      throws LibrarySystemException, StoreException, InterruptedException {
    Optional<Action> order = store.order(act.id()).filter(Action::onPaper);
    if (order.isPresent()) {
      return ordered(act, order.get());
    }
    LossSituation situation = look(act);
    LossRule rule = LossRule.of(situation);
    return switch (rule.does()) {
      case BLOCK -> block(act, situation, rule);
      case KNOWN -> settled(act, new Outcome.AlreadyDone(null), rule.name());
      case LANDED -> settled(act, new Outcome.Applied(null), rule.name());
      case WAIT -> verdicts.putOff(act);
      case BY_HAND -> verdicts.byHand(act, rule.sentence(), rule.name());
    };
  }

  /** A report that is dropped is one of a card that is not lost: stations take it again. */
  private Step ordered(StoredLoss act, Action action) throws StoreException {
    if (action == Action.DROP) {
      store.found(act.card());
    }
    return settled(act, action.outcome(), action.rule());
  }

  private LossSituation look(StoredLoss act)
      throws LibrarySystemException, StoreException, InterruptedException {
    return new LossSituation(
        ils.probe(act.card()).standing(),
        !store.surviving(act.card()).equals(act.card()),
        store.registered(act.card()),
        store.attempts(act.id()),
        store.told(act),
        ils.capabilities().has(Capability.BLOCKS_CARDS));
  }

  private Step block(StoredLoss act, LossSituation situation, LossRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (situation.attempts().made() >= Settlement.MOST_ATTEMPTS) {
      String asked = "asked " + Settlement.MOST_ATTEMPTS + " times without a usable answer";
      return verdicts.byHand(act, asked, rule.name());
    }
    store.intend(act, null, clock.instant());
    return switch (ils.reportLost(act.card())) {
      case Outcome.Applied applied -> verified(act, applied, rule);
      case Outcome.AlreadyDone done -> verified(act, done, rule);
      case Outcome.Refused refused ->
          verdicts.byHand(
              act, "refused, " + refused.detail() + ": staff block it by hand", rule.name());
      case Outcome.Unknown unknown -> {
        LOG.info("Lost card {} is looked at again: {}", act.id(), unknown.detail());
        yield verdicts.putOff(act);
      }
    };
  }

  /** Some systems show a block and not what it is for. */
  private Step verified(StoredLoss act, Outcome outcome, LossRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    Standing now = ils.probe(act.card()).standing();
    if (now == Standing.CARD_LOST || now == Standing.BLOCKED) {
      return settled(act, outcome, rule.name());
    }
    LOG.warn(
        "The library system said yes to the block of {} and does not show it; it is looked at again",
        act.id());
    return verdicts.putOff(act);
  }

  private Step settled(StoredLoss act, Outcome outcome, String rule) throws StoreException {
    Step settled = verdicts.settled(act, outcome, rule);
    changed.run();
    return settled;
  }
}
