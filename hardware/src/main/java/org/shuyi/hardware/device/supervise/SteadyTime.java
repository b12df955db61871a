package org.shuyi.hardware.device.supervise;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A time that runs evenly and is never set: the wall clock of a Raspberry Pi without a battery
 * jumps by years when the network comes. Only differences between its instants mean anything.
 */
public final class SteadyTime implements InstantSource {
  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(System.nanoTime());
  }
}
