package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.List;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;

/** What a flow wants done. Each names the event that answers it. */
public sealed interface Effect {
  /** Turn the pad's field on or off; on, {@link Event.PadSeen} follows. */
  record WatchPad(boolean on) implements Effect {}

  /** Look at the pad afresh: {@link Event.PadSeen}, changed or not. */
  record LookAgain() implements Effect {}

  /** Who is this? {@link Event.Identified}. */
  record Identify(PatronId patron) implements Effect {}

  /**
   * May the patron have it? {@link Event.Granted}, {@link Event.Denied} or {@link Event.StillOut}.
   */
  record DecideLoan(PatronId patron, ItemId item, DecidedBy by) implements Effect {}

  /** May the patron keep it longer? {@link Event.Granted} or {@link Event.Denied}. */
  record DecideRenewal(PatronId patron, ItemId item) implements Effect {}

  /** What has the patron asked for? {@link Event.HoldsListed}. */
  record ListHolds(PatronId patron) implements Effect {}

  /** Write it to disk: {@link Event.Recorded} or {@link Event.NotRecorded}. */
  record Append(Act act) implements Effect {}

  /**
   * Write a tag's security: {@link Event.TagWritten}. Only ever asked for after the act was
   * recorded.
   */
  record Secure(ItemId item, TagUid tag, Security security) implements Effect {}

  /** What is it called? {@link Event.ItemNamed}, if anybody knows. */
  record NameItem(ItemId item) implements Effect {}

  /**
   * Which debts stand for it? {@link Event.DebtsFound}.
   *
   * @param made what all its tags now are
   */
  record FindDebts(ItemId item, Security made) implements Effect {}

  /** What is done with the return chute. */
  sealed interface AtChute extends Effect {}

  /**
   * Unlock the flap: {@link Event.FlapOpened}.
   *
   * @param back a book is given back: also when all bins are full
   */
  record OpenFlap(boolean back) implements AtChute {}

  /** What lies behind the closed flap? {@link Event.SlotRead}. */
  record ReadSlot() implements AtChute {}

  /**
   * Let it fall into the bin it belongs to: {@link Event.Dropped}. Only ever asked for after the
   * return was recorded.
   */
  record Drop(ItemId item) implements AtChute {}

  /** Print a slip: {@link Event.SlipDone}. */
  record Print(Journey.Purpose purpose, List<Journey.Line> lines, Kiosk.Language language)
      implements Effect {
    public Print {
      lines = List.copyOf(lines);
    }
  }

  /** How does this patron like to be served? {@link Event.ProfileRecalled}. */
  record RecallProfile(PatronId patron) implements Effect {}

  /** Keep it with the card: the patron asked for that. */
  record KeepProfile(PatronId patron, Profile profile) implements Effect {}

  /** Keep nothing with the card any more. */
  record ForgetProfile(PatronId patron) implements Effect {}

  /**
   * Tell staff that somebody needs help: {@link Event.StaffCalled}.
   *
   * @param step where the patron is; says nothing about who it is
   */
  record CallStaff(String step) implements Effect {}

  /** What is done with documents, PINs and cards. */
  sealed interface AtCounter extends Effect {}

  /** Read one document that is laid on the reader: {@link Event.DocumentRead}. */
  record ReadDocument(Whose whose) implements AtCounter {}

  /** Whose document it is. Of a guardian's nothing is kept. */
  enum Whose {
    APPLICANT,
    GUARDIAN
  }

  record StopReading() implements AtCounter {}

  /** Has the applicant a card? {@link Event.PersonAnswered}. */
  record AskPerson(PersonHash person) implements AtCounter {}

  /** Keep a digit of a secret where it can be wiped. */
  record TypeDigit(int digit) implements AtCounter {
    /** Without the digit. */
    @Override
    public String toString() {
      return "TypeDigit[]";
    }
  }

  record EraseDigit() implements AtCounter {}

  /** Keep the applicant's telephone number where it can be wiped. */
  record KeepPhone(String digits) implements AtCounter {
    /** Without the digits. */
    @Override
    public String toString() {
      return "KeepPhone[]";
    }
  }

  /** Another order of the keys: {@link Event.Shuffled}. */
  record Shuffle() implements AtCounter {}

