package org.shuyi.hardware.chute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PassageTest {
  private static final Instant START = Instant.EPOCH;

  /** A look is two bits: the flap is closed, the slot is occupied. */
  @Property(tries = 1000)
  void theBeltStopsAtTheFirstLookAtAnOpenFlap(
      @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> looks) {
    Passage passage = Passage.begin(1, START.plusSeconds(3));
    int clear = 0;
    for (int i = 0; i < looks.size(); i++) {
      boolean closed = (looks.get(i) & 1) == 1;
      boolean occupied = (looks.get(i) & 2) == 2;
      clear = occupied ? 0 : clear + 1;
      Passage.Step step = passage.seen(closed, occupied, START.plusMillis(100L * i));
      assertThat(step.over()).isEqualTo(expected(closed, clear, i));
      if (step.over().isPresent()) {
        return;
      }
      passage = step.next();
    }
  }

  private static Optional<Intake> expected(boolean closed, int clear, int look) {
    if (!closed) {
      return Optional.of(new Intake.Stopped());
    }
    if (clear >= 3) {
      return Optional.of(new Intake.Taken(1));
    }
    return look >= 30 ? Optional.of(new Intake.Stuck()) : Optional.empty();
  }

  @Property(tries = 300)
  void nothingMovesUnlessAllIsWell(
      @ForAll boolean closed,
      @ForAll boolean occupied,
      @ForAll boolean firstFull,
      @ForAll @IntRange(max = 3) int bin) {
    BitSet full = new BitSet();
    full.set(1, firstFull);
    boolean there = bin == 1 || bin == 2;
    boolean room = there && !full.get(bin);
    assertThat(new Slot(closed, occupied, full, 2).against(bin).isEmpty())
        .isEqualTo(closed && occupied && room);
  }
}
