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
  DROPPED_WHEN_REFUSED
}
