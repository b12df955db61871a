package org.shuyi.sync.centre;

import static org.shuyi.sync.centre.ConflictRule.Arrives.LOAN;
import static org.shuyi.sync.centre.ConflictRule.Arrives.RENEWAL;
import static org.shuyi.sync.centre.ConflictRule.Arrives.RETURN;
import static org.shuyi.sync.centre.ConflictRule.Do.ALREADY_DONE;
import static org.shuyi.sync.centre.ConflictRule.Do.APPLY;
import static org.shuyi.sync.centre.ConflictRule.Do.DOUBT;
import static org.shuyi.sync.centre.ConflictRule.Do.HELD;
import static org.shuyi.sync.centre.ConflictRule.Do.HISTORY;
import static org.shuyi.sync.centre.ConflictRule.Do.LANDED;
import static org.shuyi.sync.centre.ConflictRule.Do.RETURN_FIRST;
import static org.shuyi.sync.centre.ConflictRule.Do.REVIEW;
import static org.shuyi.sync.centre.ConflictRule.Do.TAKEN_BACK;
import static org.shuyi.sync.centre.ConflictRule.Do.TAKE_BACK;
import static org.shuyi.sync.centre.store.History.Later.PERHAPS;
import static org.shuyi.sync.centre.store.History.Later.SURELY;
import static org.shuyi.sync.ils.ItemState.Circulation.AVAILABLE;
import static org.shuyi.sync.ils.ItemState.Circulation.IN_TRANSIT;
import static org.shuyi.sync.ils.ItemState.Circulation.ON_HOLD_SHELF;
import static org.shuyi.sync.ils.ItemState.Circulation.UNKNOWN_ITEM;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.circulation.Act;

/**
 * The conflict table: what arrives, what the library system shows, what is done. The first rule
 * that fits counts; the last one of each kind fits always. Names are stored with each outcome and
 * never change their meaning.
 */
@SuppressWarnings("ImmutableEnumChecker") // every predicate is a lambda that captures nothing
enum ConflictRule {
  LOAN_ENDS(
      LOAN,
      "staff take the loan back, and it stands",
      s -> s.ordered(Action.TAKE_BACK) && s.held() && !s.lentAgain(),
      TAKE_BACK,
      "returned with the date of the act"),
  LOAN_ENDS_PERHAPS(
      LOAN,
      "staff take the loan back; on loan, to whom is not shown",
      s -> s.ordered(Action.TAKE_BACK) && s.onLoan() && s.holder() == null && !s.lentAgain(),
      DOUBT,
      "staff look who has it"),
  LOAN_ENDED(
      LOAN,
      "staff take the loan back, and it does not stand any more",
      s -> s.ordered(Action.TAKE_BACK),
      TAKEN_BACK,
      "taken back; to be decided again"),
  LOAN_OLDER_THAN_SETTLED(
      LOAN,
      "an act that took place later is settled already",
      s -> s.later(SURELY),
      HISTORY,
      "the loan is over: kept as history, nothing is changed"),
  LOAN_PERHAPS_OLDER(
      LOAN,
      "an act is settled that may have taken place later; the clocks do not tell",
      s -> s.later(PERHAPS) && !s.ordered(),
      REVIEW,
      "staff decide which came first"),
  LOAN_ON_UNREGISTERED_CARD(
      LOAN,
      "on a card that a station issued and nobody has registered",
      s -> !s.registered() && !s.ordered(),
      HELD,
      "lent when the card is registered, if the book is not back by then"),
  LOAN_OF_UNKNOWN_ITEM(
      LOAN, "no such item", s -> s.shows(UNKNOWN_ITEM), REVIEW, "staff catalogue the item"),
  LOAN_LANDED(
      LOAN,
      "on loan to this patron, and we had asked for it without an answer",
      s -> s.held() && s.attempted(),
      LANDED,
      "the answer was lost, the loan was not"),
  LOAN_STANDS(
      LOAN,
      "on loan to this patron",
      Situation::held,
      ALREADY_DONE,
      "a second request could renew the loan, so none is made"),
  LOAN_HOLDER_NOT_SHOWN(
      LOAN,
      "on loan, to whom is not shown, and we had asked for it without an answer",
      s -> s.onLoan() && s.holder() == null && s.attempted(),
      DOUBT,
      "staff look who has it"),
  LOAN_AFTER_ANOTHER(
      LOAN,
      "on loan to somebody else, and staff have that loan returned",
      s -> s.onLoan() && s.ordered(Action.RETURN_FIRST) && !s.lentAgain(),
      RETURN_FIRST,
      "the old loan ends when this one began; then this one is made"),
  LOAN_OUT_TO_ANOTHER(
      LOAN,
      "on loan to somebody else, since before this act",
      Situation::onLoan,
      REVIEW,
      "both patrons were told yes; staff return the old loan, then lend"),
  LOAN_PERHAPS_OVER(
      LOAN,
      "not on loan, and we had asked for it some time ago without an answer",
      s -> s.attempted() && s.askedLongAgo() && !s.askedTooOften(),
      REVIEW,
      "never lent, or lent and given back at a desk since: staff look who has it"),
  LOAN_OF_RESERVED(
      LOAN,
      "waits on the hold shelf",
      s -> s.shows(ON_HOLD_SHELF),
      APPLY,
      "the book is gone already: lent if the library system can, staff see what it said"),
  LOAN_OF_FREE(
      LOAN, "anything else", s -> true, APPLY, "lent if the library system can, else in review"),

