package org.shuyi.sync.centre;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.reference.CentreKeys;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.wire.Topics;

/**
 * What a centre needs to know.
 *
 * @param topics of the library it serves
 * @param broker {@code tcp://host:port}
 * @param store where acts are kept
 * @param keys under which stations know card numbers, and which signs what they get
 * @param reference the directory of the versions of reference data; made if it is not there
 * @param zone the library's own, for due dates
 * @param pace how fast
 * @param quota what one station may bring in a day
 * @param people what stations say of the people to whom they give cards
 */
public record CentreSettings(
    Topics topics,
    URI broker,
    StoreAddress store,
    CentreKeys keys,
    Path reference,
    ZoneId zone,
    Pace pace,
    Quota quota,
    People people) {
  /** With the usual quota; registers nobody by itself. */
  public CentreSettings(
      Topics topics,
      URI broker,
      StoreAddress store,
      CentreKeys keys,
      Path reference,
      ZoneId zone,
      Pace pace) {
    this(topics, broker, store, keys, reference, zone, pace, Quota.usual(), People.none());
  }

  /**
   * Personal data that stations sealed.
   *
   * @param keys to open it
   * @param keep how long at most, if a card can't be registered before
   */
  public record People(PersonKeys keys, Duration keep) {
    /** Nothing can be opened; cards are registered by hand. Kept for 30 days. */
    public static People none() {
      return new People(PersonKeys.none(), Duration.ofDays(30));
    }
  }

  /**
   * Times and bounds.
   *
   * @param workers items worked on at once; more than the library system's connections, so that
   *     none of these is idle while a worker writes
   * @param questions asked at once, see {@link Places}; further ones are answered as unreachable
   * @param answerWithin for a question; a station gives up after two seconds
   * @param settle how long an act that contradicts what the library system shows waits for what
   *     other stations may still bring; those that are silent for longer are not waited for
   * @param lateAfter from this age on an act is late: somebody may have dealt with the item since
   * @param firstRetry after the library system failed; doubled each time
   * @param slowestRetry and not slower than this
   * @param referenceEvery how often stations get new reference data
   */
  public record Pace(
      int workers,
      int questions,
      Duration answerWithin,
      Duration settle,
      Duration lateAfter,
      Duration firstRetry,
      Duration slowestRetry,
      Duration referenceEvery) {
    /**
     * For a library with stations that are online: four workers for two SIP2 connections, eight
     * questions at once, 1.5 s of the station's two for the library system; a van is back within a
     * day.
     */
    public static Pace usual() {
      return new Pace(
          4,
          8,
          Duration.ofMillis(1500),
          Duration.ofHours(24),
          Duration.ofMinutes(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofHours(1));
    }

    /** The same, but with this long for what other stations may still bring. */
    public Pace settling(Duration window) {
      return new Pace(
          workers,
          questions,
          answerWithin,
          window,
          lateAfter,
          firstRetry,
          slowestRetry,
          referenceEvery);
    }

    /** When to try again after so many failures in a row. */
    Duration retryAfter(int failures) {
      Duration doubled = firstRetry.multipliedBy(1L << Math.min(failures, 20));
      return doubled.compareTo(slowestRetry) < 0 ? doubled : slowestRetry;
    }
  }

  @Override
  public String toString() {
    return "centre of " + topics.library() + " at " + broker + " in " + store;
  }
}
