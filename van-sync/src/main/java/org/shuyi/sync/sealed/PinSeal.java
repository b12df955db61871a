package org.shuyi.sync.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.SealedPin;
import org.shuyi.sync.circulation.StationId;

/**
 * Seals PINs for the centre, by its public key, so that no broker and no queue holds one. A box
 * fits one card at one station; how long the PIN is does not show.
 */
public final class PinSeal {
  static final byte[] INFO = "shuyi/sealed-pin/1".getBytes(UTF_8);

  /** Its length and the PIN in UTF-8, filled with zeros. */
  private static final int PLAIN = 64;

  private final PublicKey key;

  /**
   * @param key X25519
   */
  public PinSeal(PublicKey key) {
    this.key = Keys.requireX25519(key);
  }

  /**
   * @param pin wiped by whoever typed it, not here
   * @throws IllegalArgumentException it has more than 63 bytes in UTF-8
   */
  public SealedPin seal(char[] pin, StationId station, PatronId card) {
    byte[] plain = plain(pin);
    try {
      byte[] box = Hpke.seal(key, INFO, bound(station, card), plain);
      return new SealedPin(Hpke.joined(PersonSeal.id(key), box));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the centre's public key can't be used: " + e, e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] plain(char[] pin) {
    ByteBuffer encoded = UTF_8.encode(CharBuffer.wrap(pin));
    int length = encoded.remaining();
    if (length >= PLAIN) {
      Arrays.fill(encoded.array(), (byte) 0);
      throw new IllegalArgumentException("a PIN of " + length + " bytes: expected 63 or fewer");
    }
    byte[] plain = new byte[PLAIN];
    plain[0] = (byte) length;
    encoded.get(plain, 1, length);
    Arrays.fill(encoded.array(), (byte) 0);
    return plain;
  }

  /** What {@link #plain} wrote; wipes it. */
  static char[] pin(byte[] plain) throws UnreadableException {
    if (plain.length != PLAIN || plain[0] < 0 || plain[0] >= PLAIN) {
      throw new UnreadableException("holds no PIN");
    }
    CharBuffer decoded = UTF_8.decode(ByteBuffer.wrap(plain, 1, plain[0]));
    char[] pin = new char[decoded.remaining()];
    decoded.get(pin);
    Arrays.fill(decoded.array(), ' ');
    Arrays.fill(plain, (byte) 0);
    return pin;
  }

  /** What a box belongs to. */
  static byte[] bound(StationId station, PatronId card) {
    return (station.value() + "/" + card.value()).getBytes(UTF_8);
  }
}
