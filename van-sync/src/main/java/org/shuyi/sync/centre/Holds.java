package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.centre.Settlement.Step;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Registered;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.StoredHold;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.HoldRequest;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronHold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings holds to the library system. The patron's list is looked at first, each time, so that what
 * was asked for without an answer is not asked for twice. One thread per patron and book.
 */
final class Holds {
  private static final Logger LOG = LoggerFactory.getLogger(Holds.class);

  private static final int MOST_ATTEMPTS = 5;

  private final CentreStore store;
  private final LibrarySystem ils;
  private final InstantSource clock;
  private final Verdicts verdicts;

  Holds(CentreStore store, LibrarySystem ils, InstantSource clock, Verdicts verdicts) {
    this.store = store;
    this.ils = ils;
    this.clock = clock;
    this.verdicts = verdicts;
  }

  /** Deals with the head of the lane of a wish for a book. */
  Step advance(HoldRequest request) throws StoreException, InterruptedException {
    Optional<StoredHold> head = store.head(request);
    if (head.isEmpty()) {
      return Step.EMPTY;
    }
    try {
      return settle(head.get());
    } catch (LibrarySystemException e) {
      LOG.info("Hold {} waits: {}", head.get().id(), e.getMessage());
      return e.kind() == LibrarySystemException.Kind.NOT_OFFERED
          ? verdicts.byHand(
              head.get(), String.valueOf(e.getMessage()), HoldRule.HOLD_BY_HAND.name())
          : verdicts.putOff(head.get());
    }
  }

  private Step settle(StoredHold act)
      throws LibrarySystemException, StoreException, InterruptedException {
    Optional<Action> order = store.order(act.id()).filter(Action::onPaper);
    if (order.isPresent()) {
      return verdicts.settled(act, order.get().outcome(), order.get().rule());
    }
    if (!ils.capabilities().has(Capability.TAKES_HOLDS)) {
      return byHand(act, HoldRule.HOLD_BY_HAND);
    }
    boolean placing = act.act() instanceof Act.HoldPlaced;
    if (stands(act) == placing) {
      HoldRule rule = placing ? HoldRule.HOLD_STANDS : HoldRule.HOLD_GONE;
      boolean ours = store.attempts(act.id()).made() > 0;
      return verdicts.settled(
          act, ours ? new Outcome.Applied(null) : new Outcome.AlreadyDone(null), rule.name());
    }
    return store.attempts(act.id()).made() < MOST_ATTEMPTS
        ? ask(act, placing ? HoldRule.HOLD_PLACED : HoldRule.HOLD_CANCELLED)
        : byHand(act, HoldRule.HOLD_UNANSWERED);
  }

  private boolean stands(StoredHold act) throws LibrarySystemException, InterruptedException {
    List<PatronHold> holds = ils.holds(act.act().patron());
    if (holds.isEmpty()) {
      return false;
    }
    ItemState book = ils.probe(act.act().item());
    return holds.stream().anyMatch(hold -> hold.covers(book));
  }

  private Step ask(StoredHold act, HoldRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    store.intend(act, null, clock.instant());
    return switch (ils.hold(act.act(), act.time().at())) {
      case Outcome.Applied applied -> verdicts.settled(act, applied, rule.name());
      case Outcome.AlreadyDone done -> verdicts.settled(act, done, rule.name());
      case Outcome.Refused refused ->
          provisional(act, refused)
              ? verdicts.putOff(act)
              : verdicts.settled(act, refused, HoldRule.HOLD_REFUSED.name());
      case Outcome.Unknown unknown -> verdicts.putOff(act);
    };
  }

  /** A card that a station gave is not known before it is registered. */
  private boolean provisional(StoredHold act, Outcome.Refused refused) throws StoreException {
    return refused.reasons().contains(RefusalReason.PATRON_UNKNOWN)
        && store.registered(act.act().patron()) != Registered.YES;
  }

  private Step byHand(StoredHold act, HoldRule rule) throws StoreException {
    return verdicts.byHand(act, rule.sentence(), rule.name());
  }
}
