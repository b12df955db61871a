package org.shuyi.sync.wire;

import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.ContentHash;

/**
 * Centre to one station: content that it asked for.
 *
 * @param hash of the content as it is before it is deflated
 * @param deflated the content by RFC 1951; null if the centre no longer has it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Chunk(ContentHash hash, byte @Nullable [] deflated) {}
