package org.shuyi.hardware.scanner;

import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** A scanner that tells of every code it sees. */
public interface Scanner extends Device {
  /**
   * A code was read. Untrusted: anybody can print a barcode.
   *
   * @param text 1 to 512 characters, none of them a control character
   * @param symbology as the scanner says; {@link Symbology#UNTOLD} if it says nothing
   */
  record Scanned(DeviceId device, String text, Symbology symbology) implements DeviceEvent {}

  /**
   * The scanner sent something that can't be passed on, though it may well have beeped: the person
   * should hear that it was not taken.
   *
   * @param why one English sentence, without what was read
   */
  record Unreadable(DeviceId device, String why) implements DeviceEvent {}
}
