package org.shuyi.sync.centre.review;

import org.jspecify.annotations.Nullable;

/** What somebody at the library does with a case. */
public sealed interface Step {
  StaffId by();

  /**
   * For the record: why, in own words; without names.
   *
   * @return empty if nothing was said
   */
  String note();

  /**
   * Has it from now on.
   *
   * @param from who has it now and gives it away; null if nobody
   */
  record Take(StaffId by, @Nullable StaffId from, String note) implements Step {}

  /** Says what could be done, for a colleague to do. */
  record Propose(StaffId by, Action action, String note) implements Step {}

  /** Decides. */
  record Do(StaffId by, Action action, String note) implements Step {}

  /** Takes a decision back. */
  record Undo(StaffId by, String note) implements Step {}
}
