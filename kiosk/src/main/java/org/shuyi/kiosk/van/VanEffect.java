package org.shuyi.kiosk.van;

import org.shuyi.kiosk.flow.Effect;

/** What only a van's flow wants done. Each names the event that answers it. */
public sealed interface VanEffect extends Effect.Elsewhere {
  /** Where may the van be? {@link VanEvent.StopsProposed}. */
  record ProposeStops() implements VanEffect {}
}
