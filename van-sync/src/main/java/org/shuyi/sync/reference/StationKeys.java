package org.shuyi.sync.reference;

import java.security.PublicKey;

/**
 * What a station needs to trust reference data and to find patrons in it.
 *
 * @param patrons the library's key for {@link PatronHash}, at least 16 bytes
 * @param centre the Ed25519 key that verifies the centre's manifests
 */
@SuppressWarnings("ArrayRecordComponent") // a key: never compared, never printed
public record StationKeys(byte[] patrons, PublicKey centre) {
  public StationKeys {
    patrons = PatronHash.requireKey(patrons);
    SigningKeys.requireEd25519(centre);
  }

  @Override
  public String toString() {
    return "keys of a station";
  }
}
