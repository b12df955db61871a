package org.shuyi.sync.engine;

import java.time.Duration;

/**
 * The times by which the engine acts. All are measured on a monotonic clock.
 *
 * @param firstBackOff bound of the random wait after the first failed connection; doubled each time
 * @param longestBackOff where the doubling stops
 * @param connectGuard after this a connection attempt counts as failed whatever became of it
 * @param heartbeat how often the centre is asked for a sign of life when there is nothing to send
 * @param offlineAfter silence of the centre after which the station counts as offline
 * @param deadAfter silence after which the connection is thrown away and made again
 * @param resendAfter wait for the centre's acknowledgement before acts are sent again; doubled up
 *     to {@code longestBackOff} while nothing gets through
 * @param askAgain how often outcomes that have not come are asked for
 * @param stateEvery how often the station says how it is
 * @param answerWithin deadline of a question
 */
public record SyncSettings(
    Duration firstBackOff,
    Duration longestBackOff,
    Duration connectGuard,
    Duration heartbeat,
    Duration offlineAfter,
    Duration deadAfter,
    Duration resendAfter,
    Duration askAgain,
    Duration stateEvery,
    Duration answerWithin) {
  static final int MAX_DOUBLINGS = 16;

  /** For a station on a wire or a mobile network; some 5 MB of heartbeats a day. */
  public static SyncSettings standard() {
    return new SyncSettings(
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(12),
        Duration.ofSeconds(45),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(2));
  }

  /** For centre and station on one machine: everything shows within seconds. */
  public static SyncSettings brisk() {
    return new SyncSettings(
        Duration.ofMillis(250),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2));
  }

  /** A wait doubled so many times, in milliseconds, at most {@link #longestBackOff}. */
  long doubled(Duration wait, int times) {
    return Math.min(longestBackOff.toMillis(), wait.toMillis() << Math.min(times, MAX_DOUBLINGS));
  }
}
