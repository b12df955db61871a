package org.shuyi.kiosk.van;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Event;

/** What happens in a van only. */
public sealed interface VanEvent extends Event.Elsewhere {
  /** Staff touched something. */
  record Touched(VanTouch touch) implements VanEvent {}

  /** The answer to {@link VanEffect.ProposeStops}: the likeliest first. */
  record StopsProposed(List<OfferedStop> stops) implements VanEvent {
    public StopsProposed {
      stops = List.copyOf(stops);
    }
  }

  /**
   * At the start: the stop that the journal says is open.
   *
   * @param stop null if none is
   */
  record Resumed(@Nullable OpenStop stop) implements VanEvent {}
}
