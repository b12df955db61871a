package org.shuyi.sync.simulation;

/** The rule that is broken in this world, to see whether the oracle notices. */
enum Rules {
  KEPT,
  /** The centre acknowledges what it has only in memory. */
  ACKNOWLEDGED_BEFORE_STORED,
  /** After a crash the centre trusts what it saw before it asked. */
  NO_PROBE_AFTER_CRASH,
  /** Every station's wall clock is believed. */
  ORDERED_BY_WALL_CLOCK,
  /** Two acts that say the same are taken for one. */
  SAME_CONTENT_IS_SAME_ACT,
  /** What the library system refuses is done with. */
  DROPPED_WHEN_REFUSED,
  /** The centre says that it is done, and does it later. */
  OUTCOME_BEFORE_EFFECT,
  /** A journal that was set back goes on as if nothing had happened. */
  EPOCH_KEPT_WHEN_SET_BACK,
  /** A station that heard of a refusal never hears that it was lifted, unless at once. */
  REFUSAL_TOLD_ONCE
}
