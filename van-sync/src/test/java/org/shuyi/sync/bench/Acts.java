package org.shuyi.sync.bench;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** Acts such as a station writes. */
final class Acts {
  private static final LocalDate DUE = LocalDate.of(2027, 1, 1);

  private Acts() {}

  static Act loan(int number) {
    return new Act.Loan(
        new ItemId("B%08d".formatted(number)),
        new PatronId("P%07d".formatted(number % 5000)),
        DUE,
        Act.DecidedBy.STATION);
  }

  static byte[] bytes(ActId id) {
    return ByteBuffer.allocate(16)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }
}
