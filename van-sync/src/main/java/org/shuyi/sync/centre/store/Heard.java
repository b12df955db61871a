package org.shuyi.sync.centre.store;

import java.time.Instant;

/**
 * When a station was heard of.
 *
 * @param seenAt with acts, or with the word that there are none
 * @param emptyAt when it last had nothing that the centre had not; EPOCH for never
 */
public record Heard(Instant seenAt, Instant emptyAt) {}
