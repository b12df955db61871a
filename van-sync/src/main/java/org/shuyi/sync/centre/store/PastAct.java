package org.shuyi.sync.centre.store;

import java.time.Instant;

/**
 * An act as a technician may see it: what and when, not of whom.
 *
 * @param kind as {@code LOAN}
 * @param at the time of the act, as far as it is known
 * @param certain whether that is sure
 * @param state {@code WAITING}, {@code REVIEW} or {@code SETTLED}
 * @param result {@code APPLIED}, {@code ALREADY_DONE}, {@code REFUSED}, {@code UNKNOWN}, or empty
 *     while there is none
 */
public record PastAct(
    long sequence, String kind, Instant at, boolean certain, String state, String result) {}
