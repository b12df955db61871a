package org.shuyi.sync.journal;

import org.shuyi.sync.circulation.RecordedAct;

/**
 * A row with its seal in the hash chain.
 *
 * @param payload the CBOR bytes that were hashed, sent to the centre as they are
 * @param hash SHA-256 over the previous row's hash (32 zero bytes for the first), the epoch (8
 *     bytes, most significant first), the sequence number (likewise) and the payload
 */
@SuppressWarnings(
    "ArrayRecordComponent") // bytes of a row, written once and never compared by value
public record SealedRow(RecordedAct act, byte[] payload, byte[] previousHash, byte[] hash) {}
