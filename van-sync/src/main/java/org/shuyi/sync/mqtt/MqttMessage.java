package org.shuyi.sync.mqtt;

/**
 * One MQTT 5 application message.
 *
 * @param qos 0 or 1; 2 proves nothing that the centre's own acknowledgement does not
 * @param retained the broker keeps it for later subscribers
 * @param correlation MQTT 5 correlation data; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // payloads, never compared by value
public record MqttMessage(
    String topic, byte[] payload, int qos, boolean retained, byte[] correlation) {
  private static final byte[] NONE = {};

  public MqttMessage {
    if (qos != 0 && qos != 1) {
      throw new IllegalArgumentException("QoS " + qos + ": expected 0 or 1");
    }
  }

  /** At least once. */
  public static MqttMessage of(String topic, byte[] payload) {
    return new MqttMessage(topic, payload, 1, false, NONE);
  }

  /** At least once, and kept by the broker. */
  public static MqttMessage retained(String topic, byte[] payload) {
    return new MqttMessage(topic, payload, 1, true, NONE);
  }

  /** At most once: what gets lost is asked for again. */
  public static MqttMessage fleeting(String topic, byte[] payload) {
    return new MqttMessage(topic, payload, 0, false, NONE);
  }

  /** At most once, a question or an answer: one that comes late helps nobody. */
  public static MqttMessage correlated(String topic, byte[] payload, byte[] correlation) {
    return new MqttMessage(topic, payload, 0, false, correlation);
  }
}
