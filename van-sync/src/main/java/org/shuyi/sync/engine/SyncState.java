package org.shuyi.sync.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.wire.Held;

/**
 * All that the engine remembers. Times are milliseconds of one monotonic clock.
 *
 * @param link the connection to the broker
 * @param attempt number of the newest connection attempt
 * @param failures connections in a row in which the centre was not heard
 * @param last newest act in the journal
 * @param accepted what the centre has acknowledged; never goes back
 * @param removed acts up to here can't be sent again; the centre once settled them
 * @param online the centre itself answered lately
 * @param quarantine why the centre takes nothing more of this journal; null if it does
 * @param held why it takes nothing for now; null if it does
 * @param asks questions without an answer, with their deadlines
 */
public record SyncState(
    Link link,
    long attempt,
    int failures,
    long last,
    long accepted,
    long removed,
    boolean online,
    @Nullable String quarantine,
    @Nullable Held held,
    Map<Long, Long> asks) {
  public SyncState {
    asks = Map.copyOf(asks);
  }

  /** A station that has just opened its journal. */
  public static SyncState of(long last, long accepted, long removed) {
    return new SyncState(
        new Link.Idle(), 0, 0, last, accepted, removed, false, null, null, Map.of());
  }

  /** The connection to the broker. */
  public sealed interface Link {
    /** Not started. */
    record Idle() implements Link {}

    /** Waiting to connect. */
    record Down(long retryAt) implements Link {}

    /** An attempt is being made. */
    record Connecting(long since) implements Link {}

    /**
     * Connected to the broker, which says nothing of the centre.
     *
     * @param stateAt when to say how the station is
     */
    record Up(Pulse pulse, Flow flow, long stateAt) implements Link {
      Up with(Pulse other) {
        return new Up(other, flow, stateAt);
      }

      Up with(Flow other) {
        return new Up(pulse, other, stateAt);
      }
    }
  }
}
