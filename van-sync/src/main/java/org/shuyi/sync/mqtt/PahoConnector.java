package org.shuyi.sync.mqtt;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Connections by Eclipse Paho, used only in the way that its open defects leave safe: a fresh
 * client and fresh threads for each attempt, no reconnect of its own (Paho issues 348, 425),
 * nothing kept in its session (1104, 872), no call out of its callbacks (985).
 */
public final class PahoConnector implements MqttConnector {
  /** Sender, receiver, callback and connect threads, the ping timer, and one to spare. */
  private static final int THREADS = 6;

  /** Above the longest message of the wire; the broker then never sends a longer one. */
  private static final long MAX_PACKET = 17L * 1024 * 1024;

  @Override
  public MqttLink connect(MqttSettings settings, MqttListener listener) throws MqttLinkException {
    ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("mqtt-" + settings.clientId()).factory());
    PahoLink link = new PahoLink(client(settings, threads), threads, settings, listener);
    try {
      link.open(options(settings));
      return link;
    } catch (MqttException e) {
      link.abandon();
      throw new MqttLinkException(
          "no connection to " + settings.broker() + ": " + PahoLink.describe(e), e);
    }
  }

  private static MqttAsyncClient client(MqttSettings settings, ScheduledExecutorService threads)
      throws MqttLinkException {
    try {
      return new MqttAsyncClient(
          settings.broker().toString(),
          settings.clientId(),
          new MemoryPersistence(),
          new TimerPingSender(threads),
          threads);
    } catch (MqttException | IllegalArgumentException e) {
      threads.shutdownNow();
      throw new MqttLinkException(
          "broker address " + settings.broker() + ": expected tcp://host:port or ssl://host:port",
          e);
    }
  }

  private static MqttConnectionOptions options(MqttSettings settings) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setTopicAliasMaximum(0);
    options.setMaximumPacketSize(MAX_PACKET);
    options.setConnectionTimeout((int) Math.max(1, settings.deadline().toSeconds()));
    options.setKeepAliveInterval((int) Math.max(1, settings.keepAlive().toSeconds()));
    MqttMessage will = settings.will();
    if (will != null) {
      options.setWill(will.topic(), PahoLink.toPaho(will));
    }
    return options;
  }
}
