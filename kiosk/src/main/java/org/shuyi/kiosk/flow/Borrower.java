package org.shuyi.kiosk.flow;

import java.util.Set;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/**
 * The patron of this session, gone when it ends.
 *
 * @param maskedName as 王**; empty if the centre did not say
 * @param loanLimit how many items at once, of those that who decides knows of; -1 if not known
 * @param out those of them that are out from before, as far as is known
 * @param decides who decides in this session: once the station has to, it does so to the end
 */
public record Borrower(
    PatronId patron, String maskedName, int loanLimit, Set<ItemId> out, DecidedBy decides) {
  public Borrower {
    out = Set.copyOf(out);
  }

  Borrower decidedBy(DecidedBy next) {
    return decides == DecidedBy.STATION
        ? this
        : new Borrower(patron, maskedName, loanLimit, out, next);
  }
}
