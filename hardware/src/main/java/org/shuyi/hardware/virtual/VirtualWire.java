package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The device's end of a cable, with an address that stays the same while the cable is pulled and
 * plugged in again. Any thread may call; one thread reads.
 */
public sealed interface VirtualWire extends AutoCloseable
    permits VirtualPort, VirtualSocket, VirtualBus, VirtualFile {
  /** Where a driver finds the device, as a station's file has it, plugged in or not. */
  String address();

  /** Plugs the cable in; does nothing if it is. */
  void plugIn() throws IOException;

  boolean isPluggedIn();

  /** Pulls the cable: a driver that has it open sees it go. */
  void unplug();

  /**
   * Reads what the driver wrote.
   *
   * @return the number of bytes; 0 if the time passed without any; -1 if nobody is there
   */
  int read(byte[] into, Duration timeout) throws IOException;

  /**
   * Has the device answer on the driver's own thread, on a bus whose frames take less time than to
   * wake another.
   *
   * @return false if the device has to read instead
   */
  default boolean answersAtOnce(Consumer<byte[]> device) {
    return false;
  }

  /** Writes towards the driver; into the air if nobody is there. */
  void write(byte[] bytes) throws IOException;

  @Override
  void close();
}
