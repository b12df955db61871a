package org.shuyi.hardware.panel;

import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;

/** Contacts and relays of a station that belong to no machine of their own. */
public interface Panel extends Device {
  /** What a contact stands for. */
  enum Contact {
    /** Made while somebody stands before the station. */
    PRESENCE,
    /** Made while the case is closed. */
    CASE_DOOR,
    /** Made while there is mains. */
    MAINS,
    /** Made while a technician's key is turned. */
    KEY_SWITCH
  }

  /** Sounds that a patron tells apart without looking. */
  enum Beep {
    /** One short. */
    DONE,
    /** Two short. */
    REFUSED,
    /** One of a second. */
    ALARM
  }

  /**
   * A contact is not as it was, or was looked at for the first time. Presence ends only when nobody
   * was there for a while.
   */
  record Changed(DeviceId device, Contact contact, boolean made) implements DeviceEvent {}

  /**
   * Switches the lamp; it goes out when the program dies.
   *
   * @return always completes, normally; false if there is no lamp or it was not reached
   */
  CompletionStage<Boolean> light(boolean on);

  /**
   * @return always completes, normally; false if there is no beeper or it was not reached
   */
  CompletionStage<Boolean> beep(Beep beep);
}
