package org.shuyi.kiosk.flow;

import java.time.Duration;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Paying.Asking;
import org.shuyi.kiosk.flow.Paying.Closing;
import org.shuyi.kiosk.flow.Paying.KeepPaid;
import org.shuyi.kiosk.flow.Paying.NotPaid;
import org.shuyi.kiosk.flow.Paying.NotPaid.Why;
import org.shuyi.kiosk.flow.Paying.Order;
import org.shuyi.kiosk.flow.Paying.Owes;
import org.shuyi.kiosk.flow.Paying.Paid;
import org.shuyi.kiosk.flow.Paying.Placing;
import org.shuyi.kiosk.flow.Paying.ShowCode;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;

/**
 * Fees (欠费) are paid with a telephone. Nobody leaves an order behind that somebody could still pay:
 * it is closed first, and what the provider then does not say is asked again when nobody waits.
 * What was paid becomes an act whoever stands here by then.
 */
record PayFlow(Paying now) implements JourneyFlow {
  static Step begin(Kiosk kiosk) {
    return Step.to(
        kiosk.with(
            kiosk.service().online()
                ? new Identify(Errand.FEES, CardProblem.NONE)
                : new NotPaid(Why.OFFLINE)));
  }

  static Step ask(Kiosk kiosk, PatronId patron) {
    return Step.to(kiosk.with(new Asking(patron)), new Effect.AskFees(patron));
  }

  /** An order was paid. Told twice it is the same payment. */
  static Step paid(Kiosk kiosk, Step next, Order order) {
    boolean known =
        switch (kiosk.journey()) {
          case KeepPaid(var kept) -> kept.number().equals(order.number());
          case Paid(var kept) -> kept.number().equals(order.number());
          default -> false;
        };
    return known ? next : next.and(new Effect.Append(order.paid()));
  }

  @Override
  public Step step(Kiosk kiosk, Event event) {
    return switch (now) {
      case Asking(var patron) ->
          event instanceof Event.FeesTold told && told.patron().equals(patron)
              ? told(kiosk, told)
              : Step.to(kiosk);
      case Owes(var patron, var owed) ->
          event instanceof Event.Touched(Touch.Agree())
              ? Step.to(kiosk.with(new Placing(patron, owed)), new Effect.PlaceOrder(patron, owed))
              : Step.to(kiosk);
      case Placing(var patron, var owed) -> placed(kiosk, patron, owed, event);
      case ShowCode(var order) -> shown(kiosk, order, event);
      case Closing(var order) -> closed(kiosk, order, event);
      case KeepPaid(var order) -> kept(kiosk, order, event);
      case Paid ignored -> Step.to(kiosk);
      case NotPaid ignored -> Step.to(kiosk);
    };
  }

  private static Step told(Kiosk kiosk, Event.FeesTold told) {
    return Step.to(
        kiosk.with(
            switch (told.answer()) {
              case TOLD ->
                  told.owed().isNothing()
                      ? new NotPaid(Why.NOTHING_OWED)
                      : new Owes(told.patron(), told.owed());
              case IN_DOUBT -> new NotPaid(Why.IN_DOUBT);
              case UNKNOWN -> new NotPaid(Why.OFFLINE);
            }));
  }

  private static Step placed(Kiosk kiosk, PatronId patron, Money owed, Event event) {
    return switch (event) {
      case Event.OrderPlaced(var order)
          when order.card().equals(patron) && order.amount().equals(owed) ->
          Step.to(kiosk.with(new ShowCode(order)));
      case Event.OrderFailed(var card) when card.equals(patron) ->
          Step.to(kiosk.with(new NotPaid(Why.NO_ORDER)));
      default -> Step.to(kiosk);
    };
  }

  private static Step shown(Kiosk kiosk, Order order, Event event) {
    return event instanceof Event.OrderTold(var about, var state) && same(order, about)
        ? switch (state) {
          case PAID -> Step.to(kiosk.with(new KeepPaid(order)));
          case CLOSED -> Step.to(kiosk.with(new NotPaid(Why.EXPIRED)));
          case UNKNOWN -> Step.to(kiosk);
        }
        : Step.to(kiosk);
  }

  private static Step closed(Kiosk kiosk, Order order, Event event) {
    return event instanceof Event.OrderTold(var about, var state) && same(order, about)
        ? switch (state) {
          case PAID -> Step.to(kiosk.with(new KeepPaid(order)));
          case CLOSED -> Flow.end(kiosk);
          case UNKNOWN -> Step.to(kiosk.with(new NotPaid(Why.UNKNOWN)));
        }
        : Step.to(kiosk);
  }

  private static Step kept(Kiosk kiosk, Order order, Event event) {
    return switch (event) {
      case Event.Recorded(var act) when act.act().equals(order.paid()) ->
          Step.to(kiosk.with(new Paid(order)));
      case Event.NotRecorded(var act) when act.equals(order.paid()) ->
          Step.to(kiosk.with(new NotPaid(Why.NOT_RECORDED)));
      default -> Step.to(kiosk);
    };
  }

  private static boolean same(Order one, Order other) {
    return one.number().equals(other.number());
  }

  @Override
  public Step leave(Kiosk kiosk) {
    return now instanceof ShowCode(var order)
        ? Step.to(kiosk.with(new Closing(order)), new Effect.CloseOrder(order))
        : Flow.end(kiosk);
  }

  @Override
  public boolean busy() {
    return now instanceof Placing || now instanceof Closing || now instanceof KeepPaid;
  }

  @Override
  public boolean warns() {
    return now instanceof Owes || now instanceof ShowCode;
  }

  /** To find the telephone, and the program on it. */
  @Override
  public Duration idle() {
    return now instanceof ShowCode ? OWED : PROMPT;
  }
}
