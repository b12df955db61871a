package org.shuyi.sync.journal;

/**
 * How a journal stands.
 *
 * @param written acts in all
 * @param accepted of these, stored by the centre
 * @param applied with outcome Applied or AlreadyDone
 * @param refused with outcome Refused
 * @param unknown with outcome Unknown
 */
public record JournalCounts(long written, long accepted, long applied, long refused, long unknown) {
  /** Acts that the centre does not have yet. */
  public long queued() {
    return written - accepted;
  }
}
