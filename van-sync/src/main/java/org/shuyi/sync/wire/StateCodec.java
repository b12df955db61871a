package org.shuyi.sync.wire;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.reference.ReferenceSet;

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
  private static final Field<List<Optional<Map.Entry<ReferenceSet, Instant>>>> REFERENCE =
      new Field<>(
          8,
          "reference",
          Shape.list(Fields.nested(StateCodec::writeAge, StateCodec::age), Limits.SETS));

  private static final Field<List<Map.Entry<String, String>>> DEVICES =
      new Field<>(
          9,
          "devices",
          Shape.list(Fields.nested(StateCodec::writeDevice, StateCodec::device), Limits.DEVICES));

  private static final Field<String> DEVICE = new Field<>(1, "device", Shape.cutText(32));
  private static final Field<String> CONDITION = new Field<>(2, "condition", Shape.cutText(64));

  private static final Field<Optional<ReferenceSet>> SET = new Field<>(1, "set", Shapes.SET);
  private static final Field<Instant> AS_OF = new Field<>(2, "as-of", Shape.instant());

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
        .withIfThere(REFERENCE, ages(state.reference()))
        .withIfThere(DEVICES, devices(state.devices()))
        .encode();
  }

  private static @Nullable List<Optional<Map.Entry<ReferenceSet, Instant>>> ages(
      Map<ReferenceSet, Instant> ages) {
    return ages.isEmpty()
        ? null
        : new TreeMap<>(ages).entrySet().stream().map(Optional::of).toList();
  }

  private static Fields writeAge(Optional<Map.Entry<ReferenceSet, Instant>> age) {
    Map.Entry<ReferenceSet, Instant> known = age.orElseThrow();
    return Fields.part().with(SET, Optional.of(known.getKey())).with(AS_OF, known.getValue());
  }

  private static Optional<Map.Entry<ReferenceSet, Instant>> age(Fields fields)
      throws WireException {
    Instant asOf = fields.get(AS_OF);
    return fields.get(SET).map(set -> Map.entry(set, asOf));
  }

  /** A station that is older than these says nothing of its sets. */
  private static Map<ReferenceSet, Instant> ages(Fields fields) throws WireException {
    List<Optional<Map.Entry<ReferenceSet, Instant>>> given = fields.find(REFERENCE);
    Map<ReferenceSet, Instant> ages = new EnumMap<>(ReferenceSet.class);
    if (given != null) {
      given.forEach(each -> each.ifPresent(age -> ages.put(age.getKey(), age.getValue())));
    }
    return ages;
  }

  private static @Nullable List<Map.Entry<String, String>> devices(Map<String, String> devices) {
    return devices.isEmpty()
        ? null
        : new TreeMap<>(devices).entrySet().stream().limit(Limits.DEVICES).toList();
  }

  private static Fields writeDevice(Map.Entry<String, String> device) {
    return Fields.part().with(DEVICE, device.getKey()).with(CONDITION, device.getValue());
  }

  private static Map.Entry<String, String> device(Fields fields) throws WireException {
    return Map.entry(fields.get(DEVICE), fields.get(CONDITION));
  }

  /** A station that is older than these says nothing of its devices. */
  private static Map<String, String> devices(Fields fields) throws WireException {
    List<Map.Entry<String, String>> given = fields.find(DEVICES);
    Map<String, String> devices = new TreeMap<>();
    if (given != null) {
      given.forEach(each -> devices.put(each.getKey(), each.getValue()));
    }
    return devices;
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
        fields.get(REFERENCE_MADE_AT),
        ages(fields),
        devices(fields));
  }
}
