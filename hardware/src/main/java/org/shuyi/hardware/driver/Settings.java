package org.shuyi.hardware.driver;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.link.serial.SerialSettings.Parity;

/**
 * What a station's file says of one device. Every complaint names the device, the key, what is
 * there and what is expected. Not thread-safe.
 */
public final class Settings {
  private final DeviceId device;
  private final Map<String, Object> values;
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param values by key, as TOML has them: String, Long, Double or Boolean
   */
  public Settings(DeviceId device, Map<String, ?> values) {
    this.device = device;
    this.values = new TreeMap<>(values);
  }

  /**
   * The wire under {@code address}, 8 data bits, no parity unless it says otherwise.
   *
   * @param usualBaud what the device comes from the factory with
   */
  public LinkOpener wire(int usualBaud) {
    return wire(usualBaud, Parity.NONE);
  }

  /** As {@link #wire(int)}, for a device that comes with even parity. */
  public LinkOpener wireWithEvenParity(int usualBaud) {
    return wire(usualBaud, Parity.EVEN);
  }

  private LinkOpener wire(int usualBaud, Parity usualParity) {
    String address = text("address");
    try {
      return LinkAddress.parse(address, usualBaud, usualParity).opener();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("device " + device + ": " + e.getMessage(), e);
    }
  }

  /** A text that has to be there. */
  public String text(String key) {
    return text(key, null);
  }

  /** A text; {@code usual} if nothing is said. */
  public String text(String key, @Nullable String usual) {
    Object value = value(key);
    if (value == null && usual != null) {
      return usual;
    }
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(key, value, "a text");
  }

  /** A whole number; {@code usual} if nothing is said. */
  public int whole(String key, int least, int most, int usual) {
    Object value = value(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof Number number
        && number.doubleValue() == number.longValue()
        && number.longValue() >= least
        && number.longValue() <= most) {
      return number.intValue();
    }
    throw wrong(key, value, "a whole number from " + least + " to " + most);
  }

  /** Yes or no; {@code usual} if nothing is said. */
  public boolean truth(String key, boolean usual) {
    Object value = value(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrong(key, value, "true or false");
  }

  /** One of an enum's names in lower case with hyphens; {@code usual} if nothing is said. */
  public <E extends Enum<E>> E choice(String key, Class<E> choices, E usual) {
    Object value = value(key);
    if (value == null) {
      return usual;
    }
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> spelled(choice).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    key,
                    value,
                    "one of "
                        + Arrays.stream(choices.getEnumConstants())
                            .map(Settings::spelled)
                            .toList()));
  }

  private static String spelled(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * To be called last: a key that nobody asked for is a slip of the pen.
   *
   * @throws IllegalArgumentException if there is one
   */
  public void requireNothingElse() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        throw new IllegalArgumentException(
            "device " + device + ": it has no key '" + key + "', only " + asked);
      }
    }
  }

  private @Nullable Object value(String key) {
    asked.add(key);
    return values.get(key);
  }

  private IllegalArgumentException wrong(String key, @Nullable Object value, String expected) {
    return new IllegalArgumentException(
        "device "
            + device
            + ": "
            + key
            + (value == null ? " is missing" : " = '" + value + "'")
            + "; expected "
            + expected);
  }
}
