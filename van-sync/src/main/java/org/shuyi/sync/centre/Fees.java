package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.Optional;
import org.shuyi.sync.centre.Settlement.Step;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.StoredFee;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the library system of fees that were paid at stations. No library system that we know takes
 * note of an order's number, so it is told once: what was asked for without a usable answer is for
 * staff, who see the account. One thread per order.
 */
final class Fees {
  private static final Logger LOG = LoggerFactory.getLogger(Fees.class);

  private final CentreStore store;
  private final LibrarySystem ils;
  private final InstantSource clock;
  private final Verdicts verdicts;

  Fees(CentreStore store, LibrarySystem ils, InstantSource clock, Verdicts verdicts) {
    this.store = store;
    this.ils = ils;
    this.clock = clock;
    this.verdicts = verdicts;
  }

  /** Deals with the head of an order's lane. */
  Step advance(FeeOrder order) throws StoreException, InterruptedException {
    Optional<StoredFee> head = store.head(order);
    if (head.isEmpty()) {
      return Step.EMPTY;
    }
    try {
      return settle(head.get());
    } catch (LibrarySystemException e) {
      LOG.info("Payment {} waits: {}", head.get().id(), e.getMessage());
      return e.kind() == LibrarySystemException.Kind.UNREACHABLE
          ? verdicts.putOff(head.get())
          : verdicts.byHand(head.get(), String.valueOf(e.getMessage()), FeeRule.FEE_BY_HAND.name());
    }
  }

  private Step settle(StoredFee act)
      throws LibrarySystemException, StoreException, InterruptedException {
    Optional<Action> order = store.order(act.id()).filter(Action::onPaper);
    if (order.isPresent()) {
      return verdicts.settled(act, order.get().outcome(), order.get().rule());
    }
    if (store.paidBefore(act)) {
      return verdicts.settled(act, new Outcome.AlreadyDone(null), FeeRule.FEE_TOLD_TWICE.name());
    }
    if (store.attempts(act.id()).made() > 0) {
      return byHand(act, FeeRule.FEE_PERHAPS_TAKEN);
    }
    // Asked first, so that a line that is down leaves no doubt.
    return ils.owes(act.act().card()).minor() < act.act().amount().minor()
        ? byHand(act, FeeRule.FEE_OWES_LESS)
        : pay(act);
  }

  private Step pay(StoredFee act)
      throws LibrarySystemException, StoreException, InterruptedException {
    store.intend(act, null, clock.instant());
    return switch (ils.pay(act.act(), act.time().at())) {
      case Outcome.Applied applied -> verdicts.settled(act, applied, FeeRule.FEE_TAKEN.name());
      case Outcome.AlreadyDone done -> verdicts.settled(act, done, FeeRule.FEE_TAKEN.name());
      case Outcome.Refused refused ->
          verdicts.byHand(act, "refused, " + refused.detail(), FeeRule.FEE_REFUSED.name());
      case Outcome.Unknown unknown ->
          verdicts.byHand(act, unknown.detail(), FeeRule.FEE_PERHAPS_TAKEN.name());
    };
  }

  private Step byHand(StoredFee act, FeeRule rule) throws StoreException {
    return verdicts.byHand(act, rule.sentence(), rule.name());
  }
}
