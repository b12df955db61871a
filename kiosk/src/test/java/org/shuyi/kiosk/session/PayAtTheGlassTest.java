package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.payment.OpenOrders;
import org.shuyi.kiosk.payment.Payments;
import org.shuyi.kiosk.payment.Till;
import org.shuyi.sync.circulation.Act;

/** Fees on the real screens, paid at a provider that does as it is told. */
@SuppressWarnings("NullAway.Init") // made before each test
class PayAtTheGlassTest extends AtTheGlass {
  private final ScriptedPayments payments = new ScriptedPayments();
  private VirtualScanner scanner;

  @Override
  Optional<Till> till() throws IOException {
    return Optional.of(new Till(payments, OpenOrders.in(folder.resolve("orders")), "k1"));
  }

  @BeforeEach
  void start() throws IOException {
    scanner = keep(new VirtualScanner(folder.resolve("scanner")));
    open();
    begin(driver("scanner", "scanner"));
    until(kiosk -> kiosk.service().takesFees());
  }

  /** With a provider that is silent when somebody leaves, and paid meanwhile. */
  @ParameterizedTest
  @CsvSource({"zh, 您欠费 ¥3.50, 已付 ¥3.50", "en, You owe ¥3.50, ¥3.50 is paid"})
  void feesArePaidWithATelephone(String language, String owed, String paid) throws IOException {
    speak(language);
    showCode(owed);
    window.snapshot(Path.of("target", "glass", "fees-code-" + language + ".png"));
    payments.now = Payments.State.PAID;
    told(paid);
    assertThat(station.acts())
        .hasSize(1)
        .first()
        .isInstanceOfSatisfying(
            Act.FeePaid.class, act -> assertThat(act.amount()).isEqualTo(ScriptedStation.OWED));
    assertThat(window.texts().toString()).doesNotContain("code of");
  }

  @Test
  void aPaymentThatIsNotToldIsAskedAfterWhenThePatronHasGone() throws IOException {
    showCode("您欠费 ¥3.50");
    payments.silent = true;
    tap("leave");
    told("还不知道是否付成功");
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    payments.now = Payments.State.PAID;
    payments.silent = false;
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> station.acts().stream().anyMatch(Act.FeePaid.class::isInstance));
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
  }

  private void showCode(String owed) throws IOException {
    tap("cards");
    tap("pay-fees");
    scanner.scan("210000000001");
    told(owed);
    tap("pay");
    until(kiosk -> kiosk.journey() instanceof Paying.ShowCode);
  }

  @ParameterizedTest
  @CsvSource({"zh, 现在不能缴费", "en, Fees can't be paid now"})
  void offlineNoFeeIsPaid(String language, String told) {
    speak(language);
    station.offline(true);
    until(kiosk -> !kiosk.service().online());
    tap("cards");
    tap("pay-fees");
    told(told);
  }
}
