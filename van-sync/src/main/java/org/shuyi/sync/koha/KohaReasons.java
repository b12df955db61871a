package org.shuyi.sync.koha;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * Koha's words for why not: keys of CanBookBeIssued (C4/Circulation.pm) in capitals, error codes of
 * CanBookBeRenewed in small letters. Other keys that Koha sends along name people and are left out.
 */
final class KohaReasons {
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z_]{2,}");

  private static final Map<RefusalReason, Set<String>> MEANINGS =
      Map.of(
          RefusalReason.ITEM_UNKNOWN,
          Set.of("UNKNOWN_BARCODE", "ITEM_NOT_FOUND", "no_item"),
          RefusalReason.ITEM_NOT_FOR_LOAN,
          Set.of(
              "NOT_FOR_LOAN",
              "NOT_FOR_LOAN_FORCING",
              "WTHDRAWN",
              "RESTRICTED",
              "ITEM_LOST",
              "item_denied_renewal"),
          RefusalReason.ITEM_ON_LOAN_TO_ANOTHER,
          Set.of("ISSUED_TO_ANOTHER"),
          RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON,
          Set.of("RENEW_ISSUE", "NO_MORE_RENEWALS"),
          RefusalReason.ITEM_RESERVED_FOR_ANOTHER,
          Set.of(
              "RESERVED",
              "RESERVE_WAITING",
              "TRANSFERRED",
              "PROCESSING",
              "RECALLED",
              "BOOKED_TO_ANOTHER",
              "on_reserve",
              "recalled"),
          RefusalReason.ITEM_NOT_ON_LOAN,
          Set.of("no_checkout"),
          RefusalReason.PATRON_UNKNOWN,
          Set.of("PATRON_NOT_FOUND"),
          RefusalReason.PATRON_BLOCKED,
          Set.of(
              "DEBARRED",
              "USERBLOCKEDNOENDDATE",
              "USERBLOCKEDWITHENDDATE",
              "USERBLOCKEDOVERDUE",
              "CARD_LOST",
              "GNA",
              "DEBT",
              "DEBT_GUARANTORS",
              "DEBT_GUARANTEES",
              "PATRON_CANT",
              "restriction",
              "overdue",
              "too_much_owing"),
          RefusalReason.PATRON_EXPIRED,
          Set.of("EXPIRED", "account_expired"),
          RefusalReason.LOAN_LIMIT_REACHED,
          Set.of("TOO_MANY"));

  private static final Set<String> NO_MORE_RENEWALS = Set.of("too_many", "too_unseen");

  private KohaReasons() {}

  /** The capitals among the keys of an object of blockers or confirmations. */
  static Set<String> words(Collection<String> keys) {
    Set<String> words = new TreeSet<>();
    keys.stream().filter(key -> WORD.matcher(key).matches()).forEach(words::add);
    return words;
  }

  /** The capitals in {@code Checkout not authorized (DEBARRED EXPIRED)}. */
  static Set<String> words(String error) {
    Set<String> words = new TreeSet<>();
    Matcher matcher = WORD.matcher(error);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  static Outcome refused(Set<String> words) {
    Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
    MEANINGS.forEach(
        (reason, known) -> {
          if (known.stream().anyMatch(words::contains)) {
            reasons.add(reason);
          }
        });
    if (NO_MORE_RENEWALS.stream().anyMatch(words::contains)) {
      reasons.add(RefusalReason.RENEWAL_LIMIT_REACHED);
    }
    return new Outcome.Refused(
        reasons.isEmpty() ? List.of(RefusalReason.OTHER) : List.copyOf(reasons),
        String.join(" ", words));
  }
}
