package org.shuyi.sync.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;

/** Acts such as a station writes. */
final class Acts {
  private static final LocalDate DUE = LocalDate.of(2027, 1, 1);
  private static final UUID BOOT = new UUID(1, 1);

  private Acts() {}

  static Act loan(int number) {
    return new Act.Loan(
        new ItemId("B%08d".formatted(number)),
        new PatronId("P%07d".formatted(number % 5000)),
        DUE,
        Act.DecidedBy.STATION);
  }

  /**
   * As a station's journal has it, a millisecond after the one before.
   *
   * @param station number of the station, for ids of its own
   */
  static RecordedAct recorded(int station, long sequence, Instant begin, Act act) {
    Instant at = begin.plusMillis(sequence);
    ActId id =
        new ActId(
            new UUID(
                at.toEpochMilli() << 16 | 0x7000,
                Long.MIN_VALUE | (long) station << 32 | sequence));
    Stamp stamp = new Stamp(BOOT, Duration.ofMillis(sequence), at, Stamp.ClockTrust.TRUSTED);
    return new RecordedAct(sequence, id, stamp, act);
  }

  static byte[] bytes(ActId id) {
    return ByteBuffer.allocate(16)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }
}
