package org.shuyi.sync.agent;

import java.time.Instant;
import org.shuyi.sync.journal.JournalCounts;

/**
 * How a station stands towards the centre.
 *
 * @param online the centre itself answered lately; a broker's connection alone is not enough
 * @param counts of the journal
 * @param referenceMadeAt how old the reference data is
 */
public record StationStatus(boolean online, JournalCounts counts, Instant referenceMadeAt) {}
