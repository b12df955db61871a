package org.shuyi.hardware.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.DeviceId;

class SecretFileTest {
  @TempDir private Path directory;

  private static byte[] secret(String file) {
    return new Settings(new DeviceId("cards"), Map.of("key-file", file)).secret("key-file", 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A0A1A2A3A4A5", "a0a1a2a3a4a5\n", " A0A1A2A3A4A5\r\n"})
  void aKeyStandsAlone(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("card.key"), text);
    assertThat(secret(file.toString())).containsExactly(0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A0A1A2A3A4", "A0A1A2A3A4A5A6", "A0A1A2A3A4AX", "key = A0A1A2A3A4A5"})
  void noComplaintSaysWhatIsInIt(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("card.key"), text);
    assertThatThrownBy(() -> secret(file.toString()))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("card.key")
        .hasMessageContaining("12 hexadecimal digits")
        .hasMessageNotContaining("A0A1");
  }

  @Test
  void whatIsNoFileOfAKey() throws IOException {
    assertThatThrownBy(() -> secret("card.key")).hasMessageContaining("absolute");
    assertThatThrownBy(() -> secret(directory.resolve("none").toString()))
        .hasMessageContaining("a file that is there");
    assertThatThrownBy(() -> secret(directory.toString())).isInstanceOf(SettingException.class);
    Path long4k = Files.writeString(directory.resolve("long"), "A0".repeat(3000));
    assertThatThrownBy(() -> secret(long4k.toString())).hasMessageContaining("nothing else");
  }
}
