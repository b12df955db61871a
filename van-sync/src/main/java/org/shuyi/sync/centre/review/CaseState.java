package org.shuyi.sync.centre.review;

/** Where a case stands. Names are stored. */
public enum CaseState {
  /** Nobody has it; it may also settle by itself when something missing comes in. */
  OPEN,
  /** Somebody looks into it. */
  TAKEN,
  /** Decided; the item's lane is about to do it. */
  ORDERED,
  /** What was decided is done. */
  DONE,
  /** What was decided is taken back; to be decided again. */
  UNDONE,
  /** Settled without staff. */
  CLOSED;

  /** Whether staff still have something to do. */
  public boolean isOpen() {
    return this == OPEN || this == TAKEN || this == UNDONE;
  }
}
