package org.shuyi.kiosk.flow;

import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.PatronId;

/**
 * The patron of this session, gone when it ends.
 *
 * @param maskedName as 王**; empty if the centre did not say
 * @param loanLimit how many items at once, of those that who decides knows of; -1 if not known
 * @param alreadyOut how many of them are out from before; 0 if not known
 * @param decides who decides in this session: once the station has to, it does so to the end
 */
public record Borrower(
    PatronId patron, String maskedName, int loanLimit, int alreadyOut, DecidedBy decides) {
  Borrower decidedBy(DecidedBy next) {
    return decides == DecidedBy.STATION
        ? this
        : new Borrower(patron, maskedName, loanLimit, alreadyOut, next);
  }
}
