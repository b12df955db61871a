package org.shuyi.sync.circulation;

import org.jspecify.annotations.Nullable;

/**
 * The service point (服务网点) that a van's acts belong to, followed through its journal: an act
 * belongs to the stop that was open then. The order of the journal decides and no clock does, which
 * may be set in between.
 *
 * @param open null at the depot, on the road, and for every station that is no van
 */
public record ServicePoint(@Nullable StopId open) {
  /** Before the first act of a journal. */
  public static final ServicePoint NONE = new ServicePoint(null);

  /** What is open once this is done. */
  public ServicePoint after(Act act) {
    return switch (act) {
      case VanAct.StopOpened opened -> new ServicePoint(opened.stop());
      case VanAct.StopClosed closed -> NONE;
      default -> this;
    };
  }

  /** The stop that this act, the next one, belongs to; null if it belongs to none. */
  public @Nullable StopId of(Act act) {
    return act instanceof VanAct.OnStop onStop ? onStop.stop() : open;
  }
}
