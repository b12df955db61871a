package org.shuyi.sync.mqtt;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connection needs to know.
 *
 * @param broker {@code tcp://host:port}, or with TLS {@code ssl://} or {@code mqtts://}
 * @param clientId unique at the broker: a second connection with the same id ends the first
 * @param deadline for the connect, the subscriptions, and each wait for room in the window
 * @param keepAlive whole seconds; the broker publishes the will after one and a half of these
 * @param will published by the broker if the connection ends without a farewell; null for none
 * @param subscriptions topic filters, made before {@link MqttConnector#connect} returns, all QoS 1
 */
public record MqttSettings(
    URI broker,
    String clientId,
    Duration deadline,
    Duration keepAlive,
    @Nullable MqttMessage will,
    List<String> subscriptions) {
  private static final Set<String> ENCRYPTED = Set.of("ssl", "mqtts");

  public MqttSettings {
    subscriptions = List.copyOf(subscriptions);
  }

  boolean isEncrypted() {
    return ENCRYPTED.contains(String.valueOf(broker.getScheme()));
  }
}
