package org.shuyi.sync.circulation;

/**
 * An act as it stands in a journal.
 *
 * @param sequence 1, 2, 3 … within the journal's epoch, without gaps, never used twice
 */
public record RecordedAct(long sequence, ActId id, Stamp stamp, Act act) {}
