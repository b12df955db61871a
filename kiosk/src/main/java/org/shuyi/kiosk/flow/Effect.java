package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.util.List;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** What a flow wants done. Each names the event that answers it. */
public sealed interface Effect {
  /** Turn the pad's field on or off; on, {@link Event.PadSeen} follows. */
  record WatchPad(boolean on) implements Effect {}

  /** Who is this? {@link Event.Identified}. */
  record Identify(PatronId patron) implements Effect {}

  /**
   * May the patron have it? {@link Event.Granted}, {@link Event.Denied} or {@link Event.StillOut}.
   */
  record DecideLoan(PatronId patron, ItemId item, DecidedBy by) implements Effect {}

  /** May the patron keep it longer? {@link Event.Granted} or {@link Event.Denied}. */
  record DecideRenewal(PatronId patron, ItemId item) implements Effect {}

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

  /**
   * {@link Event.TimedOut} after this time, unless asked again before; replaces the earlier wish.
   */
  record Expect(Duration within) implements Effect {}

  /** No time-out any more. */
  record ExpectNothing() implements Effect {}
}
