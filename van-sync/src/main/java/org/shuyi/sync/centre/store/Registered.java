package org.shuyi.sync.centre.store;

/** Whether the card of a loan or a renewal is one that the library system can know. */
public enum Registered {
  /** No station issued it, or the centre has registered it. */
  YES,
  /** Its registration waits, and is dealt with first. */
  NOT_YET,
  /** Its registration is in the hands of staff. */
  BY_STAFF
}
