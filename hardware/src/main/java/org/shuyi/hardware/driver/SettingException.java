package org.shuyi.hardware.driver;

import org.shuyi.hardware.device.DeviceId;

/** A key of a device's settings that is missing, wrong or unknown. */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;

  /**
   * @param problem what is there and what is expected
   */
  public SettingException(DeviceId device, String key, String problem) {
    super("device " + device + ": " + key + ": " + problem);
    this.key = key;
    this.problem = problem;
  }

  public String key() {
    return key;
  }

  /** As the message, without device and key. */
  public String problem() {
    return problem;
  }
}
