package org.shuyi.sync.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.reference.PatronHash;

class PinThrottleTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final PatronHash CARD = hash(1);

  private static PatronHash hash(int n) {
    return new PatronHash("%032x".formatted(n));
  }

  @Test
  void threeAreFreeThenTheCardWaitsLongerAndLonger() {
    PinThrottle throttle = PinThrottle.none().wrong(CARD, NOW).wrong(CARD, NOW);
    assertThat(throttle.lockedUntil(CARD, NOW)).isEmpty();
    throttle = throttle.wrong(CARD, NOW);
    assertThat(throttle.lockedUntil(CARD, NOW)).contains(NOW.plus(Duration.ofMinutes(15)));
    Instant later = NOW.plus(Duration.ofMinutes(15));
    assertThat(throttle.lockedUntil(CARD, later)).isEmpty();
    assertThat(throttle.wrong(CARD, later).lockedUntil(CARD, later))
        .contains(later.plus(Duration.ofMinutes(30)));
    assertThat(throttle.lockedUntil(hash(2), NOW)).isEmpty();
    assertThat(throttle.right(CARD).lockedUntil(CARD, NOW)).isEmpty();
  }

  @Test
  void oneThatWasNoTryCountsForNothing() {
    PinThrottle two = PinThrottle.none().wrong(CARD, NOW).wrong(CARD, NOW);
    assertThat(two.wrong(CARD, NOW).taken(CARD)).isEqualTo(two);
    assertThat(PinThrottle.none().wrong(CARD, NOW).taken(CARD)).isEqualTo(PinThrottle.none());
  }

  @Test
  void aClockThatIsSetBackLengthensNoLock() {
    PinThrottle throttle = PinThrottle.none();
    for (int i = 0; i < 3; i++) {
      throttle = throttle.wrong(CARD, NOW.plus(Duration.ofDays(4000)));
    }
    assertThat(throttle.lockedUntil(CARD, NOW)).contains(NOW.plus(Duration.ofMinutes(15)));
    PinThrottle seen = throttle.wrong(hash(2), NOW);
    assertThat(seen.lockedUntil(CARD, NOW.plus(Duration.ofMinutes(15)))).isEmpty();
  }

  @Test
  void cardsAreBounded() {
    PinThrottle throttle = PinThrottle.none();
    for (int i = 0; i < PinThrottle.MOST + 10; i++) {
      throttle = throttle.wrong(hash(i), NOW.plusSeconds(i));
    }
    assertThat(throttle.cards()).hasSize(PinThrottle.MOST).doesNotContainKey(hash(9));
  }

  /** However the tries are spread, whoever guesses gets few of them. */
  @Property(tries = 200)
  void fewTriesADay(@ForAll @Size(200) List<@IntRange(min = 0, max = 1800) Integer> pauses) {
    PinThrottle throttle = PinThrottle.none();
    Instant at = NOW;
    int tries = 0;
    for (int pause : pauses) {
      at = at.plusSeconds(pause);
      if (at.isBefore(NOW.plus(Duration.ofDays(1))) && throttle.lockedUntil(CARD, at).isEmpty()) {
        throttle = throttle.wrong(CARD, at);
        tries++;
      }
    }
    assertThat(tries).isBetween(1, 10);
  }
}
