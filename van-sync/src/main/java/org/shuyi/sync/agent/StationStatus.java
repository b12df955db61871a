package org.shuyi.sync.agent;

import java.time.Instant;
import java.util.Optional;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.wire.Held;

/**
 * How a station stands towards the centre.
 *
 * @param online the centre itself answered lately; a broker's connection alone is not enough
 * @param recording what was last to be written into the journal was written; if it was not, nothing
 *     may be lent or taken back before an act was
 * @param held why the centre takes no acts for now; empty if it does, as it last said
 * @param counts of the journal
 * @param referenceMadeAt how old the reference data is
 */
public record StationStatus(
    boolean online,
    boolean recording,
    Optional<Held> held,
    JournalCounts counts,
    Instant referenceMadeAt) {}
