package org.shuyi.sync.circulation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

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

  /** How long one counts: whoever borrows once in half a year needs the centre for it no more. */
  public static final Period GOOD_FOR = Period.ofDays(180);

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
   * For a PIN that the library system just confirmed, or that its owner has just chosen.
   *
   * @param key the library's key for card numbers
   * @param pin wiped by whoever typed it, not here
   * @param random a {@link java.security.SecureRandom}
   */
  public static PinVerifier of(
      PatronId patron, char[] pin, byte[] key, LocalDate expires, RandomGenerator random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return new PinVerifier(salt, ITERATIONS, derive(patron, pin, key, salt, ITERATIONS), expires);
  }

  /** Whether this is the PIN. Takes as long for a wrong one. */
  public boolean accepts(PatronId patron, char[] pin, byte[] key) {
    return MessageDigest.isEqual(hash, derive(patron, pin, key, salt, iterations));
  }

  public boolean expiredOn(LocalDate today) {
    return expires.isBefore(today);
  }

  private static byte[] derive(
      PatronId patron, char[] pin, byte[] key, byte[] salt, int iterations) {
    byte[] typed = utf8(patron, pin);
    try {
      return stretched(hmac(key, typed), salt, iterations);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256 and PBKDF2WithHmacSHA256", e);
    } finally {
      Arrays.fill(typed, (byte) 0);
    }
  }

  private static byte[] stretched(byte[] keyed, byte[] salt, int iterations)
      throws GeneralSecurityException {
    char[] password = Base64.getEncoder().encodeToString(keyed).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } finally {
      spec.clearPassword();
      Arrays.fill(password, ' ');
    }
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }

  private static byte[] utf8(PatronId patron, char[] pin) {
    byte[] who = (patron.value() + ":pin:").getBytes(StandardCharsets.UTF_8);
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
