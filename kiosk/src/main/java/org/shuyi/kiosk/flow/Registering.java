package org.shuyi.kiosk.flow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act.CardIssued;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.PatronId;

/** Somebody gets a library card (办证). */
public sealed interface Registering extends Journey {
  /**
   * What is done with the data, in plain words, before any is read.
   *
   * @param child the guardian of this child is asked; null if the applicant is
   */
  record Agreement(@Nullable Applicant child) implements Registering {}

  /**
   * A document is asked for.
   *
   * @param child the guardian's, for this child; null for the applicant's own
   */
  record ShowDocument(@Nullable Applicant child, DocumentProblem problem) implements Registering {}

  /** One person, one card (一人一证): has this one a card? */
  record Checking(Applicant applicant) implements Registering {}

  /**
   * The number of a mobile telephone is asked for; nobody has to give one.
   *
   * @param by who said that the person may have a card
   * @param wrong what was typed before is no such number
   */
  record AskPhone(Applicant applicant, DecidedBy by, String digits, boolean wrong)
      implements Registering {
    /** Digits of a mobile number in mainland China. */
    static final int LENGTH = 11;

    public boolean complete() {
      return digits.length() == LENGTH;
    }

    boolean right() {
      return digits.matches("1[3-9][0-9]{9}");
    }

    AskPhone typed(String next) {
      return new AskPhone(applicant, by, next, false);
    }

    /** As 138****5678. */
    String masked() {
      return digits.substring(0, 3) + "****" + digits.substring(LENGTH - 4);
    }

    /** Without the digits. */
    @Override
    public String toString() {
      return "AskPhone[" + digits.length() + " digits]";
    }
  }

  /**
   * A PIN is chosen.
   *
   * @param by who said that the person may have a card
   */
  record ChoosePin(Applicant applicant, DecidedBy by, PinChoice choice) implements Registering {}

  /** The card is being made. */
  record Making(Applicant applicant, Stage stage) implements Registering {}

  /** The card is in the mouth of the machine. */
  record TakeCard(NewCard card) implements Registering {}

  /** Nobody took the card: it goes back, and then counts no more. */
  record Withdrawing(PatronId card, boolean captured) implements Registering {}

  /** Done. */
  record HaveCard(NewCard card, Slip slip) implements Registering {}

  /**
   * There is no card, and why.
   *
   * @param card the one that the person has already, as ****0123; else empty
   */
  record NoCard(Why why, String card) implements Registering {
    /** Whether the person has a card already. */
    public boolean hasOne() {
      return !card.isEmpty();
    }

    /** Whether that card can be reported lost. */
    public boolean reports() {
      return hasOne() && why != Why.HAS_LOST_ONE;
    }

    /** Why there is none. */
    public enum Why {
      HAS_ONE,
      HAS_LOST_ONE,
      /** Or one that has expired. */
      HAS_BLOCKED_ONE,
      NEEDS_CENTRE,
      NOT_RECORDED
    }
  }

  /**
   * A card that stands.
   *
   * @param plastic false if it is a QR code only
   * @param provisional the centre has not said yes yet
   * @param pinKept false if the PIN could not be written down and has to be chosen again
   */
  record NewCard(
      PatronId number,
      LocalDate validThrough,
      boolean plastic,
      boolean provisional,
      boolean pinKept) {}

  /** What was wrong with the last document. */
  enum DocumentProblem {
    NONE,
    UNREADABLE,
    EXPIRED,
    /** A guardian is of age. */
    GUARDIAN_TOO_YOUNG
  }

  /** How far the making is. The machine does all of it: nobody leaves meanwhile. */
  sealed interface Stage {
    /** Number, hash and seal are being made. */
    record Preparing() implements Stage {}

    /**
     * A card comes from the stack.
     *
     * @param spoilt cards that could not be written before
     */
    record Drawing(CardIssued act, int spoilt) implements Stage {}

    /** Its number is being written on it, and read back. */
    record Encoding(CardIssued act, int spoilt) implements Stage {}

    /** On its way to the disk. */
    record Recording(CardIssued act, boolean plastic) implements Stage {}

    /** The card stands; what tells its PIN from others is being made, then written down. */
    record KeepingPin(CardIssued act, boolean plastic) implements Stage {}

    /** On its way to the mouth. */
    record Giving(NewCard card) implements Stage {}
  }
}
