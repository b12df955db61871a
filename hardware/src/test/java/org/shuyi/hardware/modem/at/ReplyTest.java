package org.shuyi.hardware.modem.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.modem.Modem.Registration;

/** Lines as 3GPP TS 27.007 has them. */
@GoldenFrames(drivers = "at", from = "3GPP TS 27.007")
class ReplyTest {
  @Test
  void strengthIsInTwoDecibelsFromMinusHundredThirteen() {
    assertThat(Reply.of("+CSQ: 0,99")).isEqualTo(new Reply.Strength(OptionalInt.of(-113)));
    assertThat(Reply.of("+CSQ: 31,0")).isEqualTo(new Reply.Strength(OptionalInt.of(-51)));
    assertThat(Reply.of("+CSQ: 99,99")).isEqualTo(new Reply.Strength(OptionalInt.empty()));
  }

  @Test
  void aRegistrationThatWasAskedForHasTwoNumbers() {
    assertThat(Reply.of("+CREG: 0,1")).isEqualTo(new Reply.Registered(Registration.HOME));
    assertThat(Reply.of("+CREG: 2,5,\"1A2B\",\"01\",7"))
        .isEqualTo(new Reply.Registered(Registration.ROAMING));
    assertThat(Reply.of("+CREG: 0,9")).isEqualTo(new Reply.Registered(Registration.UNKNOWN));
    assertThat(Reply.of("+CREG: 1")).isEqualTo(new Reply.Other());
  }

  @Test
  void anLteNetworkAndTheCardAnswerAlike() {
    assertThat(Reply.of("+CEREG: 0,5")).isEqualTo(new Reply.Registered(Registration.ROAMING));
    assertThat(Reply.of("+CPIN: READY")).isEqualTo(new Reply.Card(Reply.Card.READY));
    assertThat(Reply.of("+CPIN: SIM PUK")).isEqualTo(new Reply.Card("SIM PUK"));
  }

  @Test
  void whatComesOfItsOwnAccordIsNoName() {
    assertThat(Reply.of("RING")).isEqualTo(new Reply.Other());
    assertThat(Reply.of("+CLIP: \"13800138000\",129")).isEqualTo(new Reply.Other());
    assertThat(Reply.of("^MODE: 5,4")).isEqualTo(new Reply.Other());
    assertThat(Reply.of("AT+CGMM")).isEqualTo(new Reply.Other());
    assertThat(Reply.of("SIMCOM_INCORPORATED")).isEqualTo(new Reply.Text("SIMCOM_INCORPORATED"));
    assertThat(Reply.of("SIM7600G-H")).isEqualTo(new Reply.Text("SIM7600G-H"));
    assertThat(Reply.of("+CME ERROR: 10")).isEqualTo(new Reply.Failed("+CME ERROR: 10"));
  }

  @Property(tries = 300)
  void anyLineMeansSomething(@ForAll String line) {
    assertThat(Reply.of(line)).isNotNull();
  }

  @Property(tries = 100)
  void everyStrengthIsInRange(@ForAll @IntRange(max = 99) int value) {
    assertThat(Reply.of("+CSQ: " + value + ",0"))
        .isInstanceOfSatisfying(
            Reply.Strength.class,
            shown -> assertThat(shown.dbm().orElse(-100)).isBetween(-113, -51));
  }
}
