package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.WANG;
import static org.shuyi.kiosk.flow.TillWorld.OWED;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Event.FeesTold.Fees;
import org.shuyi.kiosk.flow.Paying.NotPaid;
import org.shuyi.kiosk.flow.Paying.NotPaid.Why;
import org.shuyi.kiosk.flow.Paying.Order;
import org.shuyi.kiosk.flow.Paying.OrderState;
import org.shuyi.kiosk.flow.Paying.Owes;
import org.shuyi.kiosk.flow.Paying.ShowCode;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Money;

class PayTest {
  private final FlowDriver kiosk = new FlowDriver();

  @BeforeEach
  void aMachineThatTakesPayments() {
    online(true);
  }

  private void online(boolean online) {
    kiosk.service(GetCardTest.offering(online, Offer.CARDS, Offer.PAYMENTS));
  }

  private Order code() {
    ask();
    assertThat(kiosk.at(Owes.class).owed()).isEqualTo(OWED);
    kiosk.touch(new Touch.Agree());
    return kiosk.at(ShowCode.class).order();
  }

  private void ask() {
    kiosk.touch(new Touch.Cards()).touch(new Touch.PayFees()).card(WANG);
  }

  private void pays(Order order) {
    kiosk.world.till.pay(order, kiosk.world.service.online()).ifPresent(kiosk::hears);
  }

  private Why why() {
    return kiosk.at(NotPaid.class).why();
  }

  @Test
  void whatIsPaidIsAnAct() {
    Order order = code();
    pays(order);
    kiosk.at(Paying.Paid.class);
    assertThat(kiosk.world.acts()).containsExactly(new Act.FeePaid(WANG, OWED, order.number()));
    kiosk.touch(new Touch.Leave());
    kiosk.at(Journey.Welcome.class);
  }

  @Test
  void toldTwiceItIsTheSamePayment() {
    Order order = code();
    pays(order);
    kiosk.hears(new Event.OrderTold(order, OrderState.PAID));
    assertThat(kiosk.world.acts()).hasSize(1);
  }

  @Test
  void whoLeavesClosesTheOrder() {
    Order order = code();
    kiosk.touch(new Touch.Leave());
    assertThat(kiosk.asked(Effect.CloseOrder.class)).containsExactly(new Effect.CloseOrder(order));
    kiosk.at(Journey.Welcome.class);
    pays(order);
    assertThat(kiosk.world.till.paid()).as("nobody can pay it any more").isEmpty();
    assertThat(kiosk.world.acts()).isEmpty();
  }

  @Test
  void whoWalksAwayClosesTheOrderAfterAWarning() {
    code();
    kiosk.timesOut();
    kiosk.at(ShowCode.class);
    assertThat(kiosk.kiosk().warned()).isTrue();
    kiosk.timesOut();
    kiosk.at(Journey.Welcome.class);
    assertThat(kiosk.asked(Effect.CloseOrder.class)).hasSize(1);
  }

  @Test
  void nobodyLeavesWhileTheOrderIsBeingClosedAndWhoPaidAtTheLastMomentHasPaid() {
    Order order = code();
    kiosk.hold(Effect.CloseOrder.class).touch(new Touch.Leave());
    kiosk.touch(new Touch.Leave()).timesOut();
    kiosk.at(Paying.Closing.class);
    kiosk.hears(new Event.OrderTold(order, OrderState.PAID));
    kiosk.at(Paying.Paid.class);
    assertThat(kiosk.world.acts()).hasSize(1);
  }

  @Test
  void aProviderThatDoesNotAnswerIsSaidAndAskedAgainLater() {
    Order order = code();
    online(false);
    pays(order);
    kiosk.at(ShowCode.class);
    kiosk.touch(new Touch.Leave());
    assertThat(why()).isEqualTo(Why.UNKNOWN);
    kiosk.touch(new Touch.Leave());
    kiosk.at(Journey.Welcome.class);

    online(true);
    ask();
    assertThat(why()).as("not twice").isEqualTo(Why.IN_DOUBT);
    kiosk.touch(new Touch.Leave());
    kiosk.world.till.follow().forEach(kiosk::hears);
    assertThat(kiosk.world.acts())
        .as("whoever stands here by then")
        .containsExactly(new Act.FeePaid(WANG, OWED, order.number()));
    kiosk.at(Journey.Welcome.class);
  }

  @Test
  void aFullDiskLosesNoPayment() {
    Order order = code();
    kiosk.world.diskFull = true;
    pays(order);
    assertThat(why()).isEqualTo(Why.NOT_RECORDED);
    kiosk.touch(new Touch.Leave());
    kiosk.world.diskFull = false;
    kiosk.world.till.follow().forEach(kiosk::hears);
    assertThat(kiosk.world.acts()).hasSize(1);
  }

  @Test
  void offlineItIsSaidBeforeACardIsAskedFor() {
    online(false);
    kiosk.touch(new Touch.Cards()).touch(new Touch.PayFees());
    assertThat(why()).isEqualTo(Why.OFFLINE);
  }

  @Test
  void anExpiredCodeIsSaid() {
    Order order = code();
    kiosk.hears(new Event.OrderTold(order, OrderState.CLOSED));
    assertThat(why()).isEqualTo(Why.EXPIRED);
  }

  @Test
  void whoOwesNothingPaysNothing() {
    kiosk.world.till.owed = new Money(0, "CNY");
    ask();
    assertThat(why()).isEqualTo(Why.NOTHING_OWED);
  }

  @Test
  void whatNobodyCanTellIsNotPaid() {
    kiosk.world.till.answer = Fees.UNKNOWN;
    ask();
    assertThat(why()).isEqualTo(Why.OFFLINE);
  }

  @Test
  void withoutAnOrderNothingIsCharged() {
    ask();
    online(false);
    kiosk.touch(new Touch.Agree());
    assertThat(why()).isEqualTo(Why.NO_ORDER);
  }
}
