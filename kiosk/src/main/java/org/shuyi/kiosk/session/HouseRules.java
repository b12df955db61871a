package org.shuyi.kiosk.session;

import java.util.Set;
import org.shuyi.sync.circulation.PatronId;

/**
 * What this library does at this station, and another may do otherwise.
 *
 * @param staffCards of those who load the lockers, each with a PIN at the library system; they lend
 *     nothing here
 * @param holdDays on how many days after today a book waits that is put there for somebody
 * @param incompleteSets a set of which a part is missing is lent, if the patron wants it so
 */
public record HouseRules(Set<PatronId> staffCards, int holdDays, boolean incompleteSets) {
  /** Nobody loads a locker at the glass, and sets go out whole. */
  public static final HouseRules USUAL = new HouseRules(Set.of(), 3, false);

  public HouseRules {
    staffCards = Set.copyOf(staffCards);
  }
}
