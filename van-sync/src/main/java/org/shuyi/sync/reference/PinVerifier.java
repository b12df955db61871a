package org.shuyi.sync.reference;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Tells a right PIN from a wrong one without holding it: PBKDF2-HMAC-SHA-256 (RFC 8018) over the
 * PIN keyed with the library's patron key. A PIN has few digits, so that no hash alone could hide
 * it: a stolen disk is of use only together with the key, and then each guess costs {@link
 * #ITERATIONS}.
 *
 * @param salt {@link #SALT} bytes
 * @param iterations at most {@link #MOST_ITERATIONS}: a foreign value must not stop a kiosk
 * @param hash 32 bytes
 * @param expires the last day on which it counts
 */
public record PinVerifier(byte[] salt, int iterations, byte[] hash, LocalDate expires) {
  /**
   * Some 90 ms on one core of a small x86 server with SHA instructions, as a Raspberry Pi 5 has.
   */
  public static final int ITERATIONS = 60_000;

  public static final int MOST_ITERATIONS = 1_000_000;
  public static final int SALT = 16;
  private static final int HASH = 32;

  public PinVerifier {
    if (salt.length != SALT || hash.length != HASH) {
      throw new IllegalArgumentException("a PIN verifier has 16 bytes of salt and 32 of hash");
    }
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          iterations + " iterations for a PIN: expected 1 to " + MOST_ITERATIONS);
    }
    salt = salt.clone();
    hash = hash.clone();
  }

  /**
   * For a PIN that the library system just confirmed.
   *
   * @param key the library's key for card numbers
   * @param pin wiped by whoever typed it, not here
   * @param random a {@link java.security.SecureRandom}
   */
  public static PinVerifier of(
      PatronHash patron, char[] pin, byte[] key, LocalDate expires, RandomGenerator random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return new PinVerifier(salt, ITERATIONS, derive(patron, pin, key, salt, ITERATIONS), expires);
  }

  /** Whether this is the PIN. Takes as long for a wrong one. */
  public boolean accepts(PatronHash patron, char[] pin, byte[] key) {
    return MessageDigest.isEqual(hash, derive(patron, pin, key, salt, iterations));
  }

  public boolean expiredOn(LocalDate today) {
    return expires.isBefore(today);
  }

  private static byte[] derive(
      PatronHash patron, char[] pin, byte[] key, byte[] salt, int iterations) {
    byte[] typed = utf8(patron, pin);
    char[] keyed = Base64.getEncoder().encodeToString(PatronHash.hmac(key, typed)).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(keyed, salt, iterations, HASH * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(keyed, ' ');
      Arrays.fill(typed, (byte) 0);
    }
  }

  private static byte[] utf8(PatronHash patron, char[] pin) {
    byte[] who = (patron.hex() + ":pin:").getBytes(StandardCharsets.US_ASCII);
    var encoded = StandardCharsets.UTF_8.encode(java.nio.CharBuffer.wrap(pin));
    byte[] whole = Arrays.copyOf(who, who.length + encoded.remaining());
    encoded.get(whole, who.length, encoded.remaining());
    Arrays.fill(encoded.array(), (byte) 0);
    return whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PinVerifier that
        && iterations == that.iterations
        && expires.equals(that.expires)
        && MessageDigest.isEqual(salt, that.salt)
        && MessageDigest.isEqual(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Objects.hash(iterations, expires, Arrays.hashCode(salt));
  }

  @Override
  public String toString() {
    return "PIN verifier until " + expires;
  }
}
