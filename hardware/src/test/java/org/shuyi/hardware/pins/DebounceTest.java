package org.shuyi.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DebounceTest {
  private static final Duration HOLD = Duration.ofSeconds(30);

  private Instant now = Instant.EPOCH;
  private Debounce contact = Debounce.NEW;

  private Optional<Boolean> after(Duration hold, boolean... looks) {
    for (boolean made : looks) {
      now = now.plusMillis(40);
      contact = contact.seen(made, now, hold);
    }
    return contact.settled();
  }

  @Test
  void threeLooksSettleIt() {
    assertThat(after(Duration.ZERO, true, true)).isEmpty();
    assertThat(after(Duration.ZERO, true)).contains(true);
    assertThat(after(Duration.ZERO, false, false, true, false, false)).contains(true);
    assertThat(after(Duration.ZERO, false)).contains(false);
  }

  @Test
  void whoStepsAsideForAMomentIsStillThere() {
    assertThat(after(HOLD, true, true, true)).contains(true);
    now = now.plusSeconds(20);
    assertThat(after(HOLD, false, false, false, false)).contains(true);
    now = now.plusSeconds(11);
    assertThat(after(HOLD, false)).contains(false);
  }

  /** Changes never come closer than three looks. */
  @Property(tries = 300)
  void bouncesAreNoChanges(@ForAll List<Boolean> looks) {
    contact = Debounce.NEW;
    List<Integer> changes = new ArrayList<>();
    for (int i = 0; i < looks.size(); i++) {
      Optional<Boolean> before = contact.settled();
      if (!after(Duration.ZERO, looks.get(i)).equals(before)) {
        changes.add(i);
      }
    }
    for (int i = 1; i < changes.size(); i++) {
      assertThat(changes.get(i) - changes.get(i - 1)).isGreaterThanOrEqualTo(Debounce.LOOKS);
    }
  }
}
