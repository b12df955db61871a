package org.shuyi.sync.mqtt;

import java.io.IOException;

/** The broker can't be reached, refused, or did not answer in time. */
public final class MqttLinkException extends IOException {
  private static final long serialVersionUID = 1L;

  public MqttLinkException(String message) {
    super(message);
  }

  public MqttLinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
