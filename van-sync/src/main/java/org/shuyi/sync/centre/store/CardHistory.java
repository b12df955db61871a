package org.shuyi.sync.centre.store;

import java.util.Optional;
import org.shuyi.sync.circulation.PatronId;

/**
 * What the centre itself knows of a person and a new card.
 *
 * @param card the one that the person has, registered through the centre
 * @param taken a station gave the same number to somebody else, before or with more success
 * @param told staff were told to register it by hand
 */
public record CardHistory(Optional<PatronId> card, boolean taken, boolean told) {}
