package org.shuyi.sync.reference;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * What a centre needs to make reference data.
 *
 * @param patrons the library's key for {@link PatronHash}, at least 16 bytes, the same for ever
 * @param signing the Ed25519 key that signs manifests
 */
@SuppressWarnings("ArrayRecordComponent") // a key: never compared, never printed
public record CentreKeys(byte[] patrons, PrivateKey signing) {
  public CentreKeys {
    patrons = PatronHash.requireKey(patrons);
    SigningKeys.requireEd25519(signing);
  }

  /** The public half of the signing key, which stations have. */
  public PublicKey verifying() {
    return SigningKeys.publicHalf(signing);
  }

  @Override
  public String toString() {
    return "keys of a centre";
  }
}
