package org.shuyi.kiosk.van;

import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.sync.circulation.Act.OverrideReason;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.VanAct.SkipReason;

/** What staff touch on a screen that only the van has. */
public sealed interface VanTouch {
  /** Back to what is done most. */
  record Back() implements VanTouch {}

  record SignOut() implements VanTouch {}

  /** Staff read this language. */
  record In(Language language) implements VanTouch {}

  /**
   * Opens one of the proposed stops.
   *
   * @param at its place among them
   */
  record OpenStop(int at) implements VanTouch {}

  /** One visitor more. */
  record CountVisit() implements VanTouch {}

  /**
   * A planned stop is not served today; why is asked next.
   *
   * @param at its place among those that are proposed
   */
  record SkipStop(int at) implements VanTouch {}

  record SkipBecause(SkipReason reason) implements VanTouch {}

  /** Staff know the borrower, who has no card along. */
  record CardForgotten() implements VanTouch {}

  /** Shows what was done here, before the stop is closed. */
  record EndStop() implements VanTouch {}

  record ConfirmClose() implements VanTouch {}

  /** The borrower has gone. */
  record NextPerson() implements VanTouch {}

  /** What this borrower has out and lays down is renewed, or no more. */
  record Renew(boolean on) implements VanTouch {}

  /** What was taken back goes out again. */
  record LendAgain(ItemId item) implements VanTouch {}

  /** A refusal is to be overridden; why is asked next. */
  record Override(Refusal refusal) implements VanTouch {}

  record Because(OverrideReason reason) implements VanTouch {}

  /** No override after all. */
  record LeaveRefused() implements VanTouch {}

  /** A slip of what this borrower took. */
  record Slip() implements VanTouch {}
}