  RETURN_OLDER_THAN_SETTLED(
      RETURN,
      "an act that took place later is settled already",
      s -> s.later(SURELY),
      HISTORY,
      "the loan that is open is a newer one and stays as it is"),
  RETURN_PERHAPS_OLDER(
      RETURN,
      "an act is settled that may have taken place later; the clocks do not tell",
      s -> s.later(PERHAPS) && !s.ordered(),
      REVIEW,
      "staff decide which came first"),
  RETURN_OF_UNKNOWN_ITEM(
      RETURN, "no such item", s -> s.shows(UNKNOWN_ITEM), REVIEW, "staff look at the book"),
  RETURN_LANDED(
      RETURN,
      "not on loan, and we had asked for it without an answer",
      s -> s.attempted() && !s.onLoan(),
      LANDED,
      "the answer was lost, the return was not"),
  RETURN_LANDED_LENT_AGAIN(
      RETURN,
      "on loan with another due date than before we asked without an answer",
      s -> s.attempted() && s.onLoan() && s.dueMoved(),
      LANDED,
      "returned, and lent again since: the new loan stays as it is"),
  RETURN_PERHAPS_LENT_AGAIN(
      RETURN,
      "on loan to somebody else, and we had asked for it without an answer",
      s -> s.attempted() && s.passedOn(),
      REVIEW,
      "held back: if it was returned then, it would close the loan of who borrowed since"),
  RETURN_PERHAPS_DONE(
      RETURN,
      "on loan, and we had asked for it some time ago without an answer",
      s -> s.attempted() && s.onLoan() && s.askedLongAgo() && !s.askedTooOften(),
      REVIEW,
      "held back: if it was returned then, it would close a loan that a desk made since"),
  RETURN_OF_IN_STOCK(
      RETURN,
      "in stock, on the hold shelf or on its way",
      s -> s.shows(AVAILABLE) || s.shows(ON_HOLD_SHELF) || s.shows(IN_TRANSIT),
      ALREADY_DONE,
      "nothing to return"),
  RETURN_OF_REFUSED_LOAN(
      RETURN,
      "on loan, and the loan that we brought before was refused",
      s -> s.onLoan() && s.afterRefusedLoan() && !s.ordered(),
      REVIEW,
      "held back: it would close somebody else's loan"),
  RETURN_FROM_HOLDER(
      RETURN,
      "on loan to the patron of our own loan",
      s -> s.onLoan() && s.afterOwnLoan() && s.held(),
      APPLY,
      "returned with the date of the act"),
  RETURN_LATE_FROM_ANOTHER(
      RETURN,
      "late, and no longer on loan to the patron of our own loan",
      s -> s.passedOn() && s.mayCloseAnothers() && !s.ordered(),
      REVIEW,
      "held back: it could close the loan of who borrowed since"),
  RETURN_LATE_LENT_SINCE(
      RETURN,
      "late, and by its due date lent since",
      s ->
          s.onLoan()
              && !s.afterOwnLoan()
              && s.seemsLentSince()
              && s.mayCloseAnothers()
              && !s.ordered(),
      REVIEW,
      "held back: it could close the loan of who borrowed since"),
  RETURN_OF_LOAN(RETURN, "anything else", s -> true, APPLY, "returned with the date of the act"),

