package org.shuyi.kiosk.workbench;

import java.util.List;

/**
 * The devices on a bench, and what can be wrong with each. Called on the JavaFX thread; returns at
 * once, whatever takes longer happens behind.
 */
public interface Faults {
  /** All devices, always in the same order. */
  List<Device> devices();

  /** Makes something go wrong, or well again. */
  void fault(String device, String fault, boolean on);

  /**
   * One device.
   *
   * @param name as the station's file has it
   * @param address likewise
   * @param faults always the same, in the same order
   * @param shows how it stands; empty where there is nothing to see
   */
  record Device(String name, String address, List<Fault> faults, String shows) {
    public Device {
      faults = List.copyOf(faults);
    }
  }

  /**
   * One switch.
   *
   * @param name as {@code paper-out}
   */
  record Fault(String name, boolean on) {}
}
