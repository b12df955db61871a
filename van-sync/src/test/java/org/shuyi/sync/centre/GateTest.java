package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.Outcomes;

final class GateTest {
  private static final StationId VAN = new StationId("van-1");
  private static final StationId OTHER = new StationId("kiosk-1");
  private static final int SMALL = 100;

  private final List<String> broker = new ArrayList<>();
  private long now = 1;
  private final Gate gate =
      new Gate(
          new Bans() {
            @Override
            public void ban(StationId station) {
              broker.add("ban " + station);
            }

            @Override
            public void lift(StationId station) {
              broker.add("lift " + station);
            }
          },
          () -> broker.add("connect anew"),
          new Complaints(Duration.ofMinutes(10), () -> now),
          Duration.ofMinutes(10),
          () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static Outcomes accepted(long epoch, long through) {
    return new Outcomes(VAN, new Epoch(epoch), through, List.of(), null);
  }

  private int admitted(int messages, int bytes) {
    int sum = 0;
    for (int i = 0; i < messages; i++) {
      sum += gate.admits(VAN, bytes) ? 1 : 0;
    }
    return sum;
  }

  /** 100,000 acts and more, four of the largest batches on the way at once, in no time at all. */
  @Test
  void aVanComesHomeAsFastAsItIsStored() {
    int onTheWay = 0;
    for (long batch = 1; batch <= 5_000; batch++) {
      assertThat(gate.admits(VAN, Limits.BATCH_BYTES)).isTrue();
      if (++onTheWay == 4) {
        for (; onTheWay > 0; onTheWay--) {
          gate.answered(
              accepted(1, (batch - onTheWay + 1) * Limits.BATCH_ROWS), Limits.BATCH_BYTES);
        }
      }
    }
    assertThat(broker).isEmpty();
  }

  /** All that a station sends without a new act, twice as fast as one does. */
  @Test
  void whatAStationSendsForDaysIsAdmitted() {
    for (int second = 0; second < 10_000; second++) {
      assertThat(admitted(2 * 16 + 10, SMALL)).isEqualTo(42);
      assertThat(gate.admits(VAN, Limits.BATCH_BYTES)).isTrue();
      pass(Duration.ofSeconds(1));
    }
    assertThat(broker).isEmpty();
  }

  @Test
  void aFloodIsDroppedAndBannedOnceAndOthersAreNot() {
    assertThat(admitted(10_000, SMALL)).isEqualTo((int) Gate.MESSAGES.burst());
    assertThat(broker).containsExactly("ban van-1");
    assertThat(gate.admits(OTHER, SMALL)).isTrue();
  }

  @Test
  void fewButHugeOnesAreAFloodToo() {
    assertThat(admitted(100, Limits.MESSAGE_BYTES)).isEqualTo(4);
    assertThat(broker).containsExactly("ban van-1");
  }

  /** The same batch over and over, and two journals by turns, bring nothing. */
  @Test
  void whatBringsNothingNewIsCounted() {
    for (int i = 0; i < 2_000; i++) {
      gate.admits(VAN, SMALL);
      gate.answered(accepted(1 + i % 2, 200 + i % 2), SMALL);
    }
    assertThat(broker).containsExactly("ban van-1");
  }

  @Test
  void aStationThatSlowsDownIsNotBanned() {
    admitted((int) Gate.MESSAGES.burst() + 10, SMALL);
    assertThat(gate.admits(VAN, SMALL)).isFalse();
    pass(Duration.ofSeconds(5));
    assertThat(gate.admits(VAN, SMALL)).isTrue();
    assertThat(broker).isEmpty();
  }

  @Test
  void whatStillArrivesIsThrownAwayOnceAndTheBanSaidAgain() {
    admitted(2_000, SMALL);
    pass(Duration.ofMillis(1500));
    admitted(2_000, SMALL);
    pass(Duration.ofSeconds(1));
    admitted(2_000, SMALL);
    admitted(2_000, SMALL);
    assertThat(broker).containsExactly("ban van-1", "connect anew", "ban van-1");
  }

  @Test
  void itIsLetInAgain() {
    admitted(2_000, SMALL);
    pass(Duration.ofMinutes(9));
    gate.liftWhatIsOver();
    assertThat(broker).containsExactly("ban van-1");
    pass(Duration.ofMinutes(1));
    gate.liftWhatIsOver();
    gate.liftWhatIsOver();
    assertThat(broker).containsExactly("ban van-1", "lift van-1");
    assertThat(gate.admits(VAN, SMALL)).isTrue();
  }

  @Test
  void staffLetItInAgain() {
    assertThat(gate.lift(VAN)).isFalse();
    admitted(2_000, SMALL);
    assertThat(gate.banned()).containsExactly(VAN);
    assertThat(gate.lift(VAN)).isTrue();
    assertThat(gate.banned()).isEmpty();
    assertThat(broker).containsExactly("ban van-1", "lift van-1");
    assertThat(gate.admits(VAN, SMALL)).isTrue();
  }

  @Test
  void namesWithoutEndCostNoMemoryWithoutEnd() {
    for (int i = 0; i < 10_000; i++) {
      gate.admits(new StationId("s-" + i), SMALL);
    }
    assertThat(gate.known()).isLessThanOrEqualTo(4096);
  }
}