  RENEWAL_OLDER_THAN_SETTLED(
      RENEWAL,
      "an act that took place later is settled already",
      s -> s.later(SURELY),
      HISTORY,
      "kept as history, nothing is changed"),
  RENEWAL_PERHAPS_OLDER(
      RENEWAL,
      "an act is settled that may have taken place later; the clocks do not tell",
      s -> s.later(PERHAPS) && !s.ordered(),
      REVIEW,
      "staff decide which came first"),
  RENEWAL_ON_UNREGISTERED_CARD(
      RENEWAL,
      "on a card that a station issued and nobody has registered",
      s -> !s.registered() && !s.ordered(),
      HELD,
      "dealt with when the card is registered"),
  RENEWAL_OF_UNKNOWN_ITEM(
      RENEWAL, "no such item", s -> s.shows(UNKNOWN_ITEM), REVIEW, "staff look at the loan"),
  RENEWAL_LANDED(
      RENEWAL,
      "on loan to this patron, with another due date than before we asked without an answer",
      s -> s.attempted() && s.held() && s.dueMoved(),
      LANDED,
      "the answer was lost, the renewal was not"),
  RENEWAL_CANT_TELL(
      RENEWAL,
      "we had asked for it without an answer, and no due date shows what came of it",
      s -> s.attempted() && s.onLoan() && (s.holder() == null || s.held()) && !s.dueKnown(),
      DOUBT,
      "staff look at the loan; a second request could use up another renewal"),
  RENEWAL_PERHAPS_DONE(
      RENEWAL,
      "on loan to this patron and due as before we asked some time ago without an answer",
      s -> s.attempted() && s.held() && s.askedLongAgo() && !s.askedTooOften() && !s.ordered(),
      REVIEW,
      "never renewed; or renewed, given back at a desk and lent anew: staff look at the loan"),
  RENEWAL_OF_HOLDER(RENEWAL, "on loan to this patron", Situation::held, APPLY, "renewed once"),
  RENEWAL_HOLDER_NOT_SHOWN(
      RENEWAL,
      "on loan, to whom is not shown",
      s -> s.onLoan() && s.holder() == null,
      APPLY,
      "the library system decides"),
  RENEWAL_OF_ANOTHERS(
      RENEWAL, "on loan to somebody else", Situation::onLoan, REVIEW, "staff look at the loan"),
  RENEWAL_OF_NOT_ON_LOAN(
      RENEWAL, "anything else", s -> true, REVIEW, "staff look whether the book is back");

  /** What arrives. */
  enum Arrives {
    LOAN,
    RETURN,
    RENEWAL
  }

  /** What is done. */
  enum Do {
    /** Ask the library system for it. */
    APPLY,
    /** The library system shows it, without us. */
    ALREADY_DONE,
    /** The library system shows it, by our own earlier request. */
    LANDED,
    /** Past: whatever is shown now is newer. */
    HISTORY,
    /** As staff decided: return the loan that is open, then look again. */
    RETURN_FIRST,
    /** As staff decided: return this very loan. */
    TAKE_BACK,
    /** As staff decided: it does not stand any more. */
    TAKEN_BACK,
    /** Not done; staff decide. */
    REVIEW,
    /** Not done yet; staff see it, it holds nothing up, and it is taken up again by itself. */
    HELD,
    /** Nobody can tell; staff see it, and it is probed again before anything else. */
    DOUBT
  }

  /** Names of the rules by which staff are asked because the clocks do not tell. */
  static final List<String> UNDECIDED_BY_CLOCKS =
      Stream.of(
              LOAN_PERHAPS_OLDER,
              RETURN_PERHAPS_OLDER,
              RENEWAL_PERHAPS_OLDER,
              RETURN_LATE_LENT_SINCE)
          .map(ConflictRule::name)
          .toList();

  private final Arrives arrives;
  private final String shows;
  private final Predicate<Situation> when;
  private final Do does;
  private final String meaning;

  ConflictRule(Arrives arrives, String shows, Predicate<Situation> when, Do does, String meaning) {
    this.arrives = arrives;
    this.shows = shows;
    this.when = when;
    this.does = does;
    this.meaning = meaning;
  }

  /** The first rule that fits. */
  static ConflictRule of(Situation situation) {
    Arrives arrives = arrives(situation.act());
    for (ConflictRule rule : values()) {
      if (rule.arrives == arrives && rule.when.test(situation)) {
        return rule;
      }
    }
    throw new IllegalStateException("no rule fits " + arrives + ": the last of each kind must");
  }

  private static Arrives arrives(Act.OnItem act) {
    return switch (act) {
      case Act.Loan loan -> LOAN;
      case Act.Return back -> RETURN;
      case Act.Renewal renewal -> RENEWAL;
      case Act.DebtOpened _,
          Act.DebtSettled _,
          Act.StockLoaded _,
          Act.StockRemoved _,
          Act.HoldPickedUp _ ->
          throw notForTheLibrarySystem();
    };
  }

  private static IllegalArgumentException notForTheLibrarySystem() {
    return new IllegalArgumentException("settled when it is stored");
  }

  Do does() {
    return does;
  }

  /** What was there before the act may be missing here only because its station is silent. */
  boolean mayBeExplained() {
    return switch (this) {
      case LOAN_OUT_TO_ANOTHER,
          RETURN_LATE_FROM_ANOTHER,
          RETURN_LATE_LENT_SINCE,
          RENEWAL_OF_ANOTHERS,
          RENEWAL_OF_NOT_ON_LOAN ->
          true;
      default -> false;
    };
  }

  /** For staff: what the library system showed, and what that means. No personal data. */
  String sentence() {
    return shows + ": " + meaning;
  }
}
