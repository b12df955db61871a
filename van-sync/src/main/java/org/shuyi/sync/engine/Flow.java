package org.shuyi.sync.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * Acts on their way to the centre, on one connection.
 *
 * @param sentThrough the last row handed to the broker
 * @param centreThrough the last row that the centre said it has
 * @param handing a batch is being handed over
 * @param inFlight batches that the centre has not acknowledged, at most {@link SyncEngine#WINDOW}
 * @param rewinds how often in a row everything was sent again
 */
public record Flow(
    long sentThrough, long centreThrough, boolean handing, List<Sent> inFlight, int rewinds) {
  public Flow {
    inFlight = List.copyOf(inFlight);
  }

  /** A batch on its way. */
  public record Sent(long through, long at) {}

  static Flow from(long accepted) {
    return new Flow(accepted, accepted, false, List.of(), 0);
  }

  boolean hasRoom() {
    return !handing && inFlight.size() < SyncEngine.WINDOW;
  }

  Flow beginHanding() {
    return new Flow(sentThrough, centreThrough, true, inFlight, rewinds);
  }

  Flow handed(long through, long now) {
    List<Sent> more = Stream.concat(inFlight.stream(), Stream.of(new Sent(through, now))).toList();
    return new Flow(through, centreThrough, false, more, rewinds);
  }

  Flow acknowledged(long through) {
    List<Sent> open = inFlight.stream().filter(sent -> sent.through() > through).toList();
    // A centre that has less than was sent, with nothing on the way, never got the rest.
    boolean lost = open.isEmpty() && !handing;
    return new Flow(
        lost ? through : Math.max(sentThrough, through),
        through,
        handing,
        open,
        through > centreThrough ? 0 : rewinds);
  }

  long resendAt(SyncSettings settings) {
    return inFlight.isEmpty() || handing
        ? Long.MAX_VALUE
        : inFlight.getFirst().at() + settings.doubled(settings.resendAfter(), rewinds);
  }

  /** As if nothing had been sent after what the centre said it has. */
  Flow rewound() {
    int more = Math.min(rewinds + 1, SyncSettings.MAX_DOUBLINGS);
    return new Flow(centreThrough, centreThrough, false, List.of(), more);
  }
}
