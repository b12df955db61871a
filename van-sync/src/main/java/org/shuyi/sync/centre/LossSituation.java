package org.shuyi.sync.centre;

import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.Registered;
import org.shuyi.sync.ils.PatronState.Standing;

/**
 * All that is looked at when a card was reported lost.
 *
 * @param standing what the library system shows of it
 * @param alias its person has another card, for which this one stands
 * @param registered whether a station issued it, and what became of that
 * @param told staff know of it
 * @param canBlock the library system marks cards as lost
 */
record LossSituation(
    Standing standing,
    boolean alias,
    Registered registered,
    Attempts attempts,
    boolean told,
    boolean canBlock) {

  boolean lost() {
    return standing == Standing.CARD_LOST;
  }

  boolean unknown() {
    return standing == Standing.UNKNOWN_PATRON;
  }

  boolean asked() {
    return attempts.made() > 0;
  }

  boolean refused() {
    return asked() && told;
  }
}
