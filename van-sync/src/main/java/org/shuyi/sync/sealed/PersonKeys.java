package org.shuyi.sync.sealed;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.SealedPerson;
import org.shuyi.sync.circulation.SealedPin;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.wire.PersonCodec;
import org.shuyi.sync.wire.WireException;

/**
 * The centre's keys for what stations sealed: the newest, and older ones as long as boxes for them
 * may come. A key that is removed makes every copy of its boxes unreadable, wherever it lies.
 */
public final class PersonKeys {
  private final Map<String, PrivateKey> byId;

  private PersonKeys(Map<String, PrivateKey> byId) {
    this.byId = Map.copyOf(byId);
  }

  /** Opens nothing. */
  public static PersonKeys none() {
    return new PersonKeys(Map.of());
  }

  /**
   * @param keys X25519
   */
  public static PersonKeys of(List<PrivateKey> keys) {
    Map<String, PrivateKey> byId = new HashMap<>();
    try {
      for (PrivateKey key : keys) {
        byId.put(HexFormat.of().formatHex(PersonSeal.id(Keys.publicOf(key))), key);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a key for sealed people can't be used: " + e, e);
    }
    return new PersonKeys(byId);
  }

  /**
   * Opens a box. What comes out is for the moment only.
   *
   * @throws UnreadableException there is no key for it, or it was not sealed for this card and
   *     person, or it was changed
   */
  public Person open(SealedPerson sealed, PatronId card, PersonHash hash)
      throws UnreadableException {
    try {
      return PersonCodec.decode(
          opened(sealed.bytes(), PersonSeal.INFO, PersonSeal.bound(card, hash)));
    } catch (GeneralSecurityException e) {
      throw new UnreadableException("not sealed for this card and person, or changed since", e);
    } catch (WireException e) {
      throw new UnreadableException("holds no person: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a PIN's box. What comes out is the caller's to wipe.
   *
   * @throws UnreadableException there is no key for it, or it was not sealed for this card at this
   *     station, or it was changed
   */
  public char[] open(SealedPin sealed, StationId station, PatronId card)
      throws UnreadableException {
    try {
      return PinSeal.pin(opened(sealed.bytes(), PinSeal.INFO, PinSeal.bound(station, card)));
    } catch (GeneralSecurityException e) {
      throw new UnreadableException("not sealed for this card and station, or changed since", e);
    }
  }

  private byte[] opened(byte[] bytes, byte[] info, byte[] bound)
      throws GeneralSecurityException, UnreadableException {
    String id = HexFormat.of().formatHex(bytes, 0, PersonSeal.KEY_ID);
    PrivateKey key = byId.get(id);
    if (key == null) {
      throw new UnreadableException("sealed for a key that the centre does not have, " + id);
    }
    byte[] box = Arrays.copyOfRange(bytes, PersonSeal.KEY_ID, bytes.length);
    return Hpke.open(key, info, bound, box);
  }
}
