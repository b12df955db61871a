package org.shuyi.sync.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;

/**
 * What a station's sync needs to know.
 *
 * @param library the name of the library in topics
 * @param station also its client id at the broker
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param referenceKey the library's key by which patrons are found in reference data, at least 16
 *     bytes
 * @param directory for the journal and the reference data; made if it is not there
 * @param keepSettled how long acts stay in the journal although the centre has settled them
 * @param software the program's version, for the centre
 * @param sync times
 */
@SuppressWarnings("ArrayRecordComponent") // a key, never compared
public record StationSettings(
    String library,
    StationId station,
    URI broker,
    byte[] referenceKey,
    Path directory,
    Duration keepSettled,
    String software,
    SyncSettings sync) {
  private static final int SHORTEST_KEY = 16;

  public StationSettings {
    if (referenceKey.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "reference key of " + referenceKey.length + " bytes: expected at least " + SHORTEST_KEY);
    }
  }

  /** The journal's file. */
  public Path journal() {
    return directory.resolve("journal.sqlite");
  }

  /** The file that keeps the newest reference data. */
  public Path reference() {
    return directory.resolve("reference.cbor");
  }
}
