package org.shuyi.sync.simulation;

/** The rule that is broken in this season, to see whether the oracle notices. */
enum SeasonRule {
  KEPT,
  /** The report takes each act's day from the clock on the wall. */
  DAY_BY_WALL_CLOCK,
  /** The report looks for an act's stop by time and not by the order of the journal. */
  STOP_BY_TIME,
  /** The report counts what a restored journal brings again. */
  COPY_COUNTED_TWICE,
  /** A van whose journal was set back goes on as if nothing had happened. */
  EPOCH_KEPT_WHEN_SET_BACK
}
