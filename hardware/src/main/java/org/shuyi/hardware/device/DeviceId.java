package org.shuyi.hardware.device;

import java.util.regex.Pattern;

/**
 * The name of one device of a station, as the technician wrote it in the station's file: {@code
 * rfid}, {@code printer}, {@code door-3}.
 *
 * @param value 1 to 32 of a–z, 0–9 and hyphen, starting with a letter
 */
public record DeviceId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public DeviceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "device name '"
              + value
              + "': expected 1 to 32 of a-z, 0-9 and hyphen, starting with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
