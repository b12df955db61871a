package org.shuyi.hardware.id;

import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** Reads the identity documents that people lay on it, while it is told to. */
public interface IdCardReader extends Device {
  /** Turns reading on or off; off to begin with. While off, no document is read at all. */
  void watch(boolean on);

  /**
   * A document was read. Whoever gets it wipes it.
   *
   * @param document its text says nothing about the person
   */
  record IdCardRead(DeviceId device, IdDocument document) implements DeviceEvent {}

  /**
   * There is a document, but it can't be read: the person should lay it down again.
   *
   * @param why one English sentence, without what was read
   */
  record IdCardUnreadable(DeviceId device, String why) implements DeviceEvent {}
}
