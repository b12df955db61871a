package org.shuyi.sync.wire;

import java.time.Instant;
import org.shuyi.sync.circulation.StationId;

/** {@link StationState} to bytes and back. */
public final class StateCodec {
  private static final Field<StationId> STATION = new Field<>(1, "station", Shapes.STATION);
  private static final Field<Boolean> ONLINE = new Field<>(2, "online", Shape.flag());
  private static final Field<Long> START = new Field<>(3, "start", Shapes.COUNT);
  private static final Field<Long> CONNECTION = new Field<>(4, "connection", Shapes.COUNT);
  private static final Field<String> SOFTWARE = new Field<>(5, "software", Shape.cutText(64));
  private static final Field<Long> QUEUED = new Field<>(6, "queued", Shapes.COUNT);
  private static final Field<Instant> REFERENCE_MADE_AT =
      new Field<>(7, "reference-made-at", Shape.instant());

  private StateCodec() {}

  public static byte[] encode(StationState state) {
    return Fields.message()
        .with(STATION, state.station())
        .with(ONLINE, state.online())
        .with(START, state.start())
        .with(CONNECTION, state.connection())
        .with(SOFTWARE, state.software())
        .with(QUEUED, state.queued())
        .with(REFERENCE_MADE_AT, state.referenceMadeAt())
        .encode();
  }

  public static StationState decode(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.MESSAGE_BYTES);
    return new StationState(
        fields.get(STATION),
        fields.get(ONLINE),
        fields.get(START),
        fields.get(CONNECTION),
        fields.get(SOFTWARE),
        fields.get(QUEUED),
        fields.get(REFERENCE_MADE_AT));
  }
}
