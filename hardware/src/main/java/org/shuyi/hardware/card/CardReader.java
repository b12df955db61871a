package org.shuyi.hardware.card;

import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** Reads library cards with a contactless chip. */
public interface CardReader extends Device {
  /**
   * A card was held to the reader; told once until it is taken away. A number in a chip's UID can
   * be copied: what asks for more than a loan asks for a PIN too.
   *
   * @param number as the station's file says how it is made; its text never shows it
   */
  record CardPresented(DeviceId device, String number) implements DeviceEvent {
    @Override
    public String toString() {
      return "CardPresented[device=" + device + "]";
    }
  }

  /**
   * There is a card, but no number can be had of it: the person should hold it there longer, or has
   * another card.
   *
   * @param why one English sentence, without what was read
   */
  record CardUnreadable(DeviceId device, String why) implements DeviceEvent {}
}
