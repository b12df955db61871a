package org.shuyi.sync.sip2;

import java.util.EnumSet;
import java.util.Set;

/** The places of the 14-character patron status field (SIP2 2.00); Y means set. */
public enum PatronFlag {
  CHARGE_DENIED(0),
  RENEWAL_DENIED(1),
  RECALL_DENIED(2),
  HOLD_DENIED(3),
  CARD_LOST(4),
  TOO_MANY_CHARGED(5),
  TOO_MANY_OVERDUE(6),
  TOO_MANY_RENEWALS(7),
  TOO_MANY_CLAIMS_OF_RETURN(8),
  TOO_MANY_LOST(9),
  EXCESSIVE_FINES(10),
  EXCESSIVE_FEES(11),
  RECALL_OVERDUE(12),
  TOO_MANY_BILLED(13);

  private final int place;

  PatronFlag(int place) {
    this.place = place;
  }

  static Set<PatronFlag> parse(String status) {
    EnumSet<PatronFlag> flags = EnumSet.noneOf(PatronFlag.class);
    for (PatronFlag flag : values()) {
      if (status.charAt(flag.place) == 'Y') {
        flags.add(flag);
      }
    }
    return flags;
  }
}
