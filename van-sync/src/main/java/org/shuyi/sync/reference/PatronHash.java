package org.shuyi.sync.reference;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shuyi.sync.circulation.PatronId;

/**
 * A card number as a station knows it: the first 16 bytes of HMAC-SHA-256 under the library's key,
 * in hex. A stolen disk without the key tells nobody who reads here.
 */
public record PatronHash(String hex) {
  /** Length in bytes. */
  public static final int BYTES = 16;

  private static final int LEAST_KEY = 16;

  public PatronHash {
    if (hex.length() != 2 * BYTES) {
      throw new IllegalArgumentException("a patron's hash has 32 hex digits, not " + hex.length());
    }
  }

  /**
   * The hash of a card number.
   *
   * @param key the library's key, at least 16 bytes
   */
  public static PatronHash of(PatronId patron, byte[] key) {
    byte[] whole = hmac(key, patron.value().getBytes(StandardCharsets.UTF_8));
    return new PatronHash(HexFormat.of().formatHex(whole, 0, BYTES));
  }

  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }

  static byte[] requireKey(byte[] key) {
    if (key.length < LEAST_KEY) {
      throw new IllegalArgumentException(
          "the key for card numbers has " + key.length + " bytes: expected 16 or more");
    }
    return key.clone();
  }
}
