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
  private static final int BYTES = 16;

  /**
   * The hash of a card number.
   *
   * @param key the library's key, at least 16 bytes
   */
  public static PatronHash of(PatronId patron, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] whole = mac.doFinal(patron.value().getBytes(StandardCharsets.UTF_8));
      return new PatronHash(HexFormat.of().formatHex(whole, 0, BYTES));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }
}
