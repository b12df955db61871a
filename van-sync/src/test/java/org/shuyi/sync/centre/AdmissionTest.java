package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.centre.Admission.Verdict;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Batch;

final class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final TestStation station = station(10);

  private static TestStation station(int acts) {
    TestStation made = new TestStation("a", 1);
    IntStream.rangeClosed(1, acts).forEach(i -> made.giveBack("X" + i, NOW.plusSeconds(i)));
    return made;
  }

  /** The lane after the first rows of a station. */
  private static StationLane lane(TestStation station, int through) {
    byte[] hash = through == 0 ? HashChain.start() : station.batch(1, through).chainHash();
    return new StationLane(
        station.id(), station.epoch(), through, hash, through, Instant.EPOCH, Instant.EPOCH, null);
  }

  private static Verdict decide(Batch batch, StationLane lane, TestStation stored) {
    return decide(batch, lane, stored, Map.of());
  }

  /**
   * @param former hashes of rows that an earlier epoch of the station brought
   */
  private static Verdict decide(
      Batch batch, StationLane lane, TestStation stored, Map<Long, byte[]> former) {
    return Admission.decide(
        batch,
        lane,
        new Admission.Known<RuntimeException>() {
          @Override
          public Optional<byte[]> hash(long sequence) {
            return sequence > lane.unpackedThrough()
                ? Optional.empty()
                : Optional.of(stored.batch(1, (int) sequence).chainHash());
          }

          @Override
          public boolean holds(long sequence, byte[] hash) {
            return Arrays.equals(hash, former.get(sequence));
          }
        });
  }

  /** The rows of a batch that are stored. */
  private static List<Long> stored(Batch batch, Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Store.class);
    return LongStream.rangeClosed(((Verdict.Store) verdict).first(), batch.last()).boxed().toList();
  }

  private List<Long> stored(int first, int last, int through) {
    Batch batch = station.batch(first, last);
    return stored(batch, decide(batch, lane(station, through), station));
  }

  private static String quarantined(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Quarantine.class);
    return ((Verdict.Quarantine) verdict).reason();
  }

  @Test
  void storesWhatFollows() {
    assertThat(stored(1, 3, 0)).containsExactly(1L, 2L, 3L);
    assertThat(stored(4, 5, 3)).containsExactly(4L, 5L);
  }

  @Test
  void aDuplicateOfPackedRowsStoresNothing() {
    byte[] hash = station.batch(1, 5).chainHash();
    StationLane packed =
        new StationLane(
            station.id(), station.epoch(), 5, hash, 2, Instant.EPOCH, Instant.EPOCH, null);
    assertThat(decide(station.batch(2, 4), packed, station)).isInstanceOf(Verdict.Known.class);
    Batch more = station.batch(4, 7);
    assertThat(stored(more, decide(more, packed, station))).containsExactly(6L, 7L);
  }

  @Test
  void aDuplicateStoresNothing() {
    assertThat(decide(station.batch(2, 3), lane(station, 5), station))
        .isInstanceOf(Verdict.Known.class);
  }

  @Test
  void anOverlapStoresOnlyWhatIsNew() {
    assertThat(stored(2, 7, 5)).containsExactly(6L, 7L);
  }

  @Test
  void aGapIsAskedFor() {
    assertThat(decide(station.batch(5, 6), lane(station, 3), station))
        .isInstanceOf(Verdict.Gap.class);
  }

  @Test
  void anEpochBeginsBehindARowThatAnEarlierOneBrought() {
    Batch batch = station.batch(5, 7);
    Map<Long, byte[]> former = Map.of(4L, batch.previousHash());
    StationLane fresh = lane(station, 0);

    assertThat(decide(batch, fresh, station)).isInstanceOf(Verdict.Gap.class);
    assertThat(stored(batch, decide(batch, fresh, station, former))).containsExactly(5L, 6L, 7L);
    assertThat(decide(station.batch(6, 7), fresh, station, former))
        .as("behind a row that nobody brought")
        .isInstanceOf(Verdict.Gap.class);
    assertThat(decide(batch, lane(station, 3), station, former))
        .as("an epoch that has begun has no gap")
        .isInstanceOf(Verdict.Gap.class);
  }

  @Property
  void anyCutOfTheJournalFitsOrIsAskedFor(
      @ForAll @IntRange(min = 0, max = 10) int through,
      @ForAll @IntRange(min = 1, max = 10) int first,
      @ForAll @IntRange(min = 0, max = 9) int more) {
    int last = Math.min(10, first + more);
    Batch batch = station.batch(first, last);
    Verdict verdict = decide(batch, lane(station, through), station);
    if (first > through + 1) {
      assertThat(verdict).isInstanceOf(Verdict.Gap.class);
    } else if (last <= through) {
      assertThat(verdict).isInstanceOf(Verdict.Known.class);
    } else {
      assertThat(stored(batch, verdict)).hasSize(last - through).startsWith(through + 1L);
    }
  }

  @Test
  void anEmptyBatchAsksOnly() {
    assertThat(decide(station.batch(6, 5), lane(station, 5), station))
        .isInstanceOf(Verdict.Known.class);
    assertThat(decide(station.batch(6, 5), lane(station, 4), station))
        .isInstanceOf(Verdict.Gap.class);
    assertThat(decide(new TestStation("a", 1).batch(1, 0), lane(station, 0), station))
        .isInstanceOf(Verdict.Known.class);
  }

  @Test
  void aForkedJournalIsQuarantined() {
    TestStation copy = station(4);
    copy.loan("Y1", "P1001", NOW);
    copy.loan("Y2", "P1001", NOW);
    assertThat(quarantined(decide(copy.batch(6, 6), lane(station, 5), station))).contains("fork");
    assertThat(quarantined(decide(copy.batch(5, 6), lane(station, 5), station))).contains("fork");
    assertThat(quarantined(decide(copy.batch(4, 5), lane(station, 8), station))).contains("fork");
  }

  @Test
  void aBrokenChainIsQuarantined() {
    Batch good = station.batch(1, 3);
    Batch broken =
        new Batch(
            good.station(),
            good.epoch(),
            1,
            good.previousHash(),
            List.of(good.payloads().get(0), good.payloads().get(2), good.payloads().get(1)),
            good.chainHash(),
            List.of());
    assertThat(quarantined(decide(broken, lane(station, 0), station))).contains("chain");
  }

  @Test
  void aQuarantinedJournalTakesNothing() {
    StationLane lane =
        new StationLane(
            station.id(),
            station.epoch(),
            0,
            HashChain.start(),
            0,
            Instant.EPOCH,
            Instant.EPOCH,
            "seen");
    assertThat(decide(station.batch(1, 3), lane, station)).isInstanceOf(Verdict.Known.class);
  }

  @Test
  void aRowThatCantBeReadIsQuarantined() {
    station.seal(new byte[] {1, 2, 3});
    assertThat(quarantined(decide(station.batch(11, 11), lane(station, 10), station)))
        .contains("row 11");
  }

  @Test
  void aRowWithAnotherNumberIsQuarantined() {
    station.seal(ActCodec.encode(station.acts().getFirst()));
    assertThat(quarantined(decide(station.batch(11, 11), lane(station, 10), station)))
        .contains("row 11 says that it is number 1");
  }

  @Test
  void anIdTwiceInOneBatchIsQuarantined() {
    RecordedAct last = station.acts().getLast();
    station.write(new RecordedAct(11, last.id(), last.stamp(), last.act()));
    assertThat(quarantined(decide(station.batch(10, 11), lane(station, 9), station)))
        .contains("row 11");
  }

  @Test
  void anActOfAnUnknownKindIsKept() {
    byte[] newer =
        withKind(
            ActCodec.encode(
                new RecordedAct(
                    11,
                    new ActId(new UUID(1, 2)),
                    new Stamp(
                        new UUID(7, 7), Duration.ofSeconds(11), NOW, Stamp.ClockTrust.TRUSTED),
                    new Act.Return(new ItemId("X1")))));
    station.seal(newer);
    assertThat(stored(11, 11, 10)).containsExactly(11L);
  }

  /** Field 7 holds the kind; 2 is a return, 19 is not known yet (small numbers are one byte). */
  private static byte[] withKind(byte[] payload) {
    byte[] changed = payload.clone();
    for (int i = 0; i + 1 < changed.length; i++) {
      if (changed[i] == 7 && changed[i + 1] == 2 && changed[i + 2] == 8) {
        changed[i + 1] = 19;
        return changed;
      }
    }
    throw new AssertionError("no kind in the payload");
  }
}
