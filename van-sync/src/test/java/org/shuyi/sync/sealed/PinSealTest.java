package org.shuyi.sync.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.SealedPin;
import org.shuyi.sync.circulation.StationId;

class PinSealTest {
  private static final PatronId CARD = new PatronId("P1001");
  private static final StationId VAN = new StationId("van-01");
  private final KeyPair pair = pair();
  private final PinSeal seal = new PinSeal(pair.getPublic());
  private final PersonKeys keys = PersonKeys.of(List.of(pair.getPrivate()));

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("X25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void onlyTheCentreReadsIt() throws Exception {
    for (String pin : List.of("1234", "", "书驿１２", "9".repeat(63))) {
      SealedPin sealed = seal.seal(pin.toCharArray(), VAN, CARD);
      assertThat(keys.open(sealed, VAN, CARD)).containsExactly(pin.toCharArray());
      assertThat(sealed.bytes()).hasSize(SealedPin.BYTES);
      assertThat(sealed.toString()).isEqualTo("SealedPin[]");
    }
    assertThat(seal.seal("1234".toCharArray(), VAN, CARD))
        .as("the same PIN twice shows nothing")
        .isNotEqualTo(seal.seal("1234".toCharArray(), VAN, CARD));
  }

  @Test
  void aBoxFitsOneCardAtOneStation() {
    SealedPin sealed = seal.seal("1234".toCharArray(), VAN, CARD);
    assertThatThrownBy(() -> keys.open(sealed, VAN, new PatronId("P1002")))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> keys.open(sealed, new StationId("van-02"), CARD))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> PersonKeys.none().open(sealed, VAN, CARD))
        .isInstanceOf(UnreadableException.class);
    byte[] changed = sealed.bytes();
    changed[70] ^= 1;
    assertThatThrownBy(() -> keys.open(new SealedPin(changed), VAN, CARD))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void aPinThatIsTooLongIsNotCut() {
    assertThatThrownBy(() -> seal.seal("9".repeat(64).toCharArray(), VAN, CARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("63");
  }
}
