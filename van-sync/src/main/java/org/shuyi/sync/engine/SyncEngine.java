package org.shuyi.sync.engine;

import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.shuyi.sync.engine.SyncState.Link;

/**
 * The rules. Nothing is sent but a heartbeat until the centre has been heard on a connection, so
 * that acts do not pile up at a broker behind which nobody listens. Acts go in batches, the first
 * at once and the next ones as the window allows; all after the centre's own {@code
 * acceptedThrough} are sent again after a connect and when the acknowledgement does not come.
 */
public final class SyncEngine {
  /** Batches without acknowledgement: a centre that is away leaves no more than these queued. */
  public static final int WINDOW = 4;

  /** Questions without an answer; a further one is told at once that nobody answers. */
  public static final int MAX_ASKS = 32;

  /** What came of an event. */
  public record Step(SyncState state, List<SyncEffect> effects) {}

  private final SyncSettings settings;
  private final RandomGenerator random;

  /**
   * An engine.
   *
   * @param random for the jitter of the back-off
   */
  public SyncEngine(SyncSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  /**
   * One step. Whatever the event, what has become due by now is done as well.
   *
   * @param now milliseconds on a monotonic clock
   */
  public Step step(SyncState state, SyncEvent event, long now) {
    Turn turn = new Turn(settings, random, state, now);
    turn.take(event);
    turn.doWhatIsDue();
    return turn.toStep();
  }

  /** When the next {@link SyncEvent.Tick} is wanted; empty if nothing is waited for. */
  public OptionalLong wakeAt(SyncState state) {
    LongStream asks = state.asks().values().stream().mapToLong(Long::longValue);
    return LongStream.concat(asks, wakeAt(state.link())).min();
  }

  private LongStream wakeAt(Link link) {
    return switch (link) {
      case Link.Idle idle -> LongStream.empty();
      case Link.Down down -> LongStream.of(down.retryAt());
      case Link.Connecting connecting ->
          LongStream.of(connecting.since() + settings.connectGuard().toMillis());
      case Link.Up(var pulse, var flow, long stateAt) ->
          LongStream.of(
              stateAt,
              pulse.nextBeat(),
              pulse.offlineAt(settings),
              pulse.deadAt(settings),
              flow.resendAt(settings));
    };
  }
}
