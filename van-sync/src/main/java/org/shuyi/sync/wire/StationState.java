package org.shuyi.sync.wire;

import java.time.Instant;
import java.util.Map;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.reference.ReferenceSet;

/**
 * What a station says of itself, retained: its birth, its health now and then, and, as the last
 * will that the broker publishes, that it is gone.
 *
 * @param online false only in the last will and in a farewell
 * @param start how often this station's program has been started; never goes back
 * @param connection which connection of this start it is, from 1
 * @param software the program's version
 * @param queued acts that the centre does not have yet
 * @param referenceMadeAt how old the oldest set of reference data is; EPOCH if one is missing
 * @param reference how old each set of reference data is; a set that it does not have is left out
 * @param devices how each of its devices is, by its name in the station's file: {@code READY},
 *     {@code DEGRADED} or {@code ABSENT}, then why, then what a sensor feels
 */
public record StationState(
    StationId station,
    boolean online,
    long start,
    long connection,
    String software,
    long queued,
    Instant referenceMadeAt,
    Map<ReferenceSet, Instant> reference,
    Map<String, String> devices) {
  public StationState {
    reference = Map.copyOf(reference);
    devices = Map.copyOf(devices);
  }

  /** A station that says nothing of its devices. */
  public StationState(
      StationId station,
      boolean online,
      long start,
      long connection,
      String software,
      long queued,
      Instant referenceMadeAt,
      Map<ReferenceSet, Instant> reference) {
    this(
        station, online, start, connection, software, queued, referenceMadeAt, reference, Map.of());
  }

  /** The same, with what it says of its devices. */
  public StationState of(Map<String, String> conditions) {
    return new StationState(
        station,
        online,
        start,
        connection,
        software,
        queued,
        referenceMadeAt,
        reference,
        conditions);
  }

  /** A last will that comes late, after the birth of the next connection, must not be believed. */
  public boolean isOlderThan(StationState other) {
    return start != other.start ? start < other.start : connection < other.connection;
  }
}
