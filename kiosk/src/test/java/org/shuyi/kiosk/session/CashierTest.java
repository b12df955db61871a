package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Event.FeesTold.Fees;
import org.shuyi.kiosk.flow.Paying.Order;
import org.shuyi.kiosk.flow.Paying.OrderState;
import org.shuyi.kiosk.payment.OpenOrders;
import org.shuyi.kiosk.payment.Payments;
import org.shuyi.kiosk.payment.Till;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;

/** Orders on disk, a provider that fails, and a program that is started again. */
@SuppressWarnings("NullAway.Init") // made in each test
class CashierTest {
  private static final PatronId CARD = new PatronId("210000000002");
  private static final Money OWED = new Money(350, "CNY");

  @TempDir private Path folder;
  private final ScriptedPayments provider = new ScriptedPayments();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final ScriptedStation station = new ScriptedStation();
  private Cashier cashier;

  private void open() throws IOException {
    cashier =
        new Cashier(
            new Till(provider, OpenOrders.in(folder.resolve("orders")), "k1"),
            station,
            events::add);
    cashier.start();
  }

  @AfterEach
  void close() {
    if (cashier != null) {
      cashier.close();
    }
  }

  private Order placed() {
    cashier.perform(new Effect.PlaceOrder(CARD, OWED));
    await().until(() -> events.stream().anyMatch(Event.OrderPlaced.class::isInstance));
    return ((Event.OrderPlaced) events.getLast()).order();
  }

  private Event told(Order order, OrderState state) {
    return new Event.OrderTold(order, state);
  }

  private List<String> noted() throws IOException {
    return Files.readAllLines(folder.resolve("orders"));
  }

  private Fees asked() {
    events.clear();
    cashier.perform(new Effect.AskFees(CARD));
    await().until(() -> !events.isEmpty());
    return ((Event.FeesTold) events.getFirst()).answer();
  }

  @Test
  void anOrderIsOnDiskBeforeItsCodeIsSeenAndUntilItsActIs() throws Exception {
    open();
    Order order = placed();
    assertThat(noted()).containsExactly(order.number() + "|" + CARD.value() + "|350|CNY");
    provider.now = Payments.State.PAID;
    await().until(() -> events.contains(told(order, OrderState.PAID)));
    assertThat(noted()).hasSize(1);
    cashier.recorded(new Act.FeePaid(CARD, OWED, order.number()));
    assertThat(noted()).isEmpty();
  }

  @Test
  void afterARestartWhatWasPaidMeanwhileIsTold() throws Exception {
    open();
    Order order = placed();
    cashier.close();
    events.clear();
    provider.now = Payments.State.PAID;
    open();
    await().until(() -> events.size() == 1);
    Event.OrderTold told = (Event.OrderTold) events.getFirst();
    assertThat(told.state()).isEqualTo(OrderState.PAID);
    assertThat(told.order().number()).isEqualTo(order.number());
    assertThat(told.order().card()).isEqualTo(CARD);
    assertThat(asked()).as("until it is settled").isEqualTo(Fees.IN_DOUBT);
  }

  @Test
  void aSilentProviderLeavesADoubtInWhichNobodyPaysAgain() throws Exception {
    open();
    Order order = placed();
    provider.silent = true;
    cashier.perform(new Effect.CloseOrder(order));
    await().until(() -> events.contains(told(order, OrderState.UNKNOWN)));
    assertThat(asked()).isEqualTo(Fees.IN_DOUBT);
    assertThat(noted()).hasSize(1);
  }

  @Test
  void whatNobodyPaidIsForgotten() throws Exception {
    open();
    Order order = placed();
    cashier.perform(new Effect.CloseOrder(order));
    await().until(() -> events.contains(told(order, OrderState.CLOSED)));
    assertThat(noted()).isEmpty();
  }

  @Test
  void anOrderWhoseAnswerWasLostIsNotShownAndIsClosed() throws Exception {
    open();
    provider.silent = true;
    cashier.perform(new Effect.PlaceOrder(CARD, OWED));
    await().until(() -> events.contains(new Event.OrderFailed(CARD)));
    assertThat(provider.placed).hasSize(1);
    assertThat(noted()).as("it may be there").hasSize(1);
    provider.silent = false;
    cashier.close();
    open();
    await().until(() -> noted().isEmpty());
  }

  @Test
  void aPaidActThatCouldNotBeWrittenIsToldAgain() throws Exception {
    open();
    Order order = placed();
    provider.now = Payments.State.PAID;
    await().until(() -> events.contains(told(order, OrderState.PAID)));
    cashier.notRecorded(new Act.FeePaid(CARD, OWED, order.number()));
    cashier.close();
    events.clear();
    open();
    await().until(() -> events.size() == 1);
  }

  @Test
  void aFileThatIsNoneOfOursIsLeftAlone() throws Exception {
    Path file = folder.resolve("orders");
    Files.writeString(file, "what is this\n");
    assertThatThrownBy(() -> OpenOrders.in(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no order");
    assertThat(file).content().isEqualTo("what is this\n");
  }
}
