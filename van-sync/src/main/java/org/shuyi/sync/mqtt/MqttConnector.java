package org.shuyi.sync.mqtt;

/** Makes connections. */
@FunctionalInterface
public interface MqttConnector {
  /**
   * Connects with a clean session and subscribes. Blocks, at most twice the settings' deadline.
   *
   * @throws MqttLinkException nothing of the attempt is left behind
   */
  MqttLink connect(MqttSettings settings, MqttListener listener) throws MqttLinkException;

  /** Whether what can wait should go slowly now, for what is carried costs too much. */
  default boolean isScarce() {
    return false;
  }
}
