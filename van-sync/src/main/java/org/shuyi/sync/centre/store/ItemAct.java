package org.shuyi.sync.centre.store;

import java.time.Instant;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;

/**
 * An act in the story of one item; of whom is not told.
 *
 * @param kind as {@code LOAN}
 * @param earliest when it was done, at the earliest
 * @param latest and at the latest
 * @param state {@code WAITING}, {@code REVIEW} or {@code SETTLED}
 * @param result {@code APPLIED}, {@code ALREADY_DONE}, {@code REFUSED}, {@code UNKNOWN}, or empty
 *     while there is none
 */
public record ItemAct(
    ActId act,
    StationId station,
    String kind,
    Instant earliest,
    Instant latest,
    String state,
    String result) {}
