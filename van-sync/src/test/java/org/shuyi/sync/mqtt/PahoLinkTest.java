package org.shuyi.sync.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a connection that only has to be there
class PahoLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final TestBroker broker = TestBroker.shared();

  private static final class Heard implements MqttListener {
    final BlockingQueue<MqttMessage> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<String> losses = new LinkedBlockingQueue<>();

    @Override
    public void arrived(MqttMessage message) {
      messages.add(message);
    }

    @Override
    public void lost(String reason) {
      losses.add(reason);
    }

    MqttMessage next() throws InterruptedException {
      MqttMessage message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(message).isNotNull();
      return message;
    }
  }

  private static MqttLink connect(
      URI uri, String id, @Nullable MqttMessage will, Heard heard, String... filters)
      throws MqttLinkException {
    return new PahoConnector()
        .connect(
            new MqttSettings(
                uri, id, Duration.ofSeconds(5), Duration.ofSeconds(10), will, List.of(filters)),
            heard);
  }

  private static long threadsOf(String id) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mqtt-" + id))
        .count();
  }

  @Test
  void carriesPayloadAndCorrelationData() throws Exception {
    Heard heard = new Heard();
    try (MqttLink link = connect(broker.uri(), "echo", null, heard, "t/echo")) {
      link.publish(MqttMessage.correlated("t/echo", "书".getBytes(UTF_8), new byte[] {1, 2, 3}));

      MqttMessage message = heard.next();
      assertThat(message.payload()).isEqualTo("书".getBytes(UTF_8));
      assertThat(message.correlation()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void manyMessagesAtOnceWaitForRoomInsteadOfFailing() throws Exception {
    Heard heard = new Heard();
    try (MqttLink link = connect(broker.uri(), "many", null, heard, "t/many")) {
      for (int i = 0; i < 200; i++) {
        link.publish(MqttMessage.of("t/many", new byte[] {(byte) i}));
      }
      await().atMost(PATIENCE).until(() -> heard.messages.size() == 200);
    }
  }

  @Test
  void aRetainedMessageWaitsAtTheBroker() throws Exception {
    try (MqttLink link = connect(broker.uri(), "keeper", null, new Heard())) {
      link.publish(MqttMessage.retained("t/kept", new byte[] {7}));
    }
    Heard heard = new Heard();
    try (MqttLink later = connect(broker.uri(), "later", null, heard, "t/kept")) {
      assertThat(heard.next().payload()).containsExactly(7);
    }
  }

  @Test
  void aCutCableIsToldOnceAndTheWillIsPublished() throws Exception {
    Heard watcher = new Heard();
    Heard heard = new Heard();
    try (TcpProxy cable = new TcpProxy(broker.port());
        MqttLink watching = connect(broker.uri(), "watcher", null, watcher, "t/will");
        MqttLink link =
            connect(cable.uri(), "cut", MqttMessage.retained("t/will", new byte[] {9}), heard)) {
      cable.cut();

      assertThat(heard.losses.poll(10, TimeUnit.SECONDS)).isNotNull();
      assertThat(watcher.next().payload()).containsExactly(9);
      assertThatThrownBy(() -> link.publish(MqttMessage.of("t/x", new byte[1])))
          .isInstanceOf(MqttLinkException.class);
    }
    assertThat(heard.losses).isEmpty();
  }

  @Test
  void nothingIsLeftOfAConnectionThatWasClosed() throws Exception {
    for (int i = 0; i < 3; i++) {
      connect(broker.uri(), "leak", null, new Heard()).close();
    }
    await().atMost(PATIENCE).until(() -> threadsOf("leak") == 0);
  }

  @Test
  void nobodyListeningIsAnErrorThatNamesTheAddress() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI uri = URI.create("tcp://127.0.0.1:" + port);

    assertThatThrownBy(() -> connect(uri, "nobody", null, new Heard()))
        .isInstanceOf(MqttLinkException.class)
        .hasMessageContaining(uri.toString());
    await().atMost(PATIENCE).until(() -> threadsOf("nobody") == 0);
  }

  @Test
  void aBrokerThatTakesTheCallAndSaysNothingIsAnErrorWithinTheDeadline() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MqttSettings settings =
          new MqttSettings(
              URI.create("tcp://127.0.0.1:" + mute.getLocalPort()),
              "mute",
              Duration.ofSeconds(1),
              Duration.ofSeconds(10),
              null,
              List.of());
      assertThatThrownBy(() -> new PahoConnector().connect(settings, new Heard()))
          .isInstanceOf(MqttLinkException.class);
    }
    await().atMost(PATIENCE).until(() -> threadsOf("mute") == 0);
  }

  @Test
  void anAddressThatIsNoneIsAnErrorThatSaysWhatIsExpected() {
    assertThatThrownBy(() -> connect(URI.create("gopher://x"), "bad", null, new Heard()))
        .isInstanceOf(MqttLinkException.class)
        .hasMessageContaining("tcp://host:port");
  }
}
