package org.shuyi.hardware.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Examination.Piece;

class AdviceTest {
  private static final Piece SENT = new Piece(Duration.ZERO, true, "3f", 1, "");
  private static final Piece RECEIVED = received(Duration.ofMillis(900));

  private static Piece received(Duration at) {
    return new Piece(at, false, "30", 1, "");
  }

  @Test
  void aDeviceThatIsWellNeedsNone() {
    assertThat(Advice.of(examined(Condition.READY))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, address, by-id",
    "NO_PERMISSION, user, dialout",
    "IN_USE, Another program, Stop",
    "UNPLUGGED, cable, plug",
    "NO_ANSWER, says nothing, RS-485",
    "GARBLED, baud rate, parity",
    "STOPPED, program, Start",
  })
  void absentDevices(Reason reason, String cause, String remedy) {
    Advice advice = Advice.of(examined(new Absent(reason, ""), SENT)).orElseThrow();
    assertThat(advice.cause()).contains(cause);
    assertThat(advice.remedy()).contains(remedy);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      mode = Mode.INCLUDE,
      names = {"PAPER_LOW", "PAPER_OUT", "COVER_OPEN", "CUTTER", "OVERHEATED"})
  void degradedDevices(Reason reason) {
    Advice advice = Advice.of(examined(new Degraded(reason, ""), SENT, RECEIVED)).orElseThrow();
    assertThat(advice.cause()).endsWith(".");
    assertThat(advice.remedy()).endsWith(".");
  }

  @Test
  void aDeviceThatFellSilentIsNotALooseWire() {
    Advice advice =
        Advice.of(examined(new Absent(Reason.NO_ANSWER, ""), SENT, RECEIVED)).orElseThrow();
    assertThat(advice.cause()).contains("fell silent");
  }

  @Test
  void anAnswerAfterTheTimeIsNoSilence() {
    Piece late = received(Duration.ofMillis(1700));
    Advice advice = Advice.of(examined(new Absent(Reason.NO_ANSWER, ""), SENT, late)).orElseThrow();
    assertThat(advice.cause()).contains("too late, after 1700 ms");
  }

  @Test
  void ofSeveralOnAWireTheSilentOneIsNamed() {
    Condition partly = new Degraded(Reason.NO_ANSWER, "board 3 gives no answer");
    Advice advice = Advice.of(examined(partly, SENT, RECEIVED)).orElseThrow();
    assertThat(advice.cause()).contains("board 3");
    assertThat(advice.remedy()).contains("address switches");
  }

  private static Examination examined(Condition condition, Piece... exchange) {
    return new Examination(
        new DeviceId("thing"),
        condition,
        Identity.UNKNOWN,
        Duration.ofSeconds(1),
        new Counters(1, 1, 1, 1, Map.of()),
        List.of(exchange));
  }
}
