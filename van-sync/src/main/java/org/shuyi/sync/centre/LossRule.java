package org.shuyi.sync.centre;

import static org.shuyi.sync.centre.LossRule.Do.BLOCK;
import static org.shuyi.sync.centre.LossRule.Do.BY_HAND;
import static org.shuyi.sync.centre.LossRule.Do.KNOWN;
import static org.shuyi.sync.centre.LossRule.Do.LANDED;
import static org.shuyi.sync.centre.LossRule.Do.WAIT;

import java.util.function.Predicate;
import org.shuyi.sync.centre.store.Registered;

/**
 * A card was reported lost (挂失): what is shown of it, and what is done. Stations refuse it in any
 * case. The first rule that fits counts; the last one fits always. Names are stored with each
 * outcome and never change their meaning.
 */
@SuppressWarnings("ImmutableEnumChecker") // every predicate is a lambda that captures nothing
enum LossRule {
  LOSS_LANDED(
      "marked as lost, and we had asked for it",
      s -> s.lost() && s.asked() && !s.told(),
      LANDED,
      "the answer was lost, the mark was not"),
  LOSS_KNOWN("marked as lost already", LossSituation::lost, KNOWN, "nothing to do"),
  LOSS_OF_SECOND_CARD(
      "the person has another card, which is good",
      LossSituation::alias,
      BY_HAND,
      "the account stays open; stations refuse this number until staff drop the report"),
  LOSS_BEFORE_REGISTRATION(
      "a station issued the card, and it is not registered yet",
      s -> s.unknown() && s.registered() == Registered.NOT_YET,
      WAIT,
      "blocked when it is registered"),
  LOSS_OF_UNKNOWN_CARD(
      "no such card", LossSituation::unknown, BY_HAND, "staff look whose card it is"),
  LOSS_OF_CARD(
      "good or blocked for another reason, and the library system marks cards",
      s -> s.canBlock() && !s.refused(),
      BLOCK,
      "marked as lost"),
  LOSS_BY_HAND("anything else", s -> true, BY_HAND, "staff block the card in the library system");

  /** What is done. */
  enum Do {
    /** Ask the library system to mark it. */
    BLOCK,
    /** The library system shows it, without us. */
    KNOWN,
    /** The library system shows it, by our own request. */
    LANDED,
    /** Not yet. */
    WAIT,
    /** Not done by us; staff are told, and it is looked at again now and then. */
    BY_HAND
  }

  private final String shows;
  private final Predicate<LossSituation> when;
  private final Do does;
  private final String meaning;

  LossRule(String shows, Predicate<LossSituation> when, Do does, String meaning) {
    this.shows = shows;
    this.when = when;
    this.does = does;
    this.meaning = meaning;
  }

  /** The first rule that fits. */
  static LossRule of(LossSituation situation) {
    for (LossRule rule : values()) {
      if (rule.when.test(situation)) {
        return rule;
      }
    }
    throw new IllegalStateException("no rule fits: the last one must");
  }

  Do does() {
    return does;
  }

  /** For staff: what was found, and what that means. No personal data. */
  String sentence() {
    return shows + ": " + meaning;
  }
}
