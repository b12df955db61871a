package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.StationId;

final class IntakeTest {
  private final Intake intake = new Intake();

  private boolean offer(String from, int number) {
    return intake.offer(new Intake.Arrival(new StationId(from), new byte[] {(byte) number}));
  }

  private String take() throws InterruptedException {
    Intake.Arrival arrival = intake.take();
    return arrival.from() + " " + arrival.bytes()[0];
  }

  @Test
  void stationsTakeTurnsAndEachKeepsItsOrder() throws Exception {
    offer("a", 1);
    offer("a", 2);
    offer("a", 3);
    offer("b", 1);
    offer("c", 1);
    offer("b", 2);
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      taken.add(take());
    }
    assertThat(taken).containsExactly("a 1", "b 1", "c 1", "a 2", "b 2", "a 3");
  }

  @Test
  void aFloodFillsItsOwnQueueOnly() throws Exception {
    for (int i = 0; i < 1_000_000; i++) {
      assertThat(offer("hostile", 0)).isEqualTo(i < Intake.OF_ONE);
    }
    assertThat(offer("honest", 1)).isTrue();
    assertThat(take()).startsWith("hostile");
    assertThat(take()).isEqualTo("honest 1");
  }

  @Test
  void aFullHouseMakesRoomAtTheCostOfWhoHasMost() {
    for (int i = 0; i < Intake.OF_ALL / Intake.OF_ONE; i++) {
      for (int j = 0; j < Intake.OF_ONE; j++) {
        assertThat(offer("flood-" + i, j)).isTrue();
      }
    }
    assertThat(offer("honest", 1)).isTrue();
    assertThat(offer("flood-0", 9)).isFalse();
  }

  @Test
  void whoWaitsIsCalled() throws Exception {
    CompletableFuture<String> taken = new CompletableFuture<>();
    Thread waiter =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    taken.complete(take());
                  } catch (InterruptedException e) {
                    taken.completeExceptionally(e);
                  }
                });
    offer("a", 7);
    assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo("a 7");
    waiter.join();
  }

  /** Whatever comes: nothing is made up, each station's order is kept, and the bounds hold. */
  @Property(tries = 200)
  void keepsWhatItTook(@ForAll @Size(max = 400) List<@IntRange(min = 0, max = 40) Integer> from)
      throws Exception {
    Intake fresh = new Intake();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int each : from) {
      int number = numbers.merge(each, 1, Integer::sum);
      fresh.offer(
          new Intake.Arrival(
              new StationId("s" + each), new byte[] {(byte) (number >> 8), (byte) number}));
    }
    Map<StationId, Integer> last = new HashMap<>();
    int taken = 0;
    for (fresh.offer(end()); ; taken++) {
      Intake.Arrival next = fresh.take();
      if (next.from().equals(end().from()) && next.bytes().length == 0) {
        break;
      }
      int number = (next.bytes()[0] & 0xff) << 8 | next.bytes()[1] & 0xff;
      assertThat(number).isGreaterThan(last.getOrDefault(next.from(), 0));
      last.put(next.from(), number);
    }
    assertThat(taken).isLessThanOrEqualTo(Intake.OF_ALL);
  }

  private static Intake.Arrival end() {
    return new Intake.Arrival(new StationId("end"), new byte[0]);
  }
}
