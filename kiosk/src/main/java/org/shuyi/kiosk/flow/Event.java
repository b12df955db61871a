package org.shuyi.kiosk.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.journal.Journal;

/** What can happen to a kiosk. */
public sealed interface Event {
  /** The patron touched something. */
  record Touched(Touch touch) implements Event {}

  /**
   * A code was scanned.
   *
   * @param patron null if it is no library card of this library
   */
  record CardScanned(@Nullable PatronId patron) implements Event {}

  /** A card of staff was scanned: it lends nothing. */
  record StaffScanned(PatronId card) implements Event {}

  /** The barcode of a book was scanned. */
  record ItemScanned(ItemId item) implements Event {}

  /** The pile on the pad is now this. */
  record PadSeen(Pad pad) implements Event {}

  /**
   * The answer to {@link Effect.Identify}.
   *
   * @param blocks why nothing may be lent; empty if all is well
   * @param loans what is out; empty if the station decided, for it does not know
   */
  record Identified(Borrower borrower, List<RefusalReason> blocks, List<OnLoan> loans)
      implements Event {
    public Identified {
      blocks = List.copyOf(blocks);
      loans = List.copyOf(loans);
    }
  }

  /**
   * One item out to the patron.
   *
   * @param overdue it should be back, by a clock that can be trusted
   */
  record OnLoan(ItemId item, String title, @Nullable LocalDate due, boolean overdue) {}

  /** The answer yes to {@link Effect.DecideLoan} or {@link Effect.DecideRenewal}. */
  record Granted(ItemId item, String title, LocalDate due, DecidedBy by) implements Event {}

