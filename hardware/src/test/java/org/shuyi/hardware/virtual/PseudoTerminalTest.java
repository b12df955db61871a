package org.shuyi.hardware.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.serial.SerialLink;
import org.shuyi.hardware.link.serial.SerialSettings;

class PseudoTerminalTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void everyByteValuePassesBothWaysUnchanged() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (PseudoTerminal terminal = PseudoTerminal.open();
        SerialLink link = open(terminal)) {
      link.write(all);
      assertThat(readAll(all.length, terminal::read)).isEqualTo(all);
      terminal.write(all);
      assertThat(readAll(all.length, link::read)).isEqualTo(all);
    }
  }

  @Test
  void aPortWithParityOpensAgain() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      SerialSettings even = new SerialSettings(terminal.path(), 38_400, SerialSettings.Parity.EVEN);
      for (int i = 0; i < 3; i++) {
        try (SerialLink link = SerialLink.open(even)) {
          terminal.write(new byte[] {42});
          assertThat(readAll(1, link::read)).containsExactly(42);
        }
      }
    }
  }

  @Test
  void aReadWithNothingToReadAnswersZero() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open();
        SerialLink link = open(terminal)) {
      assertThat(link.read(new byte[8], Duration.ofMillis(20))).isZero();
      assertThat(terminal.read(new byte[8], Duration.ofMillis(20))).isZero();
    }
  }

  @Test
  @SuppressWarnings("try") // closing it twice is the point
  void aPulledCableIsGoneOnReadAndOnWrite() throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open();
        SerialLink link = open(terminal)) {
      terminal.close();
      assertThatThrownBy(() -> link.read(new byte[8], SOON))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.GONE));
      assertThatThrownBy(() -> link.write(new byte[] {1}))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.GONE));
    }
  }

  @Test
  void aMissingPortIsNotFound() {
    SerialSettings settings =
        new SerialSettings("/dev/ttyNoSuch9", 9600, SerialSettings.Parity.NONE);
    assertThatThrownBy(() -> SerialLink.open(settings))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.NOT_FOUND))
        .hasMessageContaining("/dev/ttyNoSuch9");
  }

  private static SerialLink open(PseudoTerminal terminal) throws LinkException {
    return SerialLink.open(new SerialSettings(terminal.path(), 38_400, SerialSettings.Parity.NONE));
  }

  private interface Reader {
    int read(byte[] into, Duration timeout) throws IOException;
  }

  private static byte[] readAll(int count, Reader reader) throws IOException {
    byte[] all = new byte[count];
    int done = 0;
    while (done < count) {
      byte[] part = new byte[count - done];
      int read = reader.read(part, SOON);
      assertThat(read).isPositive();
      System.arraycopy(part, 0, all, done, read);
      done += read;
    }
    return all;
  }
}
