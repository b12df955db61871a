package org.shuyi.sync.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.reference.StationKeys;

/**
 * What a station's sync needs to know.
 *
 * @param library the name of the library in topics
 * @param station also its client id at the broker
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param keys by which reference data is trusted, and patrons are found in it
 * @param directory for the journal and the reference data; made if it is not there
 * @param keepSettled how long acts stay in the journal although the centre has settled them
 * @param software the program's version, for the centre
 * @param sync times
 */
public record StationSettings(
    String library,
    StationId station,
    URI broker,
    StationKeys keys,
    Path directory,
    Duration keepSettled,
    String software,
    SyncSettings sync) {
  /** The journal's file. */
  public Path journal() {
    return directory.resolve("journal.sqlite");
  }

  /** The file that counts wrong PINs. */
  public Path wrongPins() {
    return directory.resolve("wrong-pins");
  }

  /** The directory that keeps reference data. */
  public Path reference() {
    return directory.resolve("reference");
  }
}
