package org.shuyi.sync.centre;

import java.util.List;
import java.util.function.Consumer;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.mqtt.MqttMessage;

/**
 * How a broker is told to keep a station out (MQTT 5, reason code 0x8A, Banned). Doing so twice is
 * doing so once. Safe for use by several threads; nothing here waits for the broker.
 */
public interface Bans {
  /** Of a broker that can't be told: the centre drops what is too much, and no more. */
  Bans NONE =
      new Bans() {
        @Override
        public void ban(StationId station) {}

        @Override
        public void lift(StationId station) {}
      };

  /** Makes one that speaks to the broker through the centre's own connection. */
  @FunctionalInterface
  interface Maker {
    Bans over(Consumer<MqttMessage> centre);
  }

  /** From now on nothing that it sends reaches anybody. */
  void ban(StationId station);

  /** Lets it in again. */
  void lift(StationId station);

  /** Where the broker answers, for the centre to subscribe to. */
  default List<String> topics() {
    return List.of();
  }

  /** After each connect of the centre: the broker may have started anew, or the centre. */
  default void connected() {}

  /** A message on one of the topics; others are none of its business. */
  default void heard(MqttMessage message) {}
}
