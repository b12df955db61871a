package org.shuyi.sync.centre.console;

import java.util.Locale;

/** How well a station serves, the worst first: in this order they are looked at. */
enum Rung {
  /** Its journal is in quarantine: what it does waits at the station. */
  CLOSED,
  /** It is gone from the network; what it does waits at the station. */
  OFFLINE,
  /** A device can't be used, so something is not offered. */
  PARTLY,
  /** Everything is offered, and somebody should come by. */
  IMPAIRED,
  /** It has said nothing of itself since the centre was started. */
  UNKNOWN,
  WELL;

  /** As in texts and style sheets. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
