package org.shuyi.sync.sealed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hybrid Public Key Encryption (RFC 9180) in base mode, one message for each encapsulated key:
 * DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305. The KEM, the KDF and the cipher are
 * the JDK's; here is only the key schedule of section 5.1.
 */
final class Hpke {
  /** Of an encapsulated key. */
  static final int ENCAPSULATED = 32;

  static final int TAG = 16;

  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final byte MODE_BASE = 0;
  private static final byte[] NOTHING = {};

  /** Section 7: KEM 0x0020, KDF 0x0001, AEAD 0x0003. */
  private static final byte[] SUITE =
      joined("HPKE".getBytes(US_ASCII), new byte[] {0, 0x20, 0, 1, 0, 3});

  private static final byte[] VERSION = "HPKE-v1".getBytes(US_ASCII);

  private Hpke() {}

  /** The encapsulated key, and the ciphertext behind it. */
  static byte[] seal(PublicKey to, byte[] info, byte[] aad, byte[] plain)
      throws GeneralSecurityException {
    KEM.Encapsulated made = KEM.getInstance("DHKEM").newEncapsulator(to).encapsulate();
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, made.key(), info, aad).doFinal(plain);
    return joined(made.encapsulation(), sealed);
  }

  /**
   * What {@link #seal} made.
   *
   * @throws GeneralSecurityException it was made for another key, info or aad, or was changed
   */
  static byte[] open(PrivateKey with, byte[] info, byte[] aad, byte[] sealed)
      throws GeneralSecurityException {
    byte[] encapsulated = Arrays.copyOf(sealed, ENCAPSULATED);
    SecretKey shared = KEM.getInstance("DHKEM").newDecapsulator(with).decapsulate(encapsulated);
    return cipher(Cipher.DECRYPT_MODE, shared, info, aad)
        .doFinal(sealed, ENCAPSULATED, sealed.length - ENCAPSULATED);
  }

  private static Cipher cipher(int mode, SecretKey shared, byte[] info, byte[] aad)
      throws GeneralSecurityException {
    byte[] context =
        joined(
            new byte[] {MODE_BASE},
            extract(NOTHING, "psk_id_hash", NOTHING).getEncoded(),
            extract(NOTHING, "info_hash", info).getEncoded());
    SecretKey secret = extract(shared.getEncoded(), "secret", NOTHING);
    Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(
        mode,
        new SecretKeySpec(expand(secret, "key", context, KEY), "ChaCha20"),
        new IvParameterSpec(expand(secret, "base_nonce", context, NONCE)));
    cipher.updateAAD(aad);
    return cipher;
  }

  /** LabeledExtract of section 4. */
  private static SecretKey extract(byte[] salt, String label, byte[] input)
      throws GeneralSecurityException {
    HKDFParameterSpec.Builder builder =
        HKDFParameterSpec.ofExtract()
            .addIKM(joined(VERSION, SUITE, label.getBytes(US_ASCII), input));
    if (salt.length > 0) {
      builder.addSalt(salt);
    }
    return KDF.getInstance("HKDF-SHA256").deriveKey("Generic", builder.extractOnly());
  }

  /** LabeledExpand of section 4. */
  private static byte[] expand(SecretKey key, String label, byte[] context, int length)
      throws GeneralSecurityException {
    byte[] size = ByteBuffer.allocate(2).putShort((short) length).array();
    byte[] labelled = joined(size, VERSION, SUITE, label.getBytes(US_ASCII), context);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(HKDFParameterSpec.expandOnly(key, labelled, length));
  }

  static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
