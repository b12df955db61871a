package org.shuyi.hardware.link.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.serial.SerialSettings.Parity;
import org.shuyi.hardware.virtual.PseudoTerminal;

class SerialLinkTest {
  private PseudoTerminal terminal;

  @BeforeEach
  void plugIn() throws IOException {
    terminal = PseudoTerminal.open();
  }

  @AfterEach
  void unplug() {
    terminal.close();
  }

  @Test
  void aPortThatIsOpenAlreadyIsInUseUntilItIsClosed() throws LinkException {
    SerialLink first = open(terminal.path());
    assertNotOpened(terminal.path(), Kind.IN_USE);
    first.close();
    open(terminal.path()).close();
  }

  @Test
  void aPortLockedByAnotherProgramIsInUse() throws Exception {
    // flock(1) is part of util-linux, as essential to Debian as the shell.
    Process other =
        new ProcessBuilder("flock", "--exclusive", terminal.path(), "sh", "-c", "echo has; read x")
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("has");
      assertNotOpened(terminal.path(), Kind.IN_USE);
    } finally {
      other.destroy();
      other.waitFor();
    }
  }

  @Test
  void aFileIsNotASerialPort(@TempDir Path dir) throws IOException {
    Path file = Files.createFile(dir.resolve("ttyFile"));
    assertNotOpened(file.toString(), Kind.NOT_FOUND);
    assertNotOpened(dir.toString(), Kind.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 100, 130})
  void aReadWaitsAsLongAsItSays(int millis) throws LinkException {
    try (SerialLink link = open(terminal.path())) {
      long before = System.nanoTime();
      assertThat(link.read(new byte[8], Duration.ofMillis(millis))).isZero();
      long waited = (System.nanoTime() - before) / 1_000_000;
      assertThat(waited).isGreaterThanOrEqualTo(millis);
    }
  }

  @Test
  void shortReadsDoNotTakeATenthOfASecondEach() throws LinkException {
    try (SerialLink link = open(terminal.path())) {
      long before = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        assertThat(link.read(new byte[8], Duration.ofMillis(1))).isZero();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void afterCloseItIsClosed() throws LinkException {
    SerialLink link = open(terminal.path());
    link.close();
    link.close();
    assertThatThrownBy(() -> link.write(new byte[] {1}))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
  }

  @Test
  void whatCameBeforeIsDiscardedAndWhatComesAfterIsNot() throws IOException {
    try (SerialLink link = open(terminal.path())) {
      terminal.write(new byte[10]);
      byte[] one = new byte[1];
      assertThat(link.read(one, Duration.ofSeconds(2))).isEqualTo(1);
      link.discardInput();
      terminal.write(new byte[] {7});
      assertThat(link.read(one, Duration.ofSeconds(2))).isEqualTo(1);
      assertThat(one).containsExactly(7);
    }
  }

  private static SerialLink open(String path) throws LinkException {
    return SerialLink.open(new SerialSettings(path, 38_400, Parity.NONE));
  }

  private static void assertNotOpened(String path, Kind kind) {
    assertThatThrownBy(() -> open(path).close())
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(path);
  }
}
