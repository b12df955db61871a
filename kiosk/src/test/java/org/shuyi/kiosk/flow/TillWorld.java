package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuyi.kiosk.flow.Event.FeesTold.Fees;
import org.shuyi.kiosk.flow.Paying.Order;
import org.shuyi.kiosk.flow.Paying.OrderState;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;

/** Patrons who owe, telephones, and a payment provider that is there while there is a network. */
final class TillWorld {
  static final Money OWED = new Money(350, "CNY");

  /** By its number; empty while it can be paid. */
  private final Map<FeeOrder, Optional<OrderState>> orders = new HashMap<>();

  private final Map<FeeOrder, Order> placed = new HashMap<>();
  private final Set<FeeOrder> told = new HashSet<>();
  private final Set<FeeOrder> written = new HashSet<>();
  Fees answer = Fees.TOLD;
  Money owed = OWED;

  Optional<Event> answer(Effect.AtCashier effect, Service service) {
    return switch (effect) {
      case Effect.AskFees(PatronId patron) -> Optional.of(fees(patron, service));
      case Effect.PlaceOrder(PatronId patron, Money owes) ->
          Optional.of(place(patron, owes, service));
      case Effect.CloseOrder(Order order) -> close(order, service);
    };
  }

  private Event fees(PatronId patron, Service service) {
    boolean open =
        placed.values().stream()
            .anyMatch(order -> order.card().equals(patron) && unclear(order.number()));
    if (open) {
      return new Event.FeesTold(patron, Fees.IN_DOUBT, new Money(0, "CNY"));
    }
    return service.online()
        ? new Event.FeesTold(patron, answer, owed)
        : new Event.FeesTold(patron, Fees.UNKNOWN, new Money(0, "CNY"));
  }

  private Optional<OrderState> end(FeeOrder number) {
    return orders.getOrDefault(number, Optional.empty());
  }

  private boolean unclear(FeeOrder number) {
    Optional<OrderState> state = end(number);
    return state.isEmpty() || (state.get() == OrderState.PAID && !written.contains(number));
  }

  private Event place(PatronId patron, Money owes, Service service) {
    FeeOrder number = new FeeOrder("o" + orders.size());
    if (!service.online()) {
      return new Event.OrderFailed(patron);
    }
    Order order = new Order(patron, owes, number, "https://pay.invalid/" + number);
    orders.put(number, Optional.empty());
    placed.put(number, order);
    return new Event.OrderPlaced(order);
  }

  private Optional<Event> close(Order order, Service service) {
    if (!service.online()) {
      return Optional.of(new Event.OrderTold(order, OrderState.UNKNOWN));
    }
    if (end(order.number()).isEmpty()) {
      orders.put(order.number(), Optional.of(OrderState.CLOSED));
    }
    return tell(order);
  }

  /** Paid is told once. */
  private Optional<Event> tell(Order order) {
    OrderState state = end(order.number()).orElseThrow();
    return state != OrderState.PAID || told.add(order.number())
        ? Optional.of(new Event.OrderTold(order, state))
        : Optional.empty();
  }

  /** Somebody who saw the code pays it, whether or not this machine hears of it now. */
  Optional<Event> pay(Order order, boolean heard) {
    if (end(order.number()).isPresent()) {
      return Optional.empty();
    }
    orders.put(order.number(), Optional.of(OrderState.PAID));
    return heard ? tell(order) : Optional.empty();
  }

  /** What was in doubt is asked again. */
  List<Event> follow() {
    List<Event> all = new ArrayList<>();
    for (Order order : placed.values()) {
      if (unclear(order.number())) {
        if (end(order.number()).isEmpty()) {
          orders.put(order.number(), Optional.of(OrderState.CLOSED));
        }
        tell(order).ifPresent(all::add);
      }
    }
    return all;
  }

  /** The machine knows only what is on disk. */
  void restart() {
    told.clear();
    told.addAll(written);
  }

  void recorded(Act act) {
    if (act instanceof Act.FeePaid paid) {
      written.add(paid.order());
    }
  }

  void notRecorded(Act act) {
    if (act instanceof Act.FeePaid paid) {
      told.remove(paid.order());
    }
  }

  /** Orders that somebody paid. */
  Set<FeeOrder> paid() {
    Set<FeeOrder> all = new HashSet<>();
    orders.forEach(
        (number, state) -> {
          if (state.equals(Optional.of(OrderState.PAID))) {
            all.add(number);
          }
        });
    return all;
  }
}
