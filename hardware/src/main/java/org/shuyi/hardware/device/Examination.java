package org.shuyi.hardware.device;

import java.time.Duration;
import java.util.List;

/**
 * What one round trip showed, for a technician.
 *
 * @param condition that it ended in
 * @param identity of the device, as far as it has one
 * @param took from the first byte to the last; zero if the wire could not be opened
 * @param counters since the device was made
 * @param exchange what went over the wire, in order; at most 32 pieces
 */
public record Examination(
    DeviceId device,
    Condition condition,
    Identity identity,
    Duration took,
    Counters counters,
    List<Piece> exchange) {
  public Examination {
    exchange = List.copyOf(exchange);
  }

  /**
   * Bytes that went over the wire in one go.
   *
   * @param at since the first byte of the round trip; later than its end for an answer that came
   *     when the driver had given up
   * @param sent true from the station to the device
   * @param hex at most 256 bytes, lower case, without gaps; empty where they could be somebody's
   *     card number
   * @param bytes how many there were
   * @param meaning one English sentence; empty where nothing can be said
   */
  public record Piece(Duration at, boolean sent, String hex, int bytes, String meaning) {}
}
