package org.shuyi.sync.password;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Tells a right password from a wrong one: Argon2id (RFC 9106), written as {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, as other programs write it. Its cost is the least that
 * OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared by value
public record PasswordHash(int kibibytes, int passes, byte[] salt, byte[] hash) {
  /** NIST SP 800-63B, 3.1.1: at least 8, better 15; only the length counts. */
  public static final int SHORTEST = 12;

  /** Longer ones only cost time. */
  public static final int LONGEST = 128;

  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT = 16;
  private static final int HASH = 32;

  /** A foreign hash must not stop the centre. */
  private static final int MOST_KIBIBYTES = 256 * 1024;

  private static final int MOST_PASSES = 10;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  public PasswordHash {
    if (kibibytes < 8 || kibibytes > MOST_KIBIBYTES || passes < 1 || passes > MOST_PASSES) {
      throw new IllegalArgumentException(
          "a password of %d KiB and %d passes: expected at most %d and %d"
              .formatted(kibibytes, passes, MOST_KIBIBYTES, MOST_PASSES));
    }
  }

  /**
   * @param random a {@link java.security.SecureRandom}
   * @throws IllegalArgumentException if the password is too short or too long
   */
  public static PasswordHash of(char[] password, RandomGenerator random) {
    if (password.length < SHORTEST || password.length > LONGEST) {
      throw new IllegalArgumentException(
          "a password of %d to %d characters is expected".formatted(SHORTEST, LONGEST));
    }
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return new PasswordHash(
        KIBIBYTES, PASSES, salt, derive(password, KIBIBYTES, PASSES, salt, HASH));
  }

  /**
   * @throws IllegalArgumentException if it is not a hash as {@link #toString} writes it
   */
  public static PasswordHash parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected $argon2id$v=19$m=…,t=…,p=1$salt$hash");
    }
    return new PasswordHash(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Base64.getDecoder().decode(parts.group(3)),
        Base64.getDecoder().decode(parts.group(4)));
  }

  /** Whether this is the password. Takes as long for a wrong one. */
  public boolean accepts(char[] password) {
    return password.length <= LONGEST
        && MessageDigest.isEqual(hash, derive(password, kibibytes, passes, salt, hash.length));
  }

  private static byte[] derive(
      char[] password, int kibibytes, int passes, byte[] salt, int length) {
    byte[] typed = new byte[4 * password.length];
    var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    int size = encoded.remaining();
    encoded.get(typed, 0, size);
    Arrays.fill(encoded.array(), (byte) 0);
    byte[] exact = Arrays.copyOf(typed, size);
    Arrays.fill(typed, (byte) 0);
    byte[] result = new byte[length];
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kibibytes)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    argon2.generateBytes(exact, result);
    Arrays.fill(exact, (byte) 0);
    return result;
  }

  /** As it stands in a file. */
  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(kibibytes, passes, base64.encodeToString(salt), base64.encodeToString(hash));
  }
}
