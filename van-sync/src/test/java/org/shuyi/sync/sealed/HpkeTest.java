package org.shuyi.sync.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;

final class HpkeTest {
  private static final byte[] INFO = "info".getBytes(UTF_8);
  private static final byte[] AAD = "aad".getBytes(UTF_8);
  private static final byte[] PLAIN = "无名氏".getBytes(UTF_8);

  /** Another maker's, of the same suite. */
  private static final HPKE OTHER =
      new HPKE(
          HPKE.mode_base,
          HPKE.kem_X25519_SHA256,
          HPKE.kdf_HKDF_SHA256,
          HPKE.aead_CHACHA20_POLY1305);

  private final KeyPair pair = TestKeys.pair();

  private static byte[] hex(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts));
  }

  private static PrivateKey key(byte[] scalar) throws GeneralSecurityException {
    return KeyFactory.getInstance("XDH")
        .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
  }

  /** RFC 9180, appendix A.2.1.1, sequence number 0. */
  @Test
  void theExampleOfTheStandardIsOpened() throws Exception {
    PrivateKey receiver =
        key(hex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"));
    byte[] sealed =
        hex(
            "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db",
            "21993c62ce81883d2dd1b51a28");
    byte[] info = hex("4f6465206f6e2061204772656369616e2055726e");
    byte[] aad = hex("436f756e742d30");
    assertThat(new String(Hpke.open(receiver, info, aad, sealed), UTF_8))
        .isEqualTo("Beauty is truth, truth beauty");
  }

  /** The public key of the same example. */
  @Test
  void thePublicHalfFollowsFromThePrivateOne() throws Exception {
    PrivateKey receiver =
        key(hex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"));
    byte[] expected = hex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a");
    assertThat(raw((XECPublicKey) Keys.publicOf(receiver))).isEqualTo(expected);
  }

  @Test
  void anotherMakersProgramOpensWhatIsSealedHere() throws Exception {
    byte[] sealed = Hpke.seal(pair.getPublic(), INFO, AAD, PLAIN);
    byte[] opened =
        OTHER.open(
            Arrays.copyOf(sealed, Hpke.ENCAPSULATED),
            others(),
            INFO,
            AAD,
            Arrays.copyOfRange(sealed, Hpke.ENCAPSULATED, sealed.length),
            null,
            null,
            null);
    assertThat(opened).isEqualTo(PLAIN);
  }

  @Test
  void whatAnotherMakersProgramSealedIsOpenedHere() throws Exception {
    X25519PublicKeyParameters to =
        new X25519PublicKeyParameters(raw((XECPublicKey) pair.getPublic()));
    byte[][] made = OTHER.seal(to, INFO, AAD, PLAIN, null, null, null);
    byte[] sealed = Hpke.joined(made[1], made[0]);
    assertThat(Hpke.open(pair.getPrivate(), INFO, AAD, sealed)).isEqualTo(PLAIN);
  }

  @Test
  void eachChangedByteIsSeen() throws Exception {
    byte[] sealed = Hpke.seal(pair.getPublic(), INFO, AAD, PLAIN);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> Hpke.open(pair.getPrivate(), INFO, AAD, changed))
          .isInstanceOf(GeneralSecurityException.class);
    }
    assertThatThrownBy(() -> Hpke.open(pair.getPrivate(), INFO, PLAIN, sealed))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> Hpke.open(pair.getPrivate(), AAD, AAD, sealed))
        .isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> Hpke.open(TestKeys.pair().getPrivate(), INFO, AAD, sealed))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private AsymmetricCipherKeyPair others() {
    byte[] scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
    return OTHER.deserializePrivateKey(scalar, raw((XECPublicKey) pair.getPublic()));
  }

  private static byte[] raw(XECPublicKey key) {
    BigInteger u = key.getU();
    byte[] raw = new byte[32];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = u.shiftRight(8 * i).byteValue();
    }
    return raw;
  }
}
