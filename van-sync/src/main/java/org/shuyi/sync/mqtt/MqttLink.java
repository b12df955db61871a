package org.shuyi.sync.mqtt;

/** One connection to a broker, from connect to the first failure. Safe for several threads. */
public interface MqttLink extends AutoCloseable {
  /**
   * Hands a message to the client. That it returns proves nothing: only an answer from the other
   * end does. Waits at most the settings' deadline while too many messages are in flight.
   *
   * @throws MqttLinkException the connection is gone or stuck: close it and make another
   */
  void publish(MqttMessage message) throws MqttLinkException;

  /** Ends the connection, politely if that works at once; every thread and socket goes with it. */
  @Override
  void close();
}
