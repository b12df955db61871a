package org.shuyi.hardware.locker;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Device;

/**
 * Doors with locks that a pulse opens and contacts that say how they stand. How they stand is
 * posted as {@link DoorEvent}. There is no way to open all doors: that is wired, not programmed.
 */
public interface Locker extends Device {
  /** Within what {@link #open} is answered, waiting behind other doors included. */
  Duration LONGEST = Duration.ofSeconds(12);

  /** How many doors there are, numbered from 1. */
  int doors();

  /**
   * Opens one door and looks whether it did open; tries twice. No pulse is given to a door that
   * stands open, nor sooner than 3 s after the last opening: a coil that is pulsed too often burns.
   *
   * @param door from 1
   * @return always completes, normally, within {@link #LONGEST}
   */
  CompletionStage<Opening> open(int door);
}
