package org.shuyi.sync.centre.store;

import org.jspecify.annotations.Nullable;

/**
 * What became of a packed batch.
 *
 * @param fresh how many acts in it the centre did not have
 * @param fault why it stays packed and its journal is closed; null if it is unpacked
 */
public record Unpacked(Packed batch, long fresh, @Nullable String fault) {}
