package org.shuyi.hardware.device;

import java.util.Map;

/**
 * What a device's wire has carried since the device was made.
 *
 * @param opened how often the wire was opened
 * @param bytesSent towards the device
 * @param bytesReceived from the device
 * @param commands commands that were begun
 * @param losses how often the wire was lost or could not be opened, by reason
 */
public record Counters(
    long opened,
    long bytesSent,
    long bytesReceived,
    long commands,
    Map<Condition.Reason, Long> losses) {
  public Counters {
    losses = Map.copyOf(losses);
  }
}
