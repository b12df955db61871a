package org.shuyi.sync.mqtt;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Paho client, used once. */
final class PahoLink implements MqttLink, MqttCallback, MqttActionListener {
  private static final Logger log = LoggerFactory.getLogger(PahoLink.class);

  /** Messages in flight, of any QoS: Paho counts them all against the broker's receive maximum. */
  private static final int WINDOW = 8;

  /** Paho tells that a message is through before it has counted it (Paho issue 551). */
  private static final int UNCOUNTED = 2;

  /** Until Paho has counted what it told of: far longer than that takes. */
  private static final long RECOUNT_MILLIS = 2;

  /** A farewell is a courtesy; who waits for one is not made to wait long. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private static final byte[] NONE = {};

  private final MqttAsyncClient client;
  private final ScheduledExecutorService threads;
  private final MqttSettings settings;
  private final MqttListener listener;
  private final Semaphore window = new Semaphore(WINDOW);
  private final AtomicBoolean over = new AtomicBoolean();

  PahoLink(
      MqttAsyncClient client,
      ScheduledExecutorService threads,
      MqttSettings settings,
      MqttListener listener) {
    this.client = client;
    this.threads = threads;
    this.settings = settings;
    this.listener = listener;
  }

  void open(MqttConnectionOptions options) throws MqttException {
    client.setCallback(this);
    IMqttToken connected = client.connect(options);
    connected.waitForCompletion(settings.deadline().toMillis());
    narrowWindow(connected.getResponseProperties());
    if (!settings.subscriptions().isEmpty()) {
      String[] filters = settings.subscriptions().toArray(String[]::new);
      int[] qos = new int[filters.length];
      java.util.Arrays.fill(qos, 1);
      client.subscribe(filters, qos).waitForCompletion(settings.deadline().toMillis());
    }
  }

  /** MQTT 5, 3.2.2.3.3: a broker that says nothing takes 65,535. */
  private void narrowWindow(@Nullable MqttProperties broker) {
    Integer most = broker == null ? null : broker.getReceiveMaximum();
    if (most != null) {
      window.acquireUninterruptibly(WINDOW - Math.clamp(most - UNCOUNTED, 1, WINDOW));
    }
  }

  @Override
  public void publish(MqttMessage message) throws MqttLinkException {
    try {
      awaitRoom();
      hand(message);
    } catch (MqttException e) {
      window.release();
      throw new MqttLinkException("not published: " + describe(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MqttLinkException("interrupted while waiting for the broker", e);
    }
  }

  private void awaitRoom() throws MqttLinkException, InterruptedException {
    if (!window.tryAcquire(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new MqttLinkException(
          "the broker acknowledged none of the messages in flight in " + settings.deadline());
    }
  }

  private void hand(MqttMessage message) throws MqttException, InterruptedException {
    long tries = settings.deadline().toMillis() / RECOUNT_MILLIS;
    while (true) {
      try {
        client.publish(message.topic(), toPaho(message), null, this);
        return;
      } catch (MqttException e) {
        if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT || --tries < 0) {
          throw e;
        }
        Thread.sleep(RECOUNT_MILLIS);
      }
    }
  }

  @Override
  public void onSuccess(IMqttToken token) {
    window.release();
  }

  @Override
  public void onFailure(IMqttToken token, Throwable cause) {
    window.release();
    lose("a message was not taken: " + cause.getMessage());
  }

  @Override
  public void messageArrived(String topic, org.eclipse.paho.mqttv5.common.MqttMessage message) {
    MqttProperties properties = message.getProperties();
    byte[] correlation = properties == null ? null : properties.getCorrelationData();
    listener.arrived(
        new MqttMessage(
            topic,
            message.getPayload(),
            Math.min(1, message.getQos()),
            message.isRetained(),
            Objects.requireNonNullElse(correlation, NONE)));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException cause = response.getException();
    lose(cause == null ? "the broker ended it, code " + response.getReturnCode() : describe(cause));
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    lose(describe(exception));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Of no use: only the other end's own answer takes anything out of an outbox.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // connect() itself waits for this.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // Enhanced authentication is not used.
  }

  private void lose(String reason) {
    if (over.compareAndSet(false, true)) {
      listener.lost(reason);
    }
  }

  @Override
  public void close() {
    over.set(true);
    Thread farewell = Thread.ofVirtual().start(this::sayFarewell);
    try {
      farewell.join(FAREWELL.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    abandon();
  }

  private void sayFarewell() {
    try {
      client.disconnect(FAREWELL.toMillis()).waitForCompletion(FAREWELL.toMillis());
    } catch (MqttException e) {
      log.debug("no farewell from {}: {}", settings.broker(), describe(e));
    }
  }

  /** Forcibly, and on a thread of its own: Paho can lock up here (Paho issues 47, 121, 207). */
  void abandon() {
    over.set(true);
    Thread.ofPlatform()
        .daemon()
        .name("mqtt-close-" + settings.clientId())
        .start(
            () -> {
              try {
                client.disconnectForcibly(0, 1, false);
              } catch (MqttException e) {
                log.debug("already disconnected: {}", describe(e));
              }
              closeClient();
              threads.shutdownNow();
            });
  }

  private void closeClient() {
    try {
      client.close(true);
    } catch (MqttException e) {
      log.debug("client does not close: {}", describe(e));
    }
  }

  static org.eclipse.paho.mqttv5.common.MqttMessage toPaho(MqttMessage message) {
    MqttProperties properties = new MqttProperties();
    if (message.correlation().length > 0) {
      properties.setCorrelationData(message.correlation());
    }
    return new org.eclipse.paho.mqttv5.common.MqttMessage(
        message.payload(), message.qos(), message.retained(), properties);
  }

  static String describe(MqttException e) {
    Throwable cause = e.getCause();
    String why = cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause);
    return inWords(e.getReasonCode()) + why + " (" + e.getReasonCode() + ")";
  }

  /** MQTT 5, 3.2.2.2: what a broker says that lets nobody in. */
  private static String inWords(int reasonCode) {
    return switch (reasonCode) {
      case 0x85 -> "the broker does not take this client id: ";
      case 0x86, 0x87 -> "the broker does not let us in: ";
      case 0x88, 0x89 -> "the broker has no room now: ";
      case 0x8A -> "the broker has banned us: ";
      default -> "";
    };
  }
}
