package org.shuyi.sync.centre;

import static org.shuyi.sync.centre.review.Action.APPLY;
import static org.shuyi.sync.centre.review.Action.BY_HAND;
import static org.shuyi.sync.centre.review.Action.DROP;
import static org.shuyi.sync.centre.review.Action.HISTORY;
import static org.shuyi.sync.centre.review.Action.RETURN_FIRST;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.ReviewEntry;

/** What can be done about a case, by the rule that put it there; the first one is proposed. */
final class Proposals {
  private Proposals() {}

  /** At least one. */
  static List<Action> of(ReviewEntry entry) {
    return switch (entry.kind()) {
      case "LOAN", "RETURN", "RENEWAL" ->
          entry.doubt() ? List.of(BY_HAND, HISTORY, DROP) : onItem(entry);
      default -> List.of(BY_HAND, DROP);
    };
  }

  private static List<Action> onItem(ReviewEntry entry) {
    return rule(entry.rule()).map(Proposals::of).orElseGet(Proposals::usual);
  }

  private static List<Action> of(ConflictRule rule) {
    return switch (rule) {
      case LOAN_OUT_TO_ANOTHER, LOAN_AFTER_ANOTHER -> List.of(RETURN_FIRST, HISTORY, BY_HAND, DROP);
      case LOAN_PERHAPS_OLDER,
          RETURN_PERHAPS_OLDER,
          RENEWAL_PERHAPS_OLDER,
          RETURN_PERHAPS_LENT_AGAIN,
          RETURN_PERHAPS_DONE,
          RENEWAL_PERHAPS_DONE,
          RETURN_LATE_FROM_ANOTHER,
          RETURN_LATE_LENT_SINCE,
          RETURN_OF_REFUSED_LOAN ->
          List.of(HISTORY, APPLY, BY_HAND, DROP);
      case LOAN_OF_UNKNOWN_ITEM, RETURN_OF_UNKNOWN_ITEM, RENEWAL_OF_UNKNOWN_ITEM ->
          List.of(BY_HAND, APPLY, DROP);
      case RENEWAL_OF_ANOTHERS, RENEWAL_OF_NOT_ON_LOAN -> List.of(DROP, APPLY, BY_HAND);
      case LOAN_PERHAPS_OVER, LOAN_OF_RESERVED, LOAN_OF_FREE, LOAN_HOLDER_NOT_SHOWN -> usual();
      case RETURN_FROM_HOLDER, RETURN_OF_LOAN -> usual();
      case RENEWAL_OF_HOLDER, RENEWAL_HOLDER_NOT_SHOWN, RENEWAL_CANT_TELL -> usual();
      case LOAN_ON_UNREGISTERED_CARD, RENEWAL_ON_UNREGISTERED_CARD -> usual();
      case LOAN_ENDS, LOAN_ENDS_PERHAPS, LOAN_ENDED -> usual();
      case LOAN_OLDER_THAN_SETTLED, LOAN_LANDED, LOAN_STANDS -> settledByItself();
      case RETURN_OLDER_THAN_SETTLED, RETURN_LANDED, RETURN_LANDED_LENT_AGAIN -> settledByItself();
      case RETURN_OF_IN_STOCK, RENEWAL_OLDER_THAN_SETTLED, RENEWAL_LANDED -> settledByItself();
    };
  }

  private static List<Action> usual() {
    return List.of(APPLY, BY_HAND, HISTORY, DROP);
  }

  /** Such a rule leaves nothing to staff; what is undone comes back with the rule it had. */
  private static List<Action> settledByItself() {
    return List.of(BY_HAND, HISTORY, APPLY, DROP);
  }

  /** In words; empty for a case that no rule of the table put there. */
  static Optional<String> meaning(ReviewEntry entry) {
    return rule(entry.rule())
        .map(ConflictRule::sentence)
        .or(() -> registration(entry.rule()).map(RegistrationRule::sentence))
        .or(() -> loss(entry.rule()).map(LossRule::sentence))
        .or(() -> fee(entry.rule()).map(FeeRule::sentence))
        .or(() -> hold(entry.rule()).map(HoldRule::sentence));
  }

  private static Optional<HoldRule> hold(String name) {
    return Arrays.stream(HoldRule.values()).filter(rule -> rule.name().equals(name)).findAny();
  }

  private static Optional<FeeRule> fee(String name) {
    return Arrays.stream(FeeRule.values()).filter(rule -> rule.name().equals(name)).findAny();
  }

  private static Optional<LossRule> loss(String name) {
    return Arrays.stream(LossRule.values()).filter(rule -> rule.name().equals(name)).findAny();
  }

  private static Optional<RegistrationRule> registration(String name) {
    return Arrays.stream(RegistrationRule.values())
        .filter(rule -> rule.name().equals(name))
        .findAny();
  }

  private static Optional<ConflictRule> rule(String name) {
    return Arrays.stream(ConflictRule.values()).filter(rule -> rule.name().equals(name)).findAny();
  }
}
