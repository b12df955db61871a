package org.shuyi.kiosk.session;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Event.FeesTold.Fees;
import org.shuyi.kiosk.flow.Paying.Order;
import org.shuyi.kiosk.flow.Paying.OrderState;
import org.shuyi.kiosk.payment.OpenOrders;
import org.shuyi.kiosk.payment.PaymentException;
import org.shuyi.kiosk.payment.Till;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders at the payment provider. An order is on disk before anybody sees its code and until its
 * end is known: paid and the act on disk, or closed. What is not known is asked for again, also
 * after a restart; while it is open its card owes nothing that could be paid again. One thread asks
 * the provider, so that the session never waits for it.
 */
final class Cashier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);

  private static final Duration WHILE_SHOWN = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
  private static final Money NOTHING = new Money(0, "CNY");

  private final Till till;
  private final Station station;
  private final Consumer<Event> post;
  private final Set<FeeOrder> told = new HashSet<>();
  private final Thread follow = Thread.ofVirtual().name("cashier").unstarted(this::follow);
  private @Nullable Order shown;
  private @Nullable FeeOrder placing;

  Cashier(Till till, Station station, Consumer<Event> post) {
    this.till = till;
    this.station = station;
    this.post = post;
  }

  void start() {
    follow.start();
  }

  void perform(Effect.AtCashier effect) {
    switch (effect) {
      case Effect.AskFees(PatronId patron) -> ask(patron);
      case Effect.PlaceOrder(PatronId patron, Money owed) ->
          Thread.startVirtualThread(() -> post.accept(place(patron, owed)));
      case Effect.CloseOrder(Order order) -> Thread.startVirtualThread(() -> close(order));
    }
  }

  private void ask(PatronId patron) {
    if (inDoubt(patron)) {
      post.accept(new Event.FeesTold(patron, Fees.IN_DOUBT, NOTHING));
      return;
    }
    station
        .ask(new Question.OfFees(patron))
        .thenAccept(
            answer ->
                post.accept(
                    answer instanceof Answer.Owed(Money owed)
                        ? new Event.FeesTold(patron, Fees.TOLD, owed)
                        : new Event.FeesTold(patron, Fees.UNKNOWN, NOTHING)));
  }

  /** Orders that nobody sees any more and whose end is not known: somebody may have paid them. */
  synchronized long inDoubt() {
    return till.open().all().stream().map(Act.FeePaid::order).filter(this::isUnseen).count();
  }

  private boolean isUnseen(FeeOrder order) {
    return !order.equals(placing) && (shown == null || !order.equals(shown.number()));
  }

  /** An order without an end, or a payment that the centre has not settled. */
  private synchronized boolean inDoubt(PatronId patron) {
    return till.open().has(patron)
        || pending().stream()
            .anyMatch(act -> act instanceof Act.FeePaid paid && paid.card().equals(patron));
  }

  private List<Act> pending() {
    try {
      List<Act> acts = new ArrayList<>();
      station.pending().forEach(recorded -> acts.add(recorded.act()));
      return acts;
    } catch (JournalException e) {
      LOG.error("unsettled acts can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }

  /** Noted first: whoever could see the code could pay it. */
  private Event place(PatronId patron, Money owed) {
    FeeOrder number = new FeeOrder(till.prefix() + "-" + UUID.randomUUID());
    try {
      if (!noted(new Act.FeePaid(patron, owed, number))) {
        LOG.error("no order is made: {} have no end yet", OpenOrders.MOST);
        return new Event.OrderFailed(patron);
      }
      Order order = new Order(patron, owed, number, till.payments().place(number, owed));
      show(order);
      return new Event.OrderPlaced(order);
    } catch (PaymentException | IOException e) {
      LOG.warn("order {} can't be shown: {}", number, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    show(null);
    return new Event.OrderFailed(patron);
  }

  private synchronized boolean noted(Act.FeePaid order) throws IOException {
    if (till.open().full()) {
      return false;
    }
    till.open().add(order);
    placing = order.order();
    return true;
  }

  private synchronized void show(@Nullable Order order) {
    shown = order;
    placing = null;
  }

  private void close(Order order) {
    show(null);
    tell(order, end(order.number(), order.amount()));
  }

  /** What the provider says of an order that nobody is to pay any more. */
  private OrderState end(FeeOrder number, Money amount) {
    try {
      return switch (till.payments().close(number, amount)) {
        case PAID -> OrderState.PAID;
        case CLOSED, REFUNDED -> OrderState.CLOSED;
        case OPEN -> OrderState.UNKNOWN;
      };
    } catch (PaymentException e) {
      LOG.warn("what became of order {} is not known: {}", number, e.getMessage());
      return OrderState.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OrderState.UNKNOWN;
    }
  }

  /** Paid is told once, until its act is on disk or could not be written. */
  private void tell(Order order, OrderState state) {
    if (state == OrderState.CLOSED) {
      forget(order.number());
    }
    if (state != OrderState.PAID || once(order.number())) {
      post.accept(new Event.OrderTold(order, state));
    }
  }

  private synchronized boolean once(FeeOrder order) {
    return told.add(order);
  }

  /** An act is on disk: whether its order's note can go. On the session's thread. */
  void recorded(Act act) {
    if (act instanceof Act.FeePaid paid) {
      forget(paid.order());
    }
  }

  /** An act could not be written: it is told again. On the session's thread. */
  synchronized void notRecorded(Act act) {
    if (act instanceof Act.FeePaid paid) {
      told.remove(paid.order());
    }
  }

  private synchronized void forget(FeeOrder order) {
    try {
      till.open().remove(order);
    } catch (IOException e) {
      LOG.error("order {} has an end, but its note can't be removed: {}", order, e.getMessage());
    }
  }

  private void follow() {
    long looks = 0;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        if (looks++ % BETWEEN_LOOKS.dividedBy(WHILE_SHOWN) == 0) {
          lookAtOthers();
        }
        Thread.sleep(WHILE_SHOWN);
      }
    } catch (InterruptedException e) {
      LOG.debug("the cashier goes home");
    }
  }

  private synchronized Optional<Order> shown() {
    return Optional.ofNullable(shown);
  }

  private void look() throws InterruptedException {
    Optional<Order> order = shown();
    if (order.isEmpty()) {
      return;
    }
    try {
      switch (till.payments().state(order.get().number(), order.get().amount())) {
        case OPEN -> LOG.debug("order {} waits", order.get().number());
        case PAID -> ended(order.get(), OrderState.PAID);
        case CLOSED, REFUNDED -> ended(order.get(), OrderState.CLOSED);
      }
    } catch (PaymentException e) {
      LOG.warn("order {} can't be looked at: {}", order.get().number(), e.getMessage());
    }
  }

  private void ended(Order order, OrderState state) {
    show(null);
    tell(order, state);
  }

  /** Nobody sees their codes any more: they are closed, and what was paid is told. */
  private void lookAtOthers() {
    for (Act.FeePaid open : others()) {
      Order order = new Order(open.card(), open.amount(), open.order(), "");
      if (written(open)) {
        forget(open.order());
      } else {
        OrderState state = end(open.order(), open.amount());
        if (state != OrderState.UNKNOWN) {
          tell(order, state);
        }
      }
    }
  }

  /** The power went between act and note. */
  private boolean written(Act.FeePaid open) {
    return pending().contains(open);
  }

  private synchronized List<Act.FeePaid> others() {
    return till.open().all().stream()
        .filter(order -> shown == null || !shown.number().equals(order.order()))
        .filter(order -> !order.order().equals(placing))
        .toList();
  }

  @Override
  public void close() {
    follow.interrupt();
    till.payments().close();
  }
}
