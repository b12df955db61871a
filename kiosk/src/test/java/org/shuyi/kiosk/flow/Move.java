package org.shuyi.kiosk.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;

/** One thing that the world around a kiosk does. */
sealed interface Move {
  record Touches(Touch touch) implements Move {}

  record Scans(@Nullable PatronId patron) implements Move {}

  /** Somebody of the staff scans a card. */
  record ScansStaff() implements Move {}

  /** Staff put a book behind the doors that stand open. */
  record PutsIn(ItemId item) implements Move {}

  /** Somebody scans a book. */
  record ScansBook(ItemId item) implements Move {}

  /** From now on these lie on the pad, seen or not. */
  record Lays(List<TagSeen> things) implements Move {}

  /** What works changes; a full disk is part of it. */
  record Serves(Service service, boolean diskFull) implements Move {}

  /** So many events in the mailbox are taken, if there are. */
  record Turns(int events) implements Move {}

  /** The idle time is over, if there is one and nothing else waits. */
  record Idles() implements Move {}

  /** The reader does the oldest write that waits. */
  record Writes(boolean well) implements Move {}

  /** Somebody lays down an identity document. */
  record ShowsDocument(Applicant applicant) implements Move {}

  /** Somebody types six digits and says that this is all. */
  record Types(String pin) implements Move {}

  /** Somebody takes the card from the mouth, if there is one. */
  record TakesCard() implements Move {}

  /**
   * Somebody scans the code that is shown with a telephone, and pays.
   *
   * @param heard this machine is told at once
   */
  record Pays(boolean heard) implements Move {}

  /** The power goes, and comes back. */
  record PowerCut() implements Move {}

  /** The lock board does the oldest thing that it was told. */
  record Opens(LockerWorld.How how) implements Move {}

  /** Somebody is busy at the doors. */
  record AtDoors(LockerWorld.Hands hands) implements Move {}

  /** The lock board is there again, and finds what stands open. */
  record FindsDoors() implements Move {}

  /** The dispenser does the oldest thing that it was told. */
  record Dispenses(boolean well) implements Move {}

  /**
   * The centre or the printer answers one of the questions that wait.
   *
   * @param which of them, counted round
   */
  record Answers(int which, boolean kindly) implements Move {}

  /**
   * The centre says what became of an act.
   *
   * @param which of those that the kiosk knows of, counted round
   */
  record Settles(int which, Outcome outcome) implements Move {}
}
