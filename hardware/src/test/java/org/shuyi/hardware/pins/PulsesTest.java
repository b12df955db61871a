package org.shuyi.hardware.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PulsesTest {
  private static final Duration LONGEST = Duration.ofMillis(600);

  /** Relays 0 to 2 are locks, relay 3 is a lamp. */
  private static final PinLayout LAYOUT =
      new PinLayout(List.of(0, 1, 2, 3), List.of(8, 9), false, LONGEST, List.of(3));

  private static final Instant NOON = Instant.EPOCH;

  @Test
  void aPulseEndsByItself() {
    Pulses pulses = Pulses.none(LAYOUT).flash(1, Duration.ofMillis(500), NOON).orElseThrow();
    assertThat(pulses.drawn(NOON.plusMillis(499)).get(1)).isTrue();
    assertThat(pulses.drawn(NOON.plusMillis(500)).isEmpty()).isTrue();
    assertThat(pulses.next(NOON)).contains(NOON.plusMillis(500));
    assertThat(pulses.next(NOON.plusMillis(500))).isEmpty();
  }

  @Test
  void aLockIsNotHeldALampIs() {
    assertThat(Pulses.none(LAYOUT).put(1, true, NOON)).isEmpty();
    Pulses lit = Pulses.none(LAYOUT).put(3, true, NOON).orElseThrow();
    assertThat(lit.drawn(NOON.plusSeconds(99_999)).get(3)).isTrue();
    Pulses dark = lit.put(3, false, NOON.plusSeconds(5)).orElseThrow();
    assertThat(dark.drawn(NOON.plusSeconds(5)).isEmpty()).isTrue();
  }

  @Test
  void thereAreNoOtherRelays() {
    assertThat(Pulses.none(LAYOUT).flash(4, LONGEST, NOON)).isEmpty();
    assertThat(Pulses.none(LAYOUT).put(-1, false, NOON)).isEmpty();
  }

  @Test
  void aLayoutMakesSense() {
    assertThatThrownBy(() -> new PinLayout(List.of(1), List.of(1), false, LONGEST, List.of()))
        .hasMessage("a line is named twice");
    assertThatThrownBy(
            () -> new PinLayout(List.of(1), List.of(), false, Duration.ofHours(1), List.of()))
        .hasMessageContaining("10000 ms");
  }

  /** Whatever is asked and whenever: no lock is under current for longer than its longest. */
  @Property(tries = 500)
  void noLockIsDrawnForLonger(
      @ForAll @Size(max = 60) List<@IntRange(max = 11) Integer> requests,
      @ForAll @IntRange(min = 1, max = 400) int step) {
    Pulses pulses = Pulses.none(LAYOUT);
    Instant[] since = {Instant.MAX, Instant.MAX, Instant.MAX};
    Instant now = NOON;
    for (int request : requests) {
      now = now.plusMillis(step);
      pulses = obey(pulses, request, now);
      for (Instant at = now; at.isBefore(now.plusMillis(step)); at = at.plusMillis(1)) {
        watch(pulses, at, since);
      }
    }
  }

  private static Pulses obey(Pulses pulses, int request, Instant now) {
    int relay = request % 4;
    return switch (request / 4) {
      case 0 -> pulses.flash(relay, Duration.ofMillis(100L * request + 50), now).orElse(pulses);
      case 1 -> pulses.flash(relay, Duration.ofDays(1), now).orElse(pulses);
      default -> pulses.put(relay, true, now).orElse(pulses);
    };
  }

  private static void watch(Pulses pulses, Instant at, Instant[] since) {
    for (int lock = 0; lock < since.length; lock++) {
      if (!pulses.drawn(at).get(lock)) {
        since[lock] = Instant.MAX;
      } else if (since[lock].equals(Instant.MAX)) {
        since[lock] = at;
      } else {
        assertThat(Duration.between(since[lock], at)).isLessThan(LONGEST);
      }
    }
  }

  @Property(tries = 100)
  void aPulseThatRunsIsNotMadeLonger(@ForAll @IntRange(max = 1099) int millis) {
    Pulses first = Pulses.none(LAYOUT).flash(0, LONGEST, NOON).orElseThrow();
    Instant later = NOON.plusMillis(millis);
    assertThat(first.flash(0, LONGEST, later)).isEmpty();
    assertThat(first.flash(1, LONGEST, later)).isPresent();
    assertThat(first.flash(0, LONGEST, NOON.plusMillis(1100))).isPresent();
  }
}
