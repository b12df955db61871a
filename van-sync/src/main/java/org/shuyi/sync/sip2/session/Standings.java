package org.shuyi.sync.sip2.session;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.PatronState.Standing;
import org.shuyi.sync.sip2.PatronFlag;
import org.shuyi.sync.sip2.Response;

/** What SIP2's flags and codes mean to the port. */
final class Standings {
  private static final Set<PatronFlag> BLOCKING =
      EnumSet.of(
          PatronFlag.TOO_MANY_OVERDUE,
          PatronFlag.TOO_MANY_CLAIMS_OF_RETURN,
          PatronFlag.TOO_MANY_LOST,
          PatronFlag.EXCESSIVE_FINES,
          PatronFlag.EXCESSIVE_FEES,
          PatronFlag.RECALL_OVERDUE,
          PatronFlag.TOO_MANY_BILLED);

  private Standings() {}

  /**
   * SIP2 has no flag for an expired card; Koha and Evergreen send the date in PA. A patron who only
   * has too many items out is in good standing: the limit says the rest.
   */
  static Standing of(Response.PatronInformation patron, LocalDate today) {
    if (!patron.valid().orElse(!patron.name().isEmpty())) {
      return Standing.UNKNOWN_PATRON;
    }
    if (patron.flags().contains(PatronFlag.CARD_LOST)) {
      return Standing.CARD_LOST;
    }
    LocalDate expires = patron.expires();
    if (expires != null && expires.isBefore(today)) {
      return Standing.EXPIRED;
    }
    return blocked(patron.flags()) ? Standing.BLOCKED : Standing.GOOD;
  }

  private static boolean blocked(Set<PatronFlag> flags) {
    return flags.stream().anyMatch(BLOCKING::contains)
        || (flags.contains(PatronFlag.CHARGE_DENIED)
            && !flags.contains(PatronFlag.TOO_MANY_CHARGED));
  }

  /**
   * The circulation status codes (SIP2 2.00). Koha answers 01 without a title for an item that it
   * does not have; with a title, 01 is anything that keeps an item from going out.
   */
  static Circulation of(Response.ItemInformation item) {
    return switch (item.circulationStatus()) {
      case "03", "09" -> Circulation.AVAILABLE;
      case "04", "05", "07", "11" -> Circulation.ON_LOAN;
      case "08" -> Circulation.ON_HOLD_SHELF;
      case "10" -> Circulation.IN_TRANSIT;
      case "02", "06", "12", "13" -> Circulation.NOT_FOR_LOAN;
      default -> item.title().isEmpty() ? Circulation.UNKNOWN_ITEM : Circulation.NOT_FOR_LOAN;
    };
  }
}
