package org.shuyi.sync.centre;

import static org.shuyi.sync.centre.RegistrationRule.Do.BY_HAND;
import static org.shuyi.sync.centre.RegistrationRule.Do.KEEP;
import static org.shuyi.sync.centre.RegistrationRule.Do.LANDED;
import static org.shuyi.sync.centre.RegistrationRule.Do.MERGE;
import static org.shuyi.sync.centre.RegistrationRule.Do.MERGE_AND_REVIEW;
import static org.shuyi.sync.centre.RegistrationRule.Do.REGISTER;
import static org.shuyi.sync.centre.RegistrationRule.Do.REVIEW;

import java.util.function.Predicate;

/**
 * One person, one card (一人一证): what is known of a person and of the card that a station gave one,
 * and what is done. The first rule that fits counts; the last one fits always. Names are stored
 * with each outcome and never change their meaning.
 */
@SuppressWarnings("ImmutableEnumChecker") // every predicate is a lambda that captures nothing
enum RegistrationRule {
  CARD_LANDED(
      "the person has this card, and we had asked for it without an answer",
      s -> s.hasThisCard() && s.attempts().made() > 0,
      LANDED,
      "the answer was lost, the registration was not"),
  CARD_OF_PERSON(
      "the person has this card already", CardSituation::hasThisCard, KEEP, "nothing to do"),
  CARD_NUMBER_GIVEN_TWICE(
      "a station gave the same number to somebody else",
      s -> s.history().taken(),
      REVIEW,
      "staff give one of the two another card"),
  PERSON_CARD_GONE(
      "the person's card is known here and not in the library system",
      s -> s.hasAnother() && s.theirsUnknown(),
      REVIEW,
      "staff look at what became of the account"),
  CARD_NUMBER_OF_ANOTHER_ACCOUNT(
      "the person has another card, and the number is an account of its own",
      s -> s.hasAnother() && s.numberKnown(),
      REVIEW,
      "it is somebody else's, or staff merge two accounts of one person"),
  PERSON_BLOCKED(
      "the person has another card, which may not borrow",
      s -> s.hasAnother() && s.theirsBlocked(),
      MERGE_AND_REVIEW,
      "the card before stays; what was done on the new one counts for it, and staff are told"),
  PERSON_HAS_ANOTHER_CARD(
      "the person has another card",
      CardSituation::hasAnother,
      MERGE,
      "the card before stays; what was done on the new one counts for it"),
  CARD_REGISTERED_BY_HAND(
      "the number is an account now, and staff were told to open it",
      s -> s.numberKnown() && s.history().told(),
      LANDED,
      "staff registered the card"),
  CARD_NUMBER_KNOWN(
      "the number is an account that does not name the person",
      CardSituation::numberKnown,
      REVIEW,
      "it is somebody else's, or staff registered the card already and say so"),
  CARD_WITHOUT_NAME(
      "the library system opens accounts, but not without a name, and none came along",
      s -> s.canRegister() && !s.named(),
      BY_HAND,
      "staff register it by hand when the person shows the document"),
  CARD_OF_NEW_PERSON(
      "neither the person nor the number is known, and the library system opens accounts",
      s -> s.canRegister() && !s.history().told(),
      REGISTER,
      "registered"),
  CARD_BY_HAND(
      "anything else",
      s -> true,
      BY_HAND,
      "staff register it by hand under its number; the card goes on working where it was issued");

  /** What is done. */
  enum Do {
    /** Ask the library system for it. */
    REGISTER,
    /** The library system shows it, without us. */
    KEEP,
    /** The library system shows it, by our own request or staff's. */
    LANDED,
    /** The card that the person had stays, and this one stands for it. */
    MERGE,
    /** The same, and staff see it. */
    MERGE_AND_REVIEW,
    /** Not done; staff decide. */
    REVIEW,
    /** Not done by us; staff are told, and it is looked at again now and then. */
    BY_HAND
  }

  private final String shows;
  private final Predicate<CardSituation> when;
  private final Do does;
  private final String meaning;

  RegistrationRule(String shows, Predicate<CardSituation> when, Do does, String meaning) {
    this.shows = shows;
    this.when = when;
    this.does = does;
    this.meaning = meaning;
  }

  /** The first rule that fits. */
  static RegistrationRule of(CardSituation situation) {
    for (RegistrationRule rule : values()) {
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
