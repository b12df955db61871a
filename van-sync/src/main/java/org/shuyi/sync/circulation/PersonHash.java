package org.shuyi.sync.circulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A person as journals, queues and the centre know one: HMAC-SHA-256 of an identity document under
 * the library's person key, in hex. The same person has the same hash at every station; without the
 * key nobody can try all numbers to find out who it is. Still a person's: {@link #toString()} shows
 * only its beginning.
 *
 * @param hex 64 digits, lower case
 */
public record PersonHash(String hex) implements Subject {
  /** Of the library's person key. */
  public static final int LEAST_KEY = 32;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final String ALGORITHM = "HmacSHA256";

  public PersonHash {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("hash of a person: expected 64 digits of hex, lower case");
    }
  }

  /**
   * The person that a document names.
   *
   * @param key the library's person key, {@value #LEAST_KEY} bytes or more, the same for ever and
   *     no other key of the library's
   */
  public static PersonHash of(IdentityDocument document, byte[] key) {
    if (key.length < LEAST_KEY) {
      throw new IllegalArgumentException(
          "the person key has " + key.length + " bytes: expected " + LEAST_KEY + " or more");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      String text = "person/1/" + document.kind().numbering() + "/" + document.number();
      return new PersonHash(HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return hex.substring(0, 8) + "...";
  }
}
