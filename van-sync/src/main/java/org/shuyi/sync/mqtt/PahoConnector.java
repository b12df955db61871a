package org.shuyi.sync.mqtt;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.mqtt.tls.Diagnosis;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsException;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.mqtt.tls.TlsSockets;

/**
 * Connections by Eclipse Paho, used only in the way that its open defects leave safe: a fresh
 * client and fresh threads for each attempt, no reconnect of its own (Paho issues 348, 425),
 * nothing kept in its session (1104, 872), no call out of its callbacks (985).
 */
public final class PahoConnector implements MqttConnector {
  /** Sender, receiver, callback and connect threads, the ping timer, and one to spare. */
  private static final int THREADS = 6;

  /** Above the longest message of the wire; the broker then never sends a longer one. */
  private static final long MAX_PACKET = 320L * 1024;

  private final @Nullable TlsFiles files;
  private final Supplier<KnownTime> time;

  /** Without TLS: for a broker on this machine, or inside a network that is trusted otherwise. */
  public PahoConnector() {
    this.files = null;
    this.time = () -> new KnownTime.AtLeast(Instant.EPOCH);
  }

  /**
   * With TLS and nothing else.
   *
   * @param files read anew for each connection
   * @param time what is known of it, asked for each connection
   */
  public PahoConnector(TlsFiles files, Supplier<KnownTime> time) {
    this.files = files;
    this.time = time;
  }

  @Override
  public MqttLink connect(MqttSettings settings, MqttListener listener) throws MqttLinkException {
    ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("mqtt-" + settings.clientId()).factory());
    PahoLink link = new PahoLink(client(settings, threads), threads, settings, listener);
    try {
      link.open(options(settings, sockets(settings, listener)));
      return link;
    } catch (MqttException e) {
      link.abandon();
      throw refused(settings, e);
    } catch (TlsException e) {
      link.abandon();
      throw new MqttLinkException(
          "no connection to " + settings.broker() + ": " + e.getMessage(), e);
    }
  }

  private static MqttLinkException refused(MqttSettings settings, MqttException e) {
    URI broker = settings.broker();
    Optional<TlsException> tls = Diagnosis.of(e, broker.getAuthority());
    // The alert that says why may have been overtaken by the end of the connection.
    boolean hungUp = e.getReasonCode() == MqttClientException.REASON_CODE_CONNECTION_LOST;
    Throwable cause =
        tls.isEmpty() && hungUp && settings.isEncrypted()
            ? Diagnosis.hungUp(broker.getAuthority(), e)
            : tls.<Throwable>map(t -> t).orElse(e);
    return new MqttLinkException(
        "no connection to "
            + broker
            + ": "
            + (cause instanceof TlsException ? cause.getMessage() : PahoLink.describe(e)),
        cause);
  }

  private SocketFactory sockets(MqttSettings settings, MqttListener listener) throws TlsException {
    URI broker = settings.broker();
    if (settings.isEncrypted() != (files != null)) {
      throw new TlsException(
          TlsException.Kind.FILE,
          settings.isEncrypted()
              ? "no certificate is configured to speak TLS with"
              : "a certificate is configured, but the address is not ssl://host:port");
    }
    return files == null
        ? new Sockets(() -> new CountedSocket(listener))
        : new Sockets(
            TlsSockets.of(
                    files,
                    time.get(),
                    () -> new CountedSocket(listener),
                    broker.getHost(),
                    broker.getPort())
                ::socket);
  }

  /** TLS is a matter of our sockets: Paho is told of plain ones. */
  private static String address(MqttSettings settings) {
    URI broker = settings.broker();
    return settings.isEncrypted()
        ? "tcp://" + broker.getHost() + ":" + broker.getPort()
        : broker.toString();
  }

  private static MqttAsyncClient client(MqttSettings settings, ScheduledExecutorService threads)
      throws MqttLinkException {
    try {
      return new MqttAsyncClient(
          address(settings),
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

  private static MqttConnectionOptions options(MqttSettings settings, SocketFactory sockets) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(sockets);
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
