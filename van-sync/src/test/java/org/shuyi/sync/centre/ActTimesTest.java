package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.centre.store.ActTime;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;

final class ActTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private static Stamp stamp(long boot, long mono, Instant wall, ClockTrust trust) {
    return new Stamp(new UUID(1, boot), Duration.ofSeconds(mono), wall, trust);
  }

  private static List<ActTime> times(Stamp... stamps) {
    return ActTimes.of(List.of(stamps), List.of(), Instant.EPOCH, Instant.EPOCH, NOW);
  }

  private static ActTime exactly(Instant at) {
    return new ActTime(at, at, at);
  }

  @Test
  void aTrustedClockIsTheTime() {
    Instant at = NOW.minusSeconds(100);
    assertThat(times(stamp(1, 5, at, ClockTrust.TRUSTED))).containsExactly(exactly(at));
  }

  @Test
  void aClockThatIsAheadIsHeldAtTheArrival() {
    assertThat(times(stamp(1, 5, NOW.plusSeconds(86_400), ClockTrust.TRUSTED)))
        .containsExactly(exactly(NOW));
  }

  @Test
  void anActBeforeTheClockWasSetGetsItsTimeFromTheSameBoot() {
    Instant at = NOW.minusSeconds(100);
    assertThat(
            times(
                stamp(1, 5, Instant.EPOCH, ClockTrust.UNKNOWN),
                stamp(1, 25, at, ClockTrust.TRUSTED)))
        .containsExactly(exactly(at.minusSeconds(20)), exactly(at));
  }

  @Test
  void anAnchorTellsTheTimeOfItsBootWhereNoActDoes() {
    Instant set = NOW.minusSeconds(100);
    List<Stamp> stamps =
        List.of(
            stamp(1, 5, Instant.EPOCH, ClockTrust.UNKNOWN),
            stamp(2, 10, Instant.EPOCH, ClockTrust.UNKNOWN),
            stamp(2, 20, NOW.minusSeconds(86_400), ClockTrust.KEPT));
    ClockAnchor anchor = new ClockAnchor(new UUID(1, 2), Duration.ofSeconds(50), set);

    List<ActTime> times = ActTimes.of(stamps, List.of(anchor), Instant.EPOCH, Instant.EPOCH, NOW);

    Instant first = set.minusSeconds(40);
    assertThat(times)
        .as("the boot without one stays uncertain")
        .containsExactly(
            new ActTime(Instant.EPOCH, Instant.EPOCH, first),
            exactly(first),
            exactly(set.minusSeconds(30)));
  }

  @Test
  void aKeptClockMayOnlyBeBehind() {
    Instant wall = NOW.minusSeconds(3 * 86_400);
    assertThat(times(stamp(1, 5, wall, ClockTrust.KEPT)))
        .containsExactly(new ActTime(wall, wall, NOW));
  }

  @Test
  void anUnknownClockLeavesOnlyTheBounds() {
    Instant before = NOW.minusSeconds(500);
    Instant after = NOW.minusSeconds(100);
    assertThat(
            times(
                stamp(1, 9, before, ClockTrust.TRUSTED),
                stamp(2, 5, Instant.EPOCH, ClockTrust.UNKNOWN),
                stamp(3, 5, after, ClockTrust.TRUSTED)))
        .containsExactly(exactly(before), new ActTime(before, before, after), exactly(after));
  }

  @Test
  void actsOfOneBootAreAsFarApartAsItsMonotonicClockSays() {
    Instant set = NOW.minusSeconds(50_000);
    assertThat(
            times(
                stamp(1, 9, set, ClockTrust.TRUSTED),
                stamp(2, 1_000, Instant.EPOCH, ClockTrust.UNKNOWN),
                stamp(2, 11_000, Instant.EPOCH, ClockTrust.UNKNOWN)))
        .as("ten thousand seconds less what a clock may drift in them")
        .containsExactly(
            exactly(set),
            new ActTime(set, set, NOW.minusSeconds(9_990)),
            new ActTime(set.plusSeconds(9_990), set.plusSeconds(9_990), NOW));
  }

  /** Whatever stations do and however they are cut into batches: the truth is within the bounds. */
  @Property
  void theTruthIsWithinTheBounds(
      @ForAll @Size(max = 30) List<@IntRange(max = 40_000) Integer> gaps) {
    List<Stamp> stamps = new ArrayList<>();
    List<Instant> truth = new ArrayList<>();
    Instant at = NOW.minus(Duration.ofDays(20));
    long boot = 1;
    Instant booted = at;
    for (int gap : gaps) {
      at = at.plusSeconds(gap);
      if (gap % 7 == 0) {
        boot++;
        booted = at;
      }
      ClockTrust trust = ClockTrust.values()[gap % 3];
      Instant wall =
          switch (trust) {
            case TRUSTED -> at;
            case KEPT -> at.minusSeconds(gap % 1000);
            case UNKNOWN -> Instant.EPOCH.plusSeconds(gap);
          };
      stamps.add(stamp(boot, Duration.between(booted, at).toSeconds(), wall, trust));
      truth.add(at);
    }
    List<ActTime> times =
        ActTimes.of(stamps, List.of(), Instant.EPOCH, Instant.EPOCH, at.plusSeconds(1));
    for (int i = 0; i < times.size(); i++) {
      assertThat(truth.get(i))
          .isAfterOrEqualTo(times.get(i).earliest())
          .isBeforeOrEqualTo(times.get(i).latest());
    }
  }

  @Property
  void timesNeverGoBackAndNeverPassTheArrival(@ForAll("stamps") List<Stamp> stamps) {
    Instant last = NOW.minusSeconds(1000);
    List<ActTime> times = ActTimes.of(stamps, List.of(), last, last, NOW);
    Instant before = last;
    for (ActTime time : times) {
      assertThat(time.at()).isAfterOrEqualTo(before).isBeforeOrEqualTo(NOW);
      assertThat(time.latest()).isBeforeOrEqualTo(NOW);
      before = time.at();
    }
  }

  @Provide
  Arbitrary<List<Stamp>> stamps() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 3),
            Arbitraries.longs().between(0, 1_000_000),
            Arbitraries.longs().between(-2_000_000, 2_000_000),
            Arbitraries.of(ClockTrust.class))
        .as((boot, mono, wall, trust) -> stamp(boot, mono, NOW.plusSeconds(wall), trust))
        .list()
        .ofMaxSize(20);
  }
}
