package org.shuyi.sync.reference;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Ed25519 keys (RFC 8032) in the PEM files that {@code openssl genpkey -algorithm ed25519} and
 * {@code openssl pkey -pubout} write.
 */
public final class SigningKeys {
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private SigningKeys() {}

  /**
   * The key that signs.
   *
   * @throws IllegalArgumentException no such key in this text; the text is not quoted
   */
  public static PrivateKey signing(String pem) {
    try {
      return factory().generatePrivate(new PKCS8EncodedKeySpec(content(pem, PRIVATE)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the " + PRIVATE + " is not an Ed25519 key", e);
    }
  }

  /**
   * The key that verifies.
   *
   * @throws IllegalArgumentException no such key in this text
   */
  public static PublicKey verifying(String pem) {
    try {
      return factory().generatePublic(new X509EncodedKeySpec(content(pem, PUBLIC)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the " + PUBLIC + " is not an Ed25519 key", e);
    }
  }

  /** A new key that signs. */
  public static PrivateKey generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /** The key that verifies what this one signs. */
  public static PublicKey publicHalf(PrivateKey key) {
    try {
      byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /** RFC 8032: a private key is 32 random bytes, and all else follows from them. */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  public static String pem(PrivateKey key) {
    return pem(key, PRIVATE);
  }

  public static String pem(PublicKey key) {
    return pem(key, PUBLIC);
  }

  private static String pem(Key key, String what) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, Base64.getEncoder().encodeToString(key.getEncoded()), what);
  }

  private static byte[] content(String pem, String what) {
    String begin = "-----BEGIN " + what + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + what + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("expected PEM with a " + what + " (Ed25519)");
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }

  static void requireEd25519(Key key) {
    if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals("Ed25519")) {
      throw new IllegalArgumentException(key.getAlgorithm() + " key: expected Ed25519");
    }
  }

  private static KeyFactory factory() {
    try {
      return KeyFactory.getInstance("Ed25519");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }
}
