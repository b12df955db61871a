package org.shuyi.sync.centre.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;

/**
 * A case with what it is about.
 *
 * @param kind of the act, as it is stored: LOAN, RETURN …
 * @param item null if it is about none
 * @param patron the card number, for staff to look at; never for a log. Null if there is none
 * @param earliest when the act was done, at the earliest
 * @param latest and at the latest
 * @param rule the row of the conflict table that put it here
 * @param detail what the library system said, or what is not known
 * @param openedAt when staff could first see it
 * @param doubt nobody can tell whether it was done; it is probed all the while
 */
public record ReviewEntry(
    ActId act,
    StationId station,
    long sequence,
    String kind,
    @Nullable String item,
    @Nullable String patron,
    Instant earliest,
    Instant latest,
    String rule,
    String detail,
    Instant openedAt,
    boolean doubt,
    ReviewCase now) {}
