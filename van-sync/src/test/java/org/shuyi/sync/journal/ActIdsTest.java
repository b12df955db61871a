package org.shuyi.sync.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.ActId;

class ActIdsTest {
  @Test
  void anIdIsAUuidOfVersion7WithItsTime() {
    Instant now = Instant.parse("2022-02-22T19:22:22Z");
    UUID id = new ActIds(() -> now, new Random(1)).next().value();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    // The time of the example in RFC 9562, appendix A.6.
    assertThat(id.toString()).startsWith("017f22e2-79b0-7");
  }

  @Property(tries = 100)
  void eachIsGreaterThanTheOneBeforeWhateverTheClockDoes(
      @ForAll @Size(min = 2, max = 50)
          List<@LongRange(min = 0, max = 4_000_000_000_000L) Long> times,
      @ForAll long seed) {
    List<Long> clock = new ArrayList<>(times);
    ActIds ids = new ActIds(() -> Instant.ofEpochMilli(clock.removeFirst()), new Random(seed));
    String before = "";
    for (int i = 0; i < times.size(); i++) {
      ActId id = ids.next();
      assertThat(id.toString()).isGreaterThan(before);
      assertThat(id.value().version()).isEqualTo(7);
      before = id.toString();
    }
  }

  @Test
  void moreThanTheCounterHoldsInOneMillisecondStillGoesUp() {
    ActIds ids = new ActIds(() -> Instant.EPOCH.plusMillis(5), new Random(1));
    String before = "";
    for (int i = 0; i < 10_000; i++) {
      String id = ids.next().toString();
      assertThat(id).isGreaterThan(before);
      before = id;
    }
  }
}
