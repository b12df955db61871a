package org.shuyi.sync.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsException;
import org.shuyi.sync.mqtt.tls.TlsException.Kind;
import org.shuyi.sync.mqtt.tls.TlsFiles;

/** Real Mosquitto with certificates that are well, and with every one that is not. */
class TlsLinkTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Instant LONG_AGO = Instant.parse("2021-01-01T00:00:00Z");

  /** A machine that boots without a clock knows no more than when its program was written. */
  private static final KnownTime NO_CLOCK =
      new KnownTime.AtLeast(Instant.parse("2026-01-01T00:00:00Z"));

  private static final KnownTime CLOCK = new KnownTime.Exact(Instant.now());

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private TestAuthority library;

  @BeforeEach
  void found() throws IOException {
    library = TestAuthority.make(folder, "library");
  }

  private Mosquitto mosquitto(TlsFiles own) throws IOException {
    return Mosquitto.start(
        folder.resolve("broker"),
        "cafile " + own.ca(),
        "certfile " + own.certificate(),
        "keyfile " + own.key(),
        "require_certificate true",
        "use_identity_as_username true");
  }

  private static MqttLink connect(URI uri, TlsFiles own, KnownTime time, String... filters)
      throws MqttLinkException {
    return connect(uri, own, time, new LinkedBlockingQueue<>(), filters);
  }

  private static MqttLink connect(
      URI uri, TlsFiles own, KnownTime time, BlockingQueue<MqttMessage> heard, String... filters)
      throws MqttLinkException {
    MqttSettings settings =
        new MqttSettings(
            uri, "kiosk-1", Duration.ofSeconds(5), Duration.ofSeconds(10), null, List.of(filters));
    return new PahoConnector(own, () -> time)
        .connect(
            settings,
            new MqttListener() {
              @Override
              public void arrived(MqttMessage message) {
                heard.add(message);
              }

              @Override
              public void lost(String reason) {}
            });
  }

  private static URI ssl(Mosquitto broker) {
    return URI.create("ssl://localhost:" + broker.port());
  }

  private static TlsException refusal(URI uri, TlsFiles own, KnownTime time) {
    MqttLinkException e =
        catchThrowableOfType(MqttLinkException.class, () -> connect(uri, own, time).close());
    assertThat(e).hasMessageContaining(uri.toString()).hasCauseInstanceOf(TlsException.class);
    return Objects.requireNonNull((TlsException) e.getCause());
  }

  @Test
  void carriesMessagesUnderAName() throws Exception {
    BlockingQueue<MqttMessage> heard = new LinkedBlockingQueue<>();
    TlsFiles own = library.client("kiosk-1");
    try (Mosquitto broker = mosquitto(library.broker("localhost", "127.0.0.1"));
        MqttLink link = connect(ssl(broker), own, CLOCK, heard, "t/echo")) {
      byte[] large = new byte[60_000];
      link.publish(MqttMessage.of("t/echo", large));
      assertThat(heard.poll(10, TimeUnit.SECONDS))
          .isNotNull()
          .satisfies(message -> assertThat(message.payload()).isEqualTo(large));
      URI byAddress = URI.create("mqtts://127.0.0.1:" + broker.port());
      connect(byAddress, own, CLOCK).close();
      assertThat(broker.log()).contains("u'kiosk-1'");
    }
  }

  @Test
  void aMachineWithoutAClockConnectsButBelievesNobodyElse() throws Exception {
    TlsFiles own = library.client("kiosk-1");
    try (Mosquitto broker = mosquitto(library.broker("localhost"))) {
      connect(ssl(broker), own, NO_CLOCK).close();
      URI otherName = URI.create("ssl://127.0.0.1:" + broker.port());
      assertThat(refusal(otherName, own, NO_CLOCK).kind()).isEqualTo(Kind.PEER_WRONG_HOST);
      TlsFiles stranger = TestAuthority.make(folder, "stranger").client("kiosk-1");
      assertThat(refusal(ssl(broker), stranger, NO_CLOCK).kind()).isEqualTo(Kind.PEER_UNKNOWN_CA);
    }
    try (Mosquitto ended = mosquitto(library.broker(LONG_AGO, YEAR, "localhost"))) {
      assertThat(refusal(ssl(ended), own, NO_CLOCK).kind()).isEqualTo(Kind.PEER_EXPIRED);
    }
  }

  @Test
  void aBrokerWhoseCertificateHasExpiredIsNamed() throws Exception {
    TlsFiles own = library.client("kiosk-1");
    try (Mosquitto broker = mosquitto(library.broker(LONG_AGO, YEAR, "localhost"))) {
      TlsException e = refusal(ssl(broker), own, CLOCK);
      assertThat(e.kind()).isEqualTo(Kind.PEER_EXPIRED);
      assertThat(e).hasMessageContaining("2022-01-01").hasMessageContaining("localhost");
    }
  }

  @Test
  void aClockThatIsBehindIsNamed() throws Exception {
    TlsFiles own = library.client("kiosk-1", LONG_AGO, YEAR.multipliedBy(20));
    KnownTime behind = new KnownTime.Exact(LONG_AGO.plus(YEAR));
    try (Mosquitto broker = mosquitto(library.broker("localhost"))) {
      TlsException e = refusal(ssl(broker), own, behind);
      assertThat(e.kind()).isEqualTo(Kind.PEER_NOT_YET_VALID);
      assertThat(e).hasMessageContaining("clock");
      TlsFiles fresh = library.client("kiosk-1");
      assertThat(refusal(ssl(broker), fresh, behind).kind()).isEqualTo(Kind.OWN_NOT_YET_VALID);
    }
  }

  @Test
  void aBrokerOfAnotherAuthorityIsRefused() throws Exception {
    TestAuthority other = TestAuthority.make(folder, "other");
    try (Mosquitto broker = mosquitto(other.broker("localhost"))) {
      TlsException e = refusal(ssl(broker), library.client("kiosk-1"), CLOCK);
      assertThat(e.kind()).isEqualTo(Kind.PEER_UNKNOWN_CA);
      assertThat(e).hasMessageContaining("CN=other");
    }
  }

  @Test
  void aBrokerOfAnotherNameIsRefused() throws Exception {
    try (Mosquitto broker = mosquitto(library.broker("mqtt.library.example", "10.0.0.1"))) {
      TlsException e = refusal(ssl(broker), library.client("kiosk-1"), CLOCK);
      assertThat(e.kind()).isEqualTo(Kind.PEER_WRONG_HOST);
      assertThat(e).hasMessageContaining("mqtt.library.example, 10.0.0.1");
    }
  }

  /** With TLS 1.3 the broker says so only after our side of the handshake is done. */
  @Test
  void aStationThatTheBrokerDoesNotAcceptIsToldSo() throws Exception {
    TestAuthority other = TestAuthority.make(folder, "other");
    TlsFiles brokers = library.broker("localhost");
    TlsFiles foreign = other.client("kiosk-1");
    // It believes the broker, but has nothing to show that the broker would take.
    TlsFiles unaccepted = new TlsFiles(brokers.ca(), foreign.certificate(), foreign.key());
    TlsFiles expired = library.client("kiosk-1", Instant.now().minus(YEAR), YEAR.minusDays(2));
    KnownTime yesterYear = new KnownTime.Exact(Instant.now().minusSeconds(60));
    try (Mosquitto broker = mosquitto(brokers)) {
      assertThat(refusal(ssl(broker), unaccepted, yesterYear).kind()).isEqualTo(Kind.REFUSED);
      assertThat(refusal(ssl(broker), expired, NO_CLOCK).kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void whatDoesNotSpeakTlsIsNamed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerInPlainText(server));
      URI uri = URI.create("ssl://localhost:" + server.getLocalPort());
      assertThat(refusal(uri, library.client("kiosk-1"), CLOCK).kind()).isEqualTo(Kind.NO_TLS);
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    try (Socket near = server.accept()) {
      near.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      near.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void ourOwnFilesAreJudgedBeforeAnythingIsSent() throws Exception {
    URI nobody = URI.create("ssl://localhost:1");
    TlsFiles own = library.client("kiosk-1");
    TlsFiles other = library.client("kiosk-2");
    TlsFiles mixed = new TlsFiles(own.ca(), own.certificate(), other.key());
    assertThat(refusal(nobody, mixed, CLOCK).kind()).isEqualTo(Kind.KEY_MISMATCH);

    TlsFiles expired = library.client("kiosk-1", LONG_AGO, YEAR);
    assertThat(refusal(nobody, expired, CLOCK).kind()).isEqualTo(Kind.OWN_EXPIRED);
    assertThat(refusal(nobody, expired, NO_CLOCK).kind()).isEqualTo(Kind.OWN_EXPIRED);

    TlsFiles swapped = new TlsFiles(own.ca(), own.key(), own.key());
    assertThat(refusal(nobody, swapped, CLOCK).kind()).isEqualTo(Kind.FILE);
    TlsFiles noKey = new TlsFiles(own.ca(), own.certificate(), folder.resolve("none.key"));
    assertThat(refusal(nobody, noKey, CLOCK)).hasMessageContaining("none.key");

    Files.writeString(other.key(), "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n");
    assertThat(refusal(nobody, other, CLOCK)).hasMessageContaining("openssl pkcs8");
    Files.writeString(
        other.key(), "-----BEGIN PRIVATE KEY-----\nMHcCAQEE\n-----END PRIVATE KEY-----\n");
    assertThat(refusal(nobody, other, CLOCK).kind()).isEqualTo(Kind.FILE);

    Files.setPosixFilePermissions(own.key(), PosixFilePermissions.fromString("rw-r-----"));
    TlsException exposed = refusal(nobody, own, CLOCK);
    assertThat(exposed.kind()).isEqualTo(Kind.KEY_EXPOSED);
    assertThat(exposed).hasMessageContaining("chmod 600");
  }

  @Test
  void anAddressAndItsFilesMustAgree() throws Exception {
    URI plain = URI.create("tcp://localhost:1");
    assertThat(refusal(plain, library.client("kiosk-1"), CLOCK)).hasMessageContaining("ssl://");
  }
}
