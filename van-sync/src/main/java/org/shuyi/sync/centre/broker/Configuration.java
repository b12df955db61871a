package org.shuyi.sync.centre.broker;

import org.shuyi.sync.wire.Limits;

/** HiveMQ's own file. */
final class Configuration {
  /** Room for the longest message and its header. */
  private static final int MAX_PACKET = Limits.MESSAGE_BYTES + 64 * 1024;

  private Configuration() {}

  /**
   * Topic aliases are off because Paho can persist a publish that has an alias and no topic (issue
   * 1104); usage statistics are off because a library's network is its own business.
   */
  static String xml(String host, int port) {
    return """
        <?xml version="1.0"?>
        <hivemq>
          <listeners>
            <tcp-listener>
              <port>%d</port>
              <bind-address>%s</bind-address>
            </tcp-listener>
          </listeners>
          <mqtt>
            <queued-messages>
              <max-queue-size>10000</max-queue-size>
              <strategy>discard</strategy>
            </queued-messages>
            <topic-alias>
              <enabled>false</enabled>
            </topic-alias>
            <packets>
              <max-packet-size>%d</max-packet-size>
            </packets>
            <receive-maximum>
              <server-receive-maximum>100</server-receive-maximum>
            </receive-maximum>
          </mqtt>
          <anonymous-usage-statistics>
            <enabled>false</enabled>
          </anonymous-usage-statistics>
          <persistence>
            <mode>in-memory</mode>
          </persistence>
        </hivemq>
        """
        .formatted(port, host, MAX_PACKET);
  }
}