  /** The answer no. */
  record Denied(ItemId item, String title, List<RefusalReason> reasons, DecidedBy by)
      implements Event {
    public Denied {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The answer to {@link Effect.DecideLoan} when this station lent it to this very patron before,
   * and the loan stands: the power went, or the book is laid down twice. Nothing is lent again.
   *
   * @param loan its act is an {@link Act.Loan}
   */
  record StillOut(ItemId item, String title, RecordedAct loan) implements Event {}

  /** The answer to {@link Effect.Append}: on disk. */
  record Recorded(RecordedAct act) implements Event {}

  /** The answer to {@link Effect.Append}: not on disk, and nothing of it is. */
  record NotRecorded(Act act) implements Event {}

  /** The answer to {@link Effect.OpenFlap}. */
  record FlapOpened(Chuting.Flap flap) implements Event {}

  /**
   * The flap of the return chute is not as it was.
   *
   * @param occupied something lies behind it
   */
  record FlapMoved(boolean closed, boolean occupied) implements Event {}

  /** The answer to {@link Effect.ReadSlot}; none if nothing was read in time. */
  record SlotRead(Pad slot) implements Event {}

  /** The answer to {@link Effect.Drop}. */
  record Dropped(ItemId item, Chuting.Fall fall) implements Event {}

  /** The answer to {@link Effect.Secure}. */
  record TagWritten(ItemId item, SecurityWrite result) implements Event {}

  /** The answer to {@link Effect.Print}. */
  record SlipDone(boolean printed) implements Event {}

  /** The answer to {@link Effect.NameItem}. */
  record ItemNamed(ItemId item, String title) implements Event {}

  /**
   * The answer to {@link Effect.FindDebts}: debts that stand for this item.
   *
   * @param made as it was asked
   */
  record DebtsFound(ItemId item, Security made, List<Journal.OpenDebt> debts) implements Event {
    public DebtsFound {
      debts = List.copyOf(debts);
    }
  }

  /** The centre said what became of an act, of this session or of an earlier one. */
  record Settled(RecordedAct act, Outcome outcome) implements Event {}

  /**
   * The answer to {@link Effect.RecallProfile}.
   *
   * @param kept null if nothing is kept with this card
   */
  record ProfileRecalled(PatronId patron, @Nullable Profile kept) implements Event {}

  /**
   * The answer to {@link Effect.CallStaff}.
   *
   * @param told it is on disk, and reaches staff as soon as the centre can be reached
   */
  record StaffCalled(boolean told) implements Event {}

  /** A document was read, as {@link Effect.ReadDocument} wanted. */
  record DocumentRead(Applicant applicant) implements Event {}

  record DocumentUnreadable() implements Event {}

  /**
   * The answer to {@link Effect.AskPerson}.
   *
   * @param card the one that the person has, as ****0123; else empty
   */
  record PersonAnswered(PersonHash person, Standing standing, String card, DecidedBy by)
      implements Event {
    /** Whether a person may have a card. */
    public enum Standing {
      NEW,
      HAS_CARD,
      HAS_LOST_CARD,
      /** Or one that has expired. */
      HAS_BLOCKED_CARD,
      NEEDS_CENTRE
    }
  }

  /** The answer to {@link Effect.Shuffle}. */
  record Shuffled(List<Integer> order) implements Event {
    public Shuffled {
      order = List.copyOf(order);
    }
  }

  /**
   * The answer to {@link Effect.JudgePin}.
   *
   * @param problem null if there is none
   */
  record PinJudged(PinRule.@Nullable Problem problem) implements Event {}

  /** The answer to {@link Effect.RepeatPin}. */
  record PinRepeated(boolean same) implements Event {}

  /** The answer to {@link Effect.VerifyPin}. */
  record PinVerified(PatronId card, Verdict verdict) implements Event {
    /** Whether a PIN is right. */
    public enum Verdict {
      RIGHT,
      WRONG,
      /** Too many wrong ones. */
      LOCKED,
      /** Nobody can tell now. */
      UNKNOWN
    }
  }

  /** The answer to {@link Effect.PrepareCard}. */
  record CardPrepared(Act.CardIssued act) implements Event {}

  /** There is no document to make a card of. */
  record CardNotPrepared() implements Event {}

  /** Ways of a card out of a dispenser. */
  enum CardMove {
    /** From the stack to where it is written. */
    DRAW,
    /** To the mouth. */
    GIVE,
    /** Into the bin. */
    CAPTURE
  }

  /**
   * The answer to {@link Effect.MoveCard}.
   *
   * @param done false also if nobody knows
   */
  record CardMoved(CardMove move, boolean done) implements Event {}

  /** The answer to {@link Effect.EncodeCard}: written, and read back as it should be. */
  record CardEncoded(boolean done) implements Event {}

  /**
   * The answer to {@link Effect.HashPin}.
   *
   * @param pin the act to be written down
   */
  record PinHashed(Act pin) implements Event {}

  record PinNotHashed() implements Event {}

  /** A card was taken from the mouth. */
  record CardTaken() implements Event {}

  /** A card lies in the machine though nobody is being given one. */
  record CardLeft() implements Event {}

  /** The answer to {@link Effect.FindTitles}. */
  record TitlesFound(Wanted wanted, List<Title> titles, Searching.Answer answer) implements Event {
    public TitlesFound {
      titles = List.copyOf(titles);
    }
  }

  /** The answer to {@link Effect.LookInLockers}. */
  record LockersSeen(PatronId patron, List<Lockers.Compartment> shelf) implements Event {
    public LockersSeen {
      shelf = List.copyOf(shelf);
    }
  }

  /**
   * The answer to {@link Effect.LookAtStock}: every door.
   *
   * @param through the last day of a hold that is put there now; null if no clock can be trusted
   */
  record StockSeen(List<Staffing.Slot> slots, @Nullable LocalDate through) implements Event {
    public StockSeen {
      slots = List.copyOf(slots);
    }
  }

  /** The answer to {@link Effect.OpenDoor}. */
  record DoorAnswered(Opening opening) implements Event {}

  /** A door is not as it was, whoever moved it. */
  record DoorMoved(DoorEvent moved) implements Event {}

  /** How the doors stand can't be seen any more; a door that stands open is found again later. */
  record DoorsLost() implements Event {}

  /**
   * The answer to {@link Effect.LookBehind}; also told of every loaded door when the program
   * starts.
   *
   * @param loaded what was put there and not taken out since; null for nothing
   * @param standing whether that is lent, as far as this station knows
   * @param seen what a reader in it sees; null where there is none
   * @param debts that stand for what was loaded
   */
  record BehindDoor(
      int door,
      DoorNow now,
      @Nullable ItemId loaded,
      Standing standing,
      @Nullable List<ItemId> seen,
      List<Journal.OpenDebt> debts)
      implements Event {
    /** How a door stands. */
    public enum DoorNow {
      OPEN,
      CLOSED,
      /** Nobody has looked yet, or can. */
      UNSEEN
    }

    /** What this station last did with it, and the centre has not settled yet. */
    public enum Standing {
      LENT,
      BACK,
      UNTOLD
    }

    public BehindDoor {
      seen = seen == null ? null : List.copyOf(seen);
      debts = List.copyOf(debts);
    }
  }

  /**
   * The answer to {@link Effect.AskFees}.
   *
   * @param owed nothing, unless it is told
   */
  record FeesTold(PatronId patron, Fees answer, Money owed) implements Event {
    /** What is known of what somebody owes. */
    public enum Fees {
      TOLD,
      /** A payment of this card is not settled yet. */
      IN_DOUBT,
      UNKNOWN
    }
  }

  /** The answer to {@link Effect.PlaceOrder}: it can be paid now. */
  record OrderPlaced(Paying.Order order) implements Event {}

  /** The answer to {@link Effect.PlaceOrder}: there is none that could be paid. */
  record OrderFailed(PatronId card) implements Event {}

  /**
   * The answer to {@link Effect.CloseOrder}; also told when an order was paid or has expired, and
   * of one from before when the provider says at last that it was paid.
   */
  record OrderTold(Paying.Order order, Paying.OrderState state) implements Event {}

  /** A card whose act stands was on its way when the power went, and is in the bin. */
  record CardCaught(PatronId card) implements Event {}

  /** A technician's card was shown. */
  record TechnicianScanned(PatronId card) implements Event {}

  /** The devices as they are now. */
  record PartsSeen(List<Part> parts) implements Event {
    public PartsSeen {
      parts = List.copyOf(parts);
    }
  }

  /** The answer to {@link Effect.TestPart}. */
  record PartTested(Examination examination) implements Event {}

  /** What is in this kiosk is not what it was: some of it, to be shown to everybody. */
  record ShelfChanged(List<Title> some) implements Event {
    public ShelfChanged {
      some = List.copyOf(some);
    }
  }

  /**
   * What a patron has asked for.
   *
   * @param told false if nobody could be asked
   * @param asOf how old it is what this station knew of that; null if the library system said it
   */
  record HoldsListed(
      PatronId patron, List<Holding.Wish> wishes, boolean told, @Nullable Instant asOf)
      implements Event {
    public HoldsListed {
      wishes = List.copyOf(wishes);
    }
  }

  /** What works is not what it was. */
  record ServiceChanged(Service service) implements Event {}

  /** Something around the machine is not as it should be, or is again; the centre is to know. */
  record FaultNoticed(Act.DeviceFault fault) implements Event {}

  /** The time asked for by {@link Effect.Expect} is over. */
  record TimedOut() implements Event {}

  /** What happens only in another program on the same floors, as the van's; no journey hears it. */
  non-sealed interface Elsewhere extends Event {}
}
