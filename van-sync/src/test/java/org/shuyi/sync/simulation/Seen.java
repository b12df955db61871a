package org.shuyi.sync.simulation;

import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;

/**
 * What happened in front of a screen.
 *
 * @param patron who has the book after a loan, or had it before a return
 * @param id of the act, known to the oracle only as a name; null at the desk, where staff do it in
 *     the library system at once
 * @param told the screen said yes; if not, power went between the journal and the screen
 * @param sureOfTime the station's clock was right
 */
record Seen(
    String station,
    Effect.Kind kind,
    String item,
    String patron,
    @Nullable ActId id,
    boolean told,
    boolean sureOfTime) {
  Effect effect() {
    return new Effect(kind, item, patron);
  }

  boolean atDesk() {
    return id == null;
  }
}
