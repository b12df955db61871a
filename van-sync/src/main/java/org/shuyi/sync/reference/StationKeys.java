package org.shuyi.sync.reference;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * What a station needs to trust reference data, to find patrons in it, and to seal what only the
 * centre may read.
 *
 * @param patrons the library's key for {@link PatronHash}, at least 16 bytes
 * @param centre the Ed25519 key that verifies the centre's manifests
 * @param sealing the centre's X25519 key; null: nothing is sealed, so no PIN goes to the centre
 */
@SuppressWarnings("ArrayRecordComponent") // a key: never compared, never printed
public record StationKeys(byte[] patrons, PublicKey centre, @Nullable PublicKey sealing) {
  public StationKeys {
    patrons = PatronHash.requireKey(patrons);
    SigningKeys.requireEd25519(centre);
  }

  /** Without a key to seal with. */
  public StationKeys(byte[] patrons, PublicKey centre) {
    this(patrons, centre, null);
  }

  @Override
  public String toString() {
    return "keys of a station";
  }
}
