package org.shuyi.hardware.link.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.virtual.PseudoTerminal;

class DeviceFileLinkTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private PseudoTerminal device;
  private DeviceFileLink link;

  @BeforeEach
  void open() throws IOException {
    device = PseudoTerminal.open();
    link = DeviceFileLink.open(Path.of(device.path()));
  }

  @AfterEach
  void close() {
    link.close();
    device.close();
  }

  @Test
  void everyByteValuePassesBothWays() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    link.write(all);
    assertThat(readAll(device::read)).isEqualTo(all);
    device.write(all);
    assertThat(readAll(link::read)).isEqualTo(all);
  }

  @Test
  void aReadEndsInItsTime() throws IOException {
    assertThat(link.read(new byte[1], Duration.ofMillis(20))).isZero();
  }

  @Test
  void discardedInputIsNotRead() throws IOException {
    device.write(new byte[] {1, 2, 3});
    assertThat(link.read(new byte[1], SOON)).isOne();
    link.discardInput();
    link.discardInput();
    assertThat(link.read(new byte[8], Duration.ofMillis(20))).isZero();
  }

  /** A pseudo-terminal that nobody reads takes some thousand bytes and then none. */
  @Test
  void aDeviceThatTakesNothingIsTimedOut() {
    assertKind(Kind.TIMED_OUT, () -> link.write(new byte[1_000_000]));
    link.close();
    assertKind(Kind.CLOSED, () -> link.write(new byte[1]));
  }

  @Test
  void aPulledCableIsGone() {
    device.close();
    assertKind(Kind.GONE, () -> link.write(new byte[1]));
    assertKind(Kind.GONE, () -> link.read(new byte[1], SOON));
    assertKind(Kind.GONE, () -> link.discardInput());
  }

  @Test
  void aClosedLinkSaysSo() {
    link.close();
    assertKind(Kind.CLOSED, () -> link.read(new byte[1], SOON));
    assertKind(Kind.CLOSED, () -> link.discardInput());
  }

  @Test
  void whatIsNoDeviceIsNotFound(@TempDir Path directory) {
    assertKind(Kind.NOT_FOUND, () -> DeviceFileLink.open(directory.resolve("lp9")));
    assertKind(Kind.NOT_FOUND, () -> DeviceFileLink.open(directory));
  }

  private static void assertKind(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private interface Reader {
    int read(byte[] into, Duration timeout) throws IOException;
  }

  private static byte[] readAll(Reader reader) throws IOException {
    byte[] all = new byte[256];
    int done = 0;
    while (done < all.length) {
      byte[] part = new byte[all.length - done];
      int count = reader.read(part, SOON);
      assertThat(count).isPositive();
      System.arraycopy(part, 0, all, done, count);
      done += count;
    }
    return all;
  }
}
