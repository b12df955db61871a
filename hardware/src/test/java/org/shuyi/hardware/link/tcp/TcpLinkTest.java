package org.shuyi.hardware.link.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

class TcpLinkTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String HOST = "127.0.0.1";

  private ServerSocket server;
  private TcpLink link;
  private Socket device;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    link = TcpLink.open(HOST, server.getLocalPort());
    device = server.accept();
  }

  @AfterEach
  void disconnect() throws IOException {
    link.close();
    device.close();
    server.close();
  }

  @Test
  void bytesPassBothWays() throws IOException {
    link.write(new byte[] {0, 0x0D, (byte) 0xFF});
    assertThat(device.getInputStream().readNBytes(3)).containsExactly(0, 0x0D, 0xFF);
    device.getOutputStream().write(new byte[] {1, 2});
    byte[] into = new byte[8];
    assertThat(link.read(into, SOON)).isEqualTo(2);
    assertThat(into).startsWith(1, 2);
  }

  @Test
  void aReadWithNothingToReadAnswersZero() throws IOException {
    assertThat(link.read(new byte[8], Duration.ofMillis(20))).isZero();
  }

  @Test
  void whatCameBeforeIsDiscardedAndWhatComesAfterIsNot() throws IOException {
    device.getOutputStream().write(new byte[5000]);
    byte[] one = new byte[1];
    assertThat(link.read(one, SOON)).isEqualTo(1);
    link.discardInput();
    device.getOutputStream().write(7);
    assertThat(link.read(one, SOON)).isEqualTo(1);
    assertThat(one).containsExactly(7);
  }

  @Test
  void aFarEndThatClosesIsGone() throws IOException {
    device.close();
    assertKind(() -> link.read(new byte[8], SOON), Kind.GONE);
  }

  @Test
  void aFarEndThatBreaksOffIsGone() throws IOException {
    device.setSoLinger(true, 0);
    device.close();
    assertKind(() -> link.read(new byte[8], SOON), Kind.GONE);
  }

  @Test
  void aFarEndThatTakesNoBytesTimesOutInsteadOfHolding() {
    assertKind(() -> link.write(new byte[64 * 1024 * 1024]), Kind.TIMED_OUT);
  }

  @Test
  void afterCloseItIsClosed() {
    link.close();
    assertKind(() -> link.read(new byte[8], SOON), Kind.CLOSED);
    assertKind(() -> link.write(new byte[8]), Kind.CLOSED);
    assertKind(() -> link.discardInput(), Kind.CLOSED);
  }

  @Test
  void whereNothingListensNothingIsFound() throws IOException {
    int port = server.getLocalPort();
    server.close();
    assertThatThrownBy(() -> TcpLink.open(HOST, port).close())
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessageContaining(HOST + ":" + port);
  }

  @Test
  void aNameThatNobodyKnowsIsNotFound() {
    // RFC 6761: names under .invalid never exist.
    assertKind(() -> TcpLink.open("reader.invalid", 10_001).close(), Kind.NOT_FOUND);
  }

  private static void assertKind(ThrowingCallable action, Kind kind) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
