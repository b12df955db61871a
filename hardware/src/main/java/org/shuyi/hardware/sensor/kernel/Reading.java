package org.shuyi.hardware.sensor.kernel;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What such a file says. Pure. */
enum Reading {
  /** {@code /sys/class/thermal/thermal_zone0/temp}: thousandths of a degree. */
  THERMAL_ZONE("(-?[0-9]{1,6})\\s*"),

  /** {@code /sys/bus/w1/devices/28-.../w1_slave}: nine bytes, whether their CRC fits, and t=. */
  DS18B20("(?:[0-9a-f]{2} ){9}: crc=[0-9a-f]{2} YES\\s+(?:[0-9a-f]{2} ){9}t=(-?[0-9]{1,6})\\s*");

  /** What a DS18B20 says before its first conversion: its supply failed. */
  private static final int POWER_ON = 85_000;

  private static final int LEAST = -55_000;
  private static final int MOST = 150_000;

  private final Pattern form;

  Reading(String form) {
    this.form = Pattern.compile(form);
  }

  /** Degrees Celsius; empty if the text is no measurement. */
  OptionalDouble celsius(String text) {
    var match = form.matcher(text);
    if (!match.matches()) {
      return OptionalDouble.empty();
    }
    int thousandths = Integer.parseInt(match.group(1));
    boolean unset = this == DS18B20 && thousandths == POWER_ON;
    return unset || thousandths < LEAST || thousandths > MOST
        ? OptionalDouble.empty()
        : OptionalDouble.of(thousandths / 1000.0);
  }
}
