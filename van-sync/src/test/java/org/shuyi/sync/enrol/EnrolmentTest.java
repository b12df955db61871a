package org.shuyi.sync.enrol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.Mosquitto;
import org.shuyi.sync.centre.broker.ShippedMosquitto;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsException;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.mqtt.tls.TlsIdentity;

class EnrolmentTest {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Instant NOW = Instant.now();
  private static final KnownTime CLOCK = new KnownTime.Exact(NOW);

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private Authority library;

  @BeforeEach
  void found() throws IOException {
    library = Authority.make(folder.resolve("library"), "library", NOW, new SecureRandom());
  }

  private Enrolment station(String name) {
    Path own = folder.resolve(name);
    return new Enrolment(
        new TlsFiles(own.resolve("ca.crt"), own.resolve("own.crt"), own.resolve("own.key")), name);
  }

  private static String certified(Authority authority, String request) throws IOException {
    return authority.certify(Authority.Request.parse(request), YEAR, NOW);
  }

  private Path reply(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "reply", ".crt"), text, US_ASCII);
  }

  private Enrolment enrolled(String name) throws IOException {
    Enrolment enrolment = station(name);
    enrolment.accept(reply(certified(library, enrolment.begin(false))), CLOCK, false);
    return enrolment;
  }

  private static MqttLink connect(
      Mosquitto broker, Enrolment end, BlockingQueue<String> heard, String filter)
      throws IOException {
    MqttSettings settings =
        new MqttSettings(
            ShippedMosquitto.uri(broker),
            end.commonName(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            null,
            List.of(filter));
    return new PahoConnector(end.files(), () -> CLOCK)
        .connect(
            settings,
            new MqttListener() {
              @Override
              public void arrived(MqttMessage message) {
                heard.add(message.topic());
              }

              @Override
              public void lost(String reason) {
                heard.add("lost: " + reason);
              }
            });
  }

  @Test
  void twoStationsThatWereEnrolledSpeakToTheirCentre() throws Exception {
    TlsFiles brokers =
        BrokerFiles.make(folder.resolve("b"), library, List.of("localhost"), YEAR, NOW);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    BlockingQueue<String> answered = new LinkedBlockingQueue<>();
    try (Mosquitto broker = ShippedMosquitto.start(folder, brokers);
        MqttLink centre = connect(broker, enrolled("centre.demo"), heard, "shuyi/1/demo/+/acts");
        MqttLink one = connect(broker, enrolled("kiosk-1"), answered, "shuyi/1/demo/+/answer");
        MqttLink two = connect(broker, enrolled("kiosk-2"), answered, "shuyi/1/demo/+/answer")) {
      one.publish(MqttMessage.of("shuyi/1/demo/kiosk-1/acts", "act".getBytes(UTF_8)));
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("shuyi/1/demo/kiosk-1/acts");
      two.publish(MqttMessage.of("shuyi/1/demo/kiosk-2/acts", "act".getBytes(UTF_8)));
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("shuyi/1/demo/kiosk-2/acts");
      centre.publish(MqttMessage.of("shuyi/1/demo/kiosk-2/answer", "yes".getBytes(UTF_8)));
      assertThat(answered.poll(10, TimeUnit.SECONDS)).isEqualTo("shuyi/1/demo/kiosk-2/answer");
    }
  }

  @Test
  void theKeyIsPrivateAndIsNotMadeTwice() throws Exception {
    Enrolment enrolment = station("kiosk-1");
    String request = enrolment.begin(false);
    Path waiting = folder.resolve("kiosk-1/own.key.new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(waiting)))
        .isEqualTo("rw-------");
    assertThat(request).doesNotContain("PRIVATE");
    String before = Files.readString(waiting);
    assertThatThrownBy(() -> enrolment.begin(false))
        .isInstanceOf(EnrolmentException.class)
        .hasMessageContaining("--force");
    assertThat(waiting).hasContent(before);
    enrolment.accept(reply(certified(library, request)), CLOCK, false);
    assertThat(waiting).doesNotExist();
    assertThat(enrolment.files().key()).hasContent(before);
    assertThatThrownBy(() -> enrolment.begin(false)).hasMessageContaining("is enrolled");
  }

  @Test
  void whoIsEnrolledAgainStaysConnectedUntilTheReplyIsThere() throws Exception {
    Enrolment enrolment = enrolled("kiosk-1");
    TlsIdentity before = TlsIdentity.load(enrolment.files(), CLOCK);
    String request = enrolment.begin(true);
    assertThat(TlsIdentity.load(enrolment.files(), CLOCK)).isEqualTo(before);
    Path reply = reply(certified(library, request));
    enrolment.accept(reply, CLOCK, false);
    TlsIdentity after = TlsIdentity.load(enrolment.files(), CLOCK);
    assertThat(after.key()).isNotEqualTo(before.key());
    // Again, as after a power cut in the middle; and a renewal for the key in use.
    enrolment.accept(reply, CLOCK, false);
    assertThat(TlsIdentity.load(enrolment.files(), CLOCK)).isEqualTo(after);
  }

  @Test
  void aPowerCutBetweenTheFilesIsMendedByTheSameReply() throws Exception {
    Enrolment enrolment = enrolled("kiosk-1");
    Path oldKey = Files.copy(enrolment.files().key(), folder.resolve("old.key"));
    Path reply = reply(certified(library, enrolment.begin(true)));
    enrolment.accept(reply, CLOCK, false);
    // As if the last of the three steps had not happened.
    Files.move(enrolment.files().key(), folder.resolve("kiosk-1/own.key.new"));
    Files.move(oldKey, enrolment.files().key());
    assertThatThrownBy(() -> TlsIdentity.load(enrolment.files(), CLOCK))
        .isInstanceOfSatisfying(
            TlsException.class,
            e -> assertThat(e.kind()).isEqualTo(TlsException.Kind.KEY_MISMATCH));
    enrolment.accept(reply, CLOCK, false);
    assertThat(TlsIdentity.load(enrolment.files(), CLOCK).chain()).hasSize(1);
  }

  @Test
  void aReplyThatWontDoChangesNothing() throws Exception {
    Enrolment enrolment = station("kiosk-1");
    assertThatThrownBy(() -> enrolment.accept(reply(certifiedFor("kiosk-1")), CLOCK, false))
        .hasMessageContaining("begin with 'shuyi enrol'");
    String request = enrolment.begin(false);
    String good = certified(library, request);

    refuses(enrolment, certifiedFor("kiosk-1"), "another key");
    refuses(enrolment, "", "holds no certificate");
    refuses(enrolment, good.substring(0, good.length() / 3), "certificate");
    String own = good.substring(0, good.indexOf("-----END") + 25);
    refuses(enrolment, own, "0 certificates of an authority");
    Authority other = Authority.make(folder.resolve("other"), "library", NOW, new SecureRandom());
    refuses(enrolment, own + "\n" + Armour.pem(other.certificate()), "was not issued by");
    refuses(enrolment, good + Armour.pem(other.certificate()), "2 certificates");
    refuses(
        enrolment,
        library.certify(Authority.Request.parse(request), YEAR, NOW.minus(YEAR.multipliedBy(2))),
        "but now it is");
    Authority.Request asAnother =
        new Authority.Request("kiosk-7", Authority.Request.parse(request).key());
    refuses(enrolment, library.certify(asAnother, YEAR, NOW), "kiosk-7");
    assertThat(enrolment.files().certificate()).doesNotExist();
    assertThat(enrolment.files().key()).doesNotExist();

    enrolment.accept(reply(good), CLOCK, false);
    refuses(enrolment, certified(other, request), "another authority");
    enrolment.accept(reply(certified(other, request)), CLOCK, true);
    assertThat(TlsIdentity.load(enrolment.files(), CLOCK).authorities())
        .containsExactly(other.certificate());
  }

  private String certifiedFor(String name) throws IOException {
    return certified(library, new Enrolment(station("x-" + name).files(), name).begin(true));
  }

  private void refuses(Enrolment enrolment, String reply, String why) {
    assertThatThrownBy(() -> enrolment.accept(reply(reply), CLOCK, false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aRequestThatWontDoIsRefused() throws Exception {
    assertThatThrownBy(() -> Authority.Request.parse("hello"))
        .isInstanceOf(EnrolmentException.class)
        .hasMessageContaining("BEGIN CERTIFICATE REQUEST");
    for (String name : List.of("reference", "Kiosk 1", "a/b", "+", "centre.a.b", "")) {
      String request = new Enrolment(station("y").files(), name).begin(true);
      assertThatThrownBy(() -> Authority.Request.parse(request))
          .isInstanceOf(EnrolmentException.class)
          .hasMessageContaining("'" + name + "'");
    }
    String good = station("kiosk-1").begin(false);
    char[] changed = good.toCharArray();
    int middle = good.length() - 60;
    changed[middle] = changed[middle] == 'A' ? 'B' : 'A';
    assertThatThrownBy(() -> Authority.Request.parse(new String(changed)))
        .isInstanceOf(EnrolmentException.class);
  }
}