  /** May what was typed be the applicant's PIN? {@link Event.PinJudged}. */
  record JudgePin() implements AtCounter {}

  /** Is what was typed the same as before? {@link Event.PinRepeated}. */
  record RepeatPin() implements AtCounter {}

  /**
   * Make the act of the applicant's card: {@link Event.CardPrepared} or {@link
   * Event.CardNotPrepared}.
   */
  record PrepareCard(PatronCategory category, DecidedBy by) implements AtCounter {}

  /** Move a card: {@link Event.CardMoved}. */
  record MoveCard(Event.CardMove move) implements AtCounter {}

  /** Write the number on the card at the reader, and read it back: {@link Event.CardEncoded}. */
  record EncodeCard(PatronId card) implements AtCounter {}

  /** No card is on its way any more: it was taken, or it is nobody's. */
  record ForgetCard() implements AtCounter {}

  /**
   * What was on its way when the power went is in the bin now: {@link Event.CardCaught} if its act
   * stands.
   */
  record CloseCaught() implements AtCounter {}

  /** Is what was typed the PIN of this card? {@link Event.PinVerified}. */
  record VerifyPin(PatronId card) implements AtCounter {}

  /** The PIN of this card was right: in this session it counts. */
  record Prove(PatronId card) implements AtCounter {}

  /** Is this the number of a library card? {@link Event.CardScanned}, as if it had been scanned. */
  record ReadCard(String digits) implements Effect {
    /** Without the digits. */
    @Override
    public String toString() {
      return "ReadCard[]";
    }
  }

  /** Make what tells the PIN from others: {@link Event.PinHashed} or {@link Event.PinNotHashed}. */
  record HashPin(PatronId card) implements AtCounter {}

  /** Wipe what was read and typed in this session, and read no document any more. */
  record ClearDesk() implements AtCounter {}

  /** What is done with money. */
  sealed interface AtCashier extends Effect {}

  /** What does this patron owe? {@link Event.FeesTold}. */
  record AskFees(PatronId patron) implements AtCashier {}

  /** An order that can be paid: {@link Event.OrderPlaced} or {@link Event.OrderFailed}. */
  record PlaceOrder(PatronId patron, Money owed) implements AtCashier {}

  /** Nobody is to pay it any more: {@link Event.OrderTold}. */
  record CloseOrder(Paying.Order order) implements AtCashier {}

  /** What a technician wants of the devices. */
  sealed interface AtBench extends Effect {}

  /** How are they? {@link Event.PartsSeen}. */
  record SeeParts() implements AtBench {}

  /** A real round trip with one of them: {@link Event.PartTested}. */
  record TestPart(DeviceId device) implements AtBench {}

  /** What is done at a locker. */
  sealed interface AtLocker extends Effect {}

  /**
   * What lies there for this patron? {@link Event.LockersSeen}.
   *
   * @param out what the library system says is out to them
   */
  record LookInLockers(PatronId patron, List<ItemId> out) implements AtLocker {
    public LookInLockers {
      out = List.copyOf(out);
    }
  }

  /** What lies behind all doors? {@link Event.StockSeen}. */
  record LookAtStock() implements AtLocker {}

  /**
   * Open a door: {@link Event.DoorAnswered}. For a patron only ever asked for after the loan was
   * recorded.
   */
  record OpenDoor(int door) implements AtLocker {}

  /** What lies behind a door, and what is owed for it? {@link Event.BehindDoor}. */
  record LookBehind(int door) implements AtLocker {}

  /** Print a card as a QR code: {@link Event.SlipDone}. */
  record PrintCard(Registering.NewCard card, Kiosk.Language language) implements Effect {}

  /** Which titles are these? {@link Event.TitlesFound}. */
  record FindTitles(Wanted wanted) implements Effect {}

  /**
   * {@link Event.TimedOut} after this time, unless asked again before; replaces the earlier wish.
   */
  record Expect(Duration within) implements Effect {}

  /** No time-out any more. */
  record ExpectNothing() implements Effect {}

  /** What only another program on the same floors wants done, as the van's. */
  non-sealed interface Elsewhere extends Effect {}
}
