package org.shuyi.sync.centre.store;

/**
 * How many acts stand where.
 *
 * @param accepted stored, in all
 * @param applied with outcome Applied or AlreadyDone
 * @param refused with outcome Refused
 * @param unknown with outcome Unknown
 * @param review open cases for staff
 * @param quarantined journals of which nothing more is taken
 */
public record Counts(
    long accepted, long applied, long refused, long unknown, long review, long quarantined) {
  /** Acts without any outcome yet. */
  public long waiting() {
    return accepted - applied - refused - unknown;
  }
}
