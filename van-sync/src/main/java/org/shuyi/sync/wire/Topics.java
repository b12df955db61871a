package org.shuyi.sync.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.shuyi.sync.circulation.StationId;

/**
 * The MQTT topics of one library, {@code shuyi/1/<library>/<station>/<channel>}.
 *
 * @param library 1 to 32 of a–z, 0–9 and hyphen
 */
public record Topics(String library) {
  private static final String ROOT = "shuyi/1/";

  /** Takes the place of a station in the topics of reference data, so no station has this name. */
  private static final String REFERENCE = "reference";

  /** The last level of a station's topics. */
  public enum Channel {
    /** Station to centre: {@link Batch}. */
    ACTS,
    /** Centre to station: {@link Outcomes}. */
    OUTCOMES,
    /** Station to centre: {@link Question}, with correlation data. */
    ASK,
    /** Centre to station: {@link Answer}, with the question's correlation data. */
    ANSWER,
    /** Station to centre: {@link Fetch}. */
    FETCH,
    /** Centre to station: {@link Chunk}. */
    CHUNK,
    /** Station to everybody, retained: {@link StationState}. */
    STATE;

    private String level() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whose topic it is and which. */
  public record Address(StationId station, Channel channel) {}

  public Topics {
    if (!library.matches("[a-z0-9][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException(
          "library name '" + library + "': expected 1 to 32 of a-z, 0-9 and hyphen");
    }
  }

  /** One station's topic. */
  public String of(StationId station, Channel channel) {
    if (station.value().equals(REFERENCE)) {
      throw new IllegalArgumentException("no station may be called '" + REFERENCE + "'");
    }
    return ROOT + library + "/" + station + "/" + channel.level();
  }

  /** The centre's name at a broker, in its certificate. No station has it, because of the dot. */
  public String centre() {
    return "centre." + library;
  }

  /** The filter for one channel of every station of this library. */
  public String all(Channel channel) {
    return ROOT + library + "/+/" + channel.level();
  }

  /** The same, shared: of all the centres that subscribe to it, each message reaches one. */
  public String shared(Channel channel) {
    return "$share/centre/" + all(channel);
  }

  /** Where the newest {@link Manifest} is retained. */
  public String referenceManifest() {
    return ROOT + library + "/" + REFERENCE + "/all/manifest";
  }

  /**
   * The station and channel of a topic; empty for a topic of another library, of reference data, or
   * of a form that this program does not know.
   */
  public Optional<Address> parse(String topic) {
    String prefix = ROOT + library + "/";
    String[] levels =
        topic.startsWith(prefix) ? topic.substring(prefix.length()).split("/", -1) : new String[0];
    return levels.length == 2 && !levels[0].equals(REFERENCE)
        ? channel(levels[1]).flatMap(channel -> address(levels[0], channel))
        : Optional.empty();
  }

  private static Optional<Channel> channel(String level) {
    return Arrays.stream(Channel.values()).filter(each -> each.level().equals(level)).findFirst();
  }

  private static Optional<Address> address(String station, Channel channel) {
    try {
      return Optional.of(new Address(new StationId(station), channel));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
