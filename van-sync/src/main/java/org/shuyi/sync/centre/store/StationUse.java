package org.shuyi.sync.centre.store;

/**
 * What a station brought on one day, and what staff have to look at for it.
 *
 * @param acts rows stored, repeated ones too
 * @param bytes of these rows
 * @param epochs journals begun
 * @param inReview of all days
 */
public record StationUse(long acts, long bytes, long epochs, long inReview) {}
