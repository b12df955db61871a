package org.shuyi.sync.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.SealedPerson;
import org.shuyi.sync.wire.PersonCodec;

/**
 * Seals people for the centre, by its public key. Whoever seals can't open: a stolen station gives
 * nobody away. A box fits one card of one person and no other.
 */
public final class PersonSeal {
  static final int KEY_ID = 8;
  static final byte[] INFO = "shuyi/sealed-person/1".getBytes(UTF_8);

  private final PublicKey key;

  /**
   * @param key X25519
   */
  public PersonSeal(PublicKey key) {
    this.key = Keys.requireX25519(key);
  }

  public SealedPerson seal(Person person, PatronId card, PersonHash hash) {
    try {
      byte[] box = Hpke.seal(key, INFO, bound(card, hash), PersonCodec.encode(person));
      return new SealedPerson(Hpke.joined(id(key), box));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the centre's public key can't be used: " + e, e);
    }
  }

  /** What a box belongs to. */
  static byte[] bound(PatronId card, PersonHash hash) {
    return (hash.hex() + "/" + card.value()).getBytes(UTF_8);
  }

  /** Which key a box is for: the beginning of the SHA-256 of its SubjectPublicKeyInfo. */
  static byte[] id(PublicKey key) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(hash, KEY_ID);
  }
}
