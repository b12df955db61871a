package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.centre.store.ActTime;
import org.shuyi.sync.centre.store.CentreStore.Sent;
import org.shuyi.sync.centre.store.NewRow;
import org.shuyi.sync.centre.store.Packed;
import org.shuyi.sync.centre.store.StationLane;
import org.shuyi.sync.centre.store.Unpacker.Contents;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;

final class UnpackingTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final TestStation station = station();

  private static TestStation station() {
    TestStation made = new TestStation("a", 1);
    IntStream.rangeClosed(1, 5).forEach(i -> made.giveBack("X" + i, NOW.plusSeconds(i)));
    return made;
  }

  private static Contents unpack(Batch batch, long first, Map<ActId, Sent> known) {
    StationLane lane =
        new StationLane(
            batch.station(),
            batch.epoch(),
            batch.last(),
            batch.chainHash(),
            first - 1,
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    Packed packed =
        new Packed(
            batch.station(),
            batch.epoch(),
            first,
            batch.last(),
            batch.chainHash(),
            BatchCodec.encode(batch),
            NOW.plus(Duration.ofHours(1)));
    return Unpacking.open(packed).contents(lane, known);
  }

  private static List<NewRow> rows(Contents contents) {
    assertThat(contents).isInstanceOf(Contents.Rows.class);
    return ((Contents.Rows) contents).rows();
  }

  private Map<ActId, Sent> known(int row, StationId sender) {
    return Map.of(
        station.acts().get(row - 1).id(),
        new Sent(sender, ActCodec.encode(station.acts().get(row - 1))));
  }

  @Test
  void onlyTheNewRowsAreTakenEachWithItsHash() {
    List<NewRow> rows = rows(unpack(station.batch(2, 5), 4, Map.of()));
    assertThat(rows).extracting(NewRow::sequence).containsExactly(4L, 5L);
    assertThat(rows.getFirst().hash()).isEqualTo(station.batch(1, 4).chainHash());
    assertThat(rows.getLast().hash()).isEqualTo(station.batch(1, 5).chainHash());
  }

  @Test
  void anActKnownFromAnotherEpochIsARepeat() {
    assertThat(rows(unpack(station.batch(1, 3), 1, known(2, station.id()))))
        .extracting(NewRow::repeat)
        .containsExactly(false, true, false);
  }

  @Test
  void theIdOfAnotherStationsActClosesTheJournal() {
    assertThat(unpack(station.batch(1, 3), 1, known(2, new StationId("b"))))
        .isEqualTo(new Contents.Fault("row 2 has the id of another act"));
  }

  @Test
  void theIdOfAnotherActClosesTheJournal() {
    ActId id = station.acts().get(1).id();
    byte[] other = ActCodec.encode(station.acts().getFirst());
    assertThat(unpack(station.batch(1, 3), 1, Map.of(id, new Sent(station.id(), other))))
        .isEqualTo(new Contents.Fault("row 2 has the id of another act"));
  }

  @Test
  void whatCantBeReadAnyMoreStaysPacked() {
    Packed newer =
        new Packed(station.id(), station.epoch(), 1, 1, HashChain.start(), new byte[] {1, 2}, NOW);
    StationLane lane =
        new StationLane(
            station.id(),
            station.epoch(),
            1,
            HashChain.start(),
            0,
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    assertThat(Unpacking.open(newer).contents(lane, Map.of())).isInstanceOf(Contents.Fault.class);
  }

  @Test
  void theClockThatABatchTellsOfDatesItsActs() {
    TestStation late = new TestStation("b", 1);
    late.write(new Act.Return(new ItemId("X")), Instant.EPOCH, Stamp.ClockTrust.UNKNOWN);
    Stamp stamp = late.acts().getFirst().stamp();
    ClockAnchor set = new ClockAnchor(stamp.boot(), stamp.sinceBoot().plusSeconds(60), NOW);

    Instant done = NOW.minusSeconds(60);
    assertThat(rows(unpack(late.all().telling(List.of(set)), 1, Map.of())))
        .extracting(NewRow::time)
        .containsExactly(new ActTime(done, done, done));
  }
}
