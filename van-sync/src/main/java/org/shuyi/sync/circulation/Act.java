package org.shuyi.sync.circulation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a station and stands, because it is in the journal. An act is never
 * changed; a later act may make up for it.
 */
public sealed interface Act
    permits Act.OnItem, Act.OnCard, Act.OnHold, Act.DeviceFault, Act.Feedback, VanAct {
  /** An act about one book. */
  sealed interface OnItem extends Act {
    ItemId item();
  }

  /** An act about one library card. */
  sealed interface OnCard extends Act {
    PatronId card();
  }

  /**
   * A book went out (外借).
   *
   * @param due the date the patron was told, by rule; the library system may set another
   * @param decidedBy who said yes
   * @param override why staff allowed what the rules did not; null if nobody said, or nobody did
   */
  record Loan(
      ItemId item,
      PatronId patron,
      LocalDate due,
      DecidedBy decidedBy,
      @Nullable OverrideReason override)
      implements OnItem {
    public Loan {
      if (override != null && decidedBy != DecidedBy.STAFF) {
        throw new IllegalArgumentException("only staff have a reason to override the rules");
      }
    }

    public Loan(ItemId item, PatronId patron, LocalDate due, DecidedBy decidedBy) {
      this(item, patron, due, decidedBy, null);
    }

    /** The same on another card: of two of one person, the one that is kept. */
    public Loan on(PatronId card) {
      return new Loan(item, card, due, decidedBy, override);
    }
  }

  /** A book came back (还书). Needs no patron. */
  record Return(ItemId item) implements OnItem {}

  /** A loan was prolonged (续借). */
  record Renewal(ItemId item, PatronId patron, DecidedBy decidedBy) implements OnItem {}

  /**
   * Something physical is not as the loan says it should be, and has to be put right when the thing
   * is next seen. The debt goes by the id of this act.
   */
  record DebtOpened(ItemId item, Debt debt) implements OnItem {}

  /** The debt that act {@code opened} made is settled. */
  record DebtSettled(ItemId item, ActId opened) implements OnItem {}

  /**
   * A device stopped working, or works again.
   *
   * @param device the name in the station's file
   * @param condition the reason as a word, {@code READY} if it works again
   */
  record DeviceFault(String device, String condition) implements Act {
    /** What a call for staff is named, among a station's devices. */
    public static final String HELP = "help";

    /** What the service screens are named, among a station's devices. */
    public static final String SERVICE = "service";

    private static final String WORKS = "READY";

    /** Whether somebody called for help. */
    public boolean isCall() {
      return device.equals(HELP);
    }

    /** Whether a technician did something, which is no fault. */
    public boolean isService() {
      return device.equals(SERVICE);
    }

    /** Whether it works again. */
    public boolean isOver() {
      return condition.equals(WORKS);
    }
  }

  /**
   * A library card was issued (办证). Provisional until the centre has seen whether the person has
   * one already: one person, one card.
   *
   * @param card the number of the new card
   * @param document what the person showed
   * @param validThrough the last day on which the card is good, by rule
   * @param decidedBy who said yes
   * @param sealed name and document, for the centre's eyes only; null if the station could not seal
   *     them, and once the centre has done with them
   */
  record CardIssued(
      PatronId card,
      PersonHash person,
      IdentityDocument.Kind document,
      PatronCategory category,
      LocalDate validThrough,
      DecidedBy decidedBy,
      @Nullable SealedPerson sealed)
      implements OnCard {
    /** The same without what was sealed. */
    public CardIssued bare() {
      return new CardIssued(card, person, document, category, validThrough, decidedBy, null);
    }
  }

  /** A patron or staff said that a card is lost (挂失). */
  record CardReportedLost(PatronId card) implements OnCard {}

  /**
   * A patron chose a PIN (改密). Of the PIN itself there is nothing but what tells it from others.
   */
  record PinChanged(PatronId card, PinVerifier verifier) implements OnCard {}

  /**
   * Staff put a book into a compartment of a locker, tag made safe: no gate guards a locked door.
   *
   * @param door from 1
   * @param heldFor the patron for whom it waits (预借); null if anybody may borrow it
   * @param heldThrough the last day on which it waits; null without a patron
   */
  record StockLoaded(
      ItemId item, int door, @Nullable PatronId heldFor, @Nullable LocalDate heldThrough)
      implements OnItem {
    /** More doors than any locker has. */
    public static final int MOST_DOORS = 999;

    public StockLoaded {
      requireDoor(door);
      if ((heldFor == null) != (heldThrough == null)) {
        throw new IllegalArgumentException("a hold has both a patron and a last day");
      }
    }

    /** For anybody. */
    public StockLoaded(ItemId item, int door) {
      this(item, door, null, null);
    }

    private static void requireDoor(int door) {
      if (door < 1 || door > MOST_DOORS) {
        throw new IllegalArgumentException("door " + door + ": expected 1 to " + MOST_DOORS);
      }
    }
  }

  /** A book is not in its compartment any more: a patron or staff took it. */
  record StockRemoved(ItemId item, int door) implements OnItem {
    public StockRemoved {
      StockLoaded.requireDoor(door);
    }
  }

  /** A patron took the book that was held for them (预借取书). Its loan is an act of its own. */
  record HoldPickedUp(ItemId item, PatronId patron) implements OnItem {}

  /**
   * A patron paid what was owed, and the payment provider said so.
   *
   * @param order at the provider; another act of the same order is the same payment
   */
  record FeePaid(PatronId card, Money amount, FeeOrder order) implements OnCard {
    public FeePaid {
      if (amount.isNothing()) {
        throw new IllegalArgumentException("nothing was paid");
      }
    }
  }

  /** A patron's wish to have a book, or that it is wished for no more. */
  sealed interface OnHold extends Act {
    ItemId item();

    PatronId patron();
  }

  /**
   * A patron asked for a book that is not to be had here (预约): this one or any other copy of its
   * title. Whether it is held is the library system's to say.
   */
  record HoldPlaced(ItemId item, PatronId patron) implements OnHold {}

  /** A patron wants a book no more that was asked for (取消预约). */
  record HoldCancelled(ItemId item, PatronId patron) implements OnHold {}

  /**
   * What somebody thinks of the service (满意度). Says nothing of who it was.
   *
   * @param about what it was about, if it was said
   */
  record Feedback(Score score, Matter about) implements Act {
    /** How somebody liked it. */
    public enum Score {
      GOOD,
      FAIR,
      POOR
    }

    /** What was liked, or not. */
    public enum Matter {
      NOT_SAID,
      MACHINE,
      BOOKS,
      OTHER
    }
  }

  /** Who said yes to a loan, a renewal or a card. */
  enum DecidedBy {
    /** The centre answered in time. */
    CENTRE,
    /** The station, by the offline ladder. */
    STATION,
    /** Staff, who overrode a refusal. */
    STAFF
  }

  /** Why staff allowed a loan that the rules did not. */
  enum OverrideReason {
    /** Staff know the patron, who has no card along. */
    CARD_FORGOTTEN,
    /** More books than the rules allow: a school, a family, a long time until the next visit. */
    OVER_LIMIT,
    /** The card is blocked or expired, and it was put right, or will be. */
    CARD_NOT_GOOD,
    /** The book is not for everybody, or held for somebody else. */
    ITEM_RESTRICTED,
    /** The station knows too little, or too old things, to say yes itself. */
    NOT_KNOWN_HERE,
    /** Another one, or one that is newer than this program. */
    OTHER
  }

  /** What is not as it should be. */
  enum Debt {
    /** Lent, but the tag may still ring the gate. */
    TAG_STILL_ARMED,
    /** Returned, but the tag may not ring the gate. */
    TAG_NOT_ARMED,
    /** Lent out of a compartment, and nobody knows that it was taken. */
    BOOK_NOT_TAKEN,
    /** The door before it, or before where it was, stands open. */
    DOOR_LEFT_OPEN,
    /** Another book lies where it was. */
    OTHER_BOOK_IN_PLACE
  }
}
