package org.shuyi.sync.centre;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.shuyi.sync.centre.Settlement.Step;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.Stored;
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

  /** Staff do not look by the second. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  private final CentreStore store;
  private final LibrarySystem ils;
  private final CentreSettings.Pace pace;
  private final InstantSource clock;
  private final BiConsumer<Stored, Outcome> settled;

  /**
   * @param settled hears of each outcome after it is on disk; must not block
   */
  Fees(
      CentreStore store,
      LibrarySystem ils,
      CentreSettings.Pace pace,
      InstantSource clock,
      BiConsumer<Stored, Outcome> settled) {
    this.store = store;
    this.ils = ils;
    this.pace = pace;
    this.clock = clock;
    this.settled = settled;
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
          ? putOff(head.get())
          : byHand(head.get(), FeeRule.FEE_BY_HAND, String.valueOf(e.getMessage()));
    }
  }

  private Step settle(StoredFee act)
      throws LibrarySystemException, StoreException, InterruptedException {
    Optional<Action> order = store.order(act.id()).filter(Action::onPaper);
    if (order.isPresent()) {
      return settled(act, order.get().outcome(), order.get().rule());
    }
    if (store.paidBefore(act)) {
      return settled(act, new Outcome.AlreadyDone(null), FeeRule.FEE_TOLD_TWICE.name());
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
      case Outcome.Applied applied -> settled(act, applied, FeeRule.FEE_TAKEN.name());
      case Outcome.AlreadyDone done -> settled(act, done, FeeRule.FEE_TAKEN.name());
      case Outcome.Refused refused ->
          byHand(act, FeeRule.FEE_REFUSED, "refused, " + refused.detail());
      case Outcome.Unknown unknown -> byHand(act, FeeRule.FEE_PERHAPS_TAKEN, unknown.detail());
    };
  }

  private Step byHand(StoredFee act, FeeRule rule) throws StoreException {
    return byHand(act, rule, rule.sentence());
  }

  private Step byHand(StoredFee act, FeeRule rule, String detail) throws StoreException {
    Outcome.Unknown unknown = new Outcome.Unknown(detail);
    if (store.doubt(act, unknown, rule.name(), clock.instant())) {
      settled.accept(act, unknown);
    }
    store.putOff(act.subject(), failures -> clock.instant().plus(BETWEEN_LOOKS));
    return Step.PUT_OFF;
  }

  private Step settled(StoredFee act, Outcome outcome, String rule) throws StoreException {
    store.settle(act, outcome, rule, clock.instant());
    settled.accept(act, outcome);
    return Step.SETTLED;
  }

  private Step putOff(StoredFee act) throws StoreException {
    store.putOff(act.subject(), failures -> clock.instant().plus(pace.retryAfter(failures)));
    return Step.PUT_OFF;
  }
}
