package org.shuyi.sync.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/** {@link Batch} to bytes and back. */
public final class BatchCodec {
  private static final Field<StationId> STATION = new Field<>(1, "station", Shapes.STATION);
  private static final Field<Epoch> EPOCH = new Field<>(2, "epoch", Shapes.EPOCH);
  private static final Field<Long> FIRST = new Field<>(3, "first", Shapes.SEQUENCE);
  private static final Field<byte[]> PREVIOUS_HASH = new Field<>(4, "previous-hash", Shapes.HASH);
  private static final Field<List<byte[]>> PAYLOADS =
      new Field<>(5, "payloads", Shape.list(Shape.bytes(1, Limits.ACT_BYTES), Limits.BATCH_ROWS));
  private static final Field<byte[]> CHAIN_HASH = new Field<>(6, "chain-hash", Shapes.HASH);
  private static final Field<List<Long>> UNSETTLED =
      new Field<>(7, "unsettled", Shape.list(Shapes.SEQUENCE, Limits.OUTCOMES));
  private static final Field<byte[]> DEFLATED =
      new Field<>(9, "deflated", Shape.bytes(1, Limits.BATCH_BYTES));

  /** What {@link #DEFLATED} holds at most: the payloads and how CBOR says that they are a list. */
  private static final int INFLATED_BYTES = Limits.BATCH_BYTES + 3 * Limits.BATCH_ROWS + 16;

  private static final Field<UUID> BOOT = new Field<>(1, "boot", Shape.uuid());
  private static final Field<Duration> SINCE_BOOT = new Field<>(2, "since-boot", Shapes.SINCE_BOOT);
  private static final Field<Instant> WALL = new Field<>(3, "wall", Shape.instant());
  private static final Field<List<ClockAnchor>> ANCHORS =
      new Field<>(
          8,
          "anchors",
          Shape.list(Fields.nested(BatchCodec::anchor, BatchCodec::anchor), Limits.ANCHORS));

  private BatchCodec() {}

  /** The payloads go deflated if that is shorter; what is hashed is never that. */
  public static byte[] encode(Batch batch) {
    byte[] plain = Fields.part().with(PAYLOADS, batch.payloads()).encode();
    byte[] deflated = Deflated.of(plain);
    Fields message = head(batch);
    return (deflated.length < plain.length
            ? message.with(DEFLATED, deflated)
            : message.with(PAYLOADS, batch.payloads()))
        .encode();
  }

  private static Fields head(Batch batch) {
    return Fields.message()
        .with(STATION, batch.station())
        .with(EPOCH, batch.epoch())
        .with(FIRST, batch.first())
        .with(PREVIOUS_HASH, batch.previousHash())
        .with(CHAIN_HASH, batch.chainHash())
        .with(UNSETTLED, batch.unsettled())
        .withIfThere(ANCHORS, batch.anchors().isEmpty() ? null : batch.anchors());
  }

  /**
   * Reads a batch. The payloads stay bytes: {@link ActCodec} reads each, the chain is checked by
   * its own rule.
   */
  public static Batch decode(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.MESSAGE_BYTES);
    List<byte[]> payloads = payloads(fields);
    if (payloads.stream().mapToInt(payload -> payload.length).sum() > Limits.BATCH_BYTES) {
      throw new WireException(
          WireException.Kind.TOO_LARGE,
          "payloads of a batch: expected at most " + Limits.BATCH_BYTES + " bytes together");
    }
    List<ClockAnchor> anchors = fields.find(ANCHORS);
    return new Batch(
        fields.get(STATION),
        fields.get(EPOCH),
        fields.get(FIRST),
        fields.get(PREVIOUS_HASH),
        payloads,
        fields.get(CHAIN_HASH),
        fields.get(UNSETTLED),
        anchors == null ? List.of() : anchors);
  }

  private static List<byte[]> payloads(Fields fields) throws WireException {
    byte[] deflated = fields.find(DEFLATED);
    if (deflated == null) {
      return fields.get(PAYLOADS);
    }
    if (fields.find(PAYLOADS) != null) {
      throw WireException.malformed("payloads twice, plain and deflated");
    }
    return Fields.decodePart(Deflated.inflate(deflated, INFLATED_BYTES), INFLATED_BYTES)
        .get(PAYLOADS);
  }

  private static Fields anchor(ClockAnchor anchor) {
    return Fields.part()
        .with(BOOT, anchor.boot())
        .with(SINCE_BOOT, anchor.sinceBoot())
        .with(WALL, anchor.wall());
  }

  private static ClockAnchor anchor(Fields fields) throws WireException {
    return new ClockAnchor(fields.get(BOOT), fields.get(SINCE_BOOT), fields.get(WALL));
  }
}
