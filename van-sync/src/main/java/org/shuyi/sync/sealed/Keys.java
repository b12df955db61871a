package org.shuyi.sync.sealed;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/**
 * X25519 keys (RFC 7748) in PEM, as {@code openssl genpkey -algorithm X25519} and {@code openssl
 * pkey -pubout} write them.
 */
public final class Keys {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END ");

  /** The u coordinate of the base point (RFC 7748, section 4.1). */
  private static final BigInteger BASE = BigInteger.valueOf(9);

  private Keys() {}

  /**
   * The centre's private key.
   *
   * @throws IllegalArgumentException no such key in this text, which is not quoted
   */
  public static PrivateKey privateKey(String pem) {
    try {
      return requireX25519(factory().generatePrivate(new PKCS8EncodedKeySpec(der(pem, "PRIVATE"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an X25519 private key", e);
    }
  }

  /**
   * The centre's public key, as stations have it.
   *
   * @throws IllegalArgumentException no such key in this text
   */
  public static PublicKey publicKey(String pem) {
    try {
      return requireX25519(factory().generatePublic(new X509EncodedKeySpec(der(pem, "PUBLIC"))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an X25519 public key", e);
    }
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance("XDH");
  }

  private static byte[] der(String pem, String kind) {
    Matcher found = PEM.matcher(pem);
    if (!found.find() || !found.group(1).equals(kind)) {
      throw new IllegalArgumentException("'-----BEGIN " + kind + " KEY-----' is expected");
    }
    return Base64.getMimeDecoder().decode(found.group(2));
  }

  static PublicKey requireX25519(PublicKey key) {
    requireX25519(key instanceof XECPublicKey xec ? xec.getParams() : null);
    return key;
  }

  private static PrivateKey requireX25519(PrivateKey key) {
    requireX25519(key instanceof XECPrivateKey xec ? xec.getParams() : null);
    return key;
  }

  private static void requireX25519(@Nullable AlgorithmParameterSpec curve) {
    boolean fits =
        curve instanceof NamedParameterSpec named
            && named.getName().equals(NamedParameterSpec.X25519.getName());
    if (!fits) {
      throw new IllegalArgumentException("not of the curve X25519");
    }
  }

  /** The public half. */
  static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(requireX25519(key));
    agreement.doPhase(publicKey(BASE), true);
    byte[] littleEndian = agreement.generateSecret();
    byte[] u = new byte[littleEndian.length];
    for (int i = 0; i < u.length; i++) {
      u[i] = littleEndian[u.length - 1 - i];
    }
    return publicKey(new BigInteger(1, u));
  }

  private static PublicKey publicKey(BigInteger u) throws GeneralSecurityException {
    return factory().generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
  }
}
