package org.shuyi.sync.mqtt;

import java.io.IOException;

/**
 * The broker can't be reached, refused, or did not answer in time. If it is a matter of
 * certificates the cause is a {@link org.shuyi.sync.mqtt.tls.TlsException}, which says of what
 * kind.
 */
public final class MqttLinkException extends IOException {
  private static final long serialVersionUID = 1L;

  public MqttLinkException(String message) {
    super(message);
  }

  public MqttLinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
