package org.shuyi.sync.centre.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.mqtt.MqttLink;
import org.shuyi.sync.mqtt.MqttListener;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.mqtt.MqttSettings;
import org.shuyi.sync.mqtt.PahoConnector;

final class EmbeddedBrokerTest {
  @TempDir Path directory;

  @Test
  void carriesMessagesUntilItIsClosed() throws Exception {
    BlockingQueue<String> heard = new ArrayBlockingQueue<>(10);
    EmbeddedBroker broker = EmbeddedBroker.start(0, directory);
    try (MqttLink link = connect(broker, heard)) {
      link.publish(MqttMessage.retained("a/b", "书".getBytes(StandardCharsets.UTF_8)));
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("书");
      broker.close();
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("lost");
    }
    assertThatThrownBy(
            () -> new Socket(InetAddress.getLoopbackAddress(), broker.uri().getPort()).close())
        .isInstanceOf(IOException.class);
    broker.close();
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(taken.getLocalPort(), directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
    }
  }

  private static MqttLink connect(EmbeddedBroker broker, BlockingQueue<String> heard)
      throws Exception {
    return new PahoConnector()
        .connect(
            new MqttSettings(
                broker.uri(),
                "tester",
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                null,
                List.of("a/#")),
            new MqttListener() {
              @Override
              public void arrived(MqttMessage message) {
                heard.add(new String(message.payload(), StandardCharsets.UTF_8));
              }

              @Override
              public void lost(String reason) {
                heard.add("lost");
              }
            });
  }
}
