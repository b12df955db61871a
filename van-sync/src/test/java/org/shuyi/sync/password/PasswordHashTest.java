package org.shuyi.sync.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHashTest {
  @Test
  void theRightOneAloneIsAcceptedAlsoFromAFile() {
    char[] password = "一条足够长的密码 long".toCharArray();
    PasswordHash made = PasswordHash.of(password, new SecureRandom());
    PasswordHash read = PasswordHash.parse(made.toString());
    assertThat(made.toString()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(read.accepts(password)).isTrue();
    assertThat(read.accepts("一条足够长的密码 lonG".toCharArray())).isFalse();
    assertThat(read.accepts(new char[0])).isFalse();
    assertThat(PasswordHash.of(password, new SecureRandom()).toString())
        .as("another salt")
        .isNotEqualTo(made.toString());
  }

  @Test
  void aPasswordIsNeitherShortNorEndless() {
    SecureRandom random = new SecureRandom();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PasswordHash.of("eleven char".toCharArray(), random))
        .withMessageContaining("12 to 128");
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.of(new char[129], random));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$argon2i$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=2,p=1$A$A"
      })
  void whatIsNoHashOrWouldStopTheCentreIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PasswordHash.parse(text));
  }
}
