package org.shuyi.hardware.device;

/**
 * Something a device has to say of its own accord. Drivers only post events and return: the
 * listener they are given must not block and must not call back into the device.
 */
public interface DeviceEvent {
  DeviceId device();

  /** The device's condition is not what it was. Posted for every change, first on start. */
  record ConditionChanged(DeviceId device, Condition condition) implements DeviceEvent {}
}
