package org.shuyi.sync.centre;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.CardHistory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.Standing;

/**
 * All that a registration looks at.
 *
 * @param card the new one
 * @param history what the centre knows
 * @param found the person's card by the library system; empty also if it can't find people
 * @param number what the library system shows under the new card's number
 * @param theirs what it shows of the card that the person has, if that is another one
 * @param canRegister the library system opens accounts and finds people
 * @param named name and document came along, sealed
 */
record CardSituation(
    PatronId card,
    CardHistory history,
    Optional<PatronId> found,
    Standing number,
    @Nullable PatronState theirs,
    Attempts attempts,
    boolean canRegister,
    boolean named) {

  /** The person's card: the library system's word first, for it is where loans are made. */
  static Optional<PatronId> kept(CardHistory history, Optional<PatronId> found) {
    return found.isPresent() ? found : history.card();
  }

  Optional<PatronId> kept() {
    return kept(history, found);
  }

  boolean hasThisCard() {
    return kept().filter(card::equals).isPresent();
  }

  boolean hasAnother() {
    return theirs != null;
  }

  boolean numberKnown() {
    return number != Standing.UNKNOWN_PATRON;
  }

  boolean theirsUnknown() {
    return theirs != null && theirs.standing() == Standing.UNKNOWN_PATRON;
  }

  boolean theirsBlocked() {
    return theirs != null
        && switch (theirs.standing()) {
          case BLOCKED, CARD_LOST, EXPIRED -> true;
          case UNKNOWN_PATRON, GOOD -> false;
        };
  }
}
