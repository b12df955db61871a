package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;

final class UnsureTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** Boots of a story: when each began. */
  private static final List<Instant> BOOTS =
      List.of(NOON, NOON.plusSeconds(10_000), NOON.plusSeconds(20_000));

  private static UUID boot(int number) {
    return new UUID(3, number);
  }

  private static ClockAnchor anchor(int boot) {
    return new ClockAnchor(boot(boot), Duration.ofSeconds(5), BOOTS.get(boot).plusSeconds(5));
  }

  private static Unsure act(int number, int boot, long seconds, long early, long late) {
    Instant at = BOOTS.get(boot).plusSeconds(seconds);
    Instant earliest = at.minusSeconds(early);
    return new Unsure(
        new ActId(new UUID(4, number)),
        boot(boot),
        Duration.ofSeconds(seconds),
        new ActTime(earliest, earliest, at.plusSeconds(late)),
        "X1");
  }

  private static Instant truth(Unsure act) {
    return BOOTS.get((int) act.boot().getLeastSignificantBits()).plus(act.sinceBoot());
  }

  @Test
  void theActsOfTheBootAreDatedAndTheirNeighboursGetCloserBounds() {
    List<Unsure> acts =
        List.of(
            act(1, 0, 100, 50_000, 50_000),
            act(2, 1, 100, 50_000, 50_000),
            act(3, 2, 100, 50_000, 50_000));
    List<Unsure> known = Unsure.corrected(acts, List.of(anchor(1)));
    assertThat(known).extracting(Unsure::isSure).containsExactly(false, true, false);
    assertThat(known.get(0).time().latest()).isEqualTo(truth(acts.get(1)));
    assertThat(known.get(1).time().at()).isEqualTo(truth(acts.get(1)));
    assertThat(known.get(2).time().earliest()).isEqualTo(truth(acts.get(1)));
  }

  @Test
  void anAnchorOfAnotherBootTellsNothing() {
    List<Unsure> acts = List.of(act(1, 0, 100, 5, 5));
    assertThat(Unsure.corrected(acts, List.of(anchor(1)))).isEqualTo(acts);
  }

  /** Bounds only get closer, never leave out the truth, and the journal's order is kept. */
  @Property
  void whatIsKnownIsTrueAndMore(
      @ForAll("stories") List<Unsure> acts, @ForAll("anchors") List<ClockAnchor> anchors) {
    List<Unsure> known = Unsure.corrected(acts, anchors);
    Instant before = Instant.MIN;
    for (int i = 0; i < acts.size(); i++) {
      ActTime was = acts.get(i).time();
      ActTime is = known.get(i).time();
      assertThat(is.earliest()).isAfterOrEqualTo(was.earliest());
      assertThat(is.latest()).isBeforeOrEqualTo(was.latest());
      assertThat(truth(acts.get(i))).isBetween(is.earliest(), is.latest());
      assertThat(is.earliest()).isAfterOrEqualTo(before);
      before = is.earliest();
    }
    assertThat(Unsure.corrected(known, anchors)).as("again").isEqualTo(known);
  }

  /** An anchor that lies moves nothing out of its bounds. */
  @Property
  void aLieStaysWithinTheBounds(@ForAll("stories") List<Unsure> acts, @ForAll int seconds) {
    ClockAnchor lie = new ClockAnchor(boot(1), Duration.ZERO, NOON.plusSeconds(seconds));
    List<Unsure> known = Unsure.corrected(acts, List.of(lie));
    for (int i = 0; i < acts.size(); i++) {
      assertThat(known.get(i).time().at())
          .isBetween(acts.get(i).time().earliest(), acts.get(i).time().latest());
    }
  }

  @Provide
  Arbitrary<List<ClockAnchor>> anchors() {
    return Arbitraries.of(anchor(0), anchor(1), anchor(2)).list().uniqueElements().ofMaxSize(3);
  }

  /** In the order of a journal: by boot, and by time within it. */
  @Provide
  Arbitrary<List<Unsure>> stories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(0, 9_000),
            Arbitraries.longs().between(0, 30_000),
            Arbitraries.longs().between(0, 30_000))
        .as((boot, seconds, early, late) -> act(0, boot, seconds, early, late))
        .list()
        .ofMaxSize(12)
        .map(UnsureTest::inOrder);
  }

  private static List<Unsure> inOrder(List<Unsure> acts) {
    List<Unsure> sorted = new ArrayList<>(acts);
    sorted.sort(Comparator.comparing(UnsureTest::truth));
    return sorted;
  }
}
