package org.shuyi.sync.mqtt;

/**
 * Hears what a connection has to say, on a thread of the MQTT client: post and return. To call the
 * connection from here would block the client.
 */
public interface MqttListener {
  void arrived(MqttMessage message);

  /** The connection is gone for good; said once, and not after {@link MqttLink#close}. */
  void lost(String reason);

  /**
   * Bytes went over the wire, those of TLS and of attempts that fail included; not those of TCP and
   * IP. Each call is one write or read of the socket, one of the two numbers is 0.
   */
  default void transferred(int sent, int received) {}
}
