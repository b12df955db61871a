package org.shuyi.hardware.device;

/**
 * What a device said of itself when it was last greeted; empty where its protocol has no such
 * question or it was never reached.
 *
 * @param model as the device names itself
 * @param firmware its version
 * @param serialNumber of the device, never of a card or a tag
 */
public record Identity(String model, String firmware, String serialNumber) {
  public static final Identity UNKNOWN = new Identity("", "", "");
}
