package org.shuyi.hardware.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.link.serial.SerialSettings.Parity;
import org.shuyi.hardware.pins.I2cAddress;
import org.shuyi.hardware.pins.SpiAddress;

/**
 * What a station's file says of one device. Every complaint names the device, the key, what is
 * there and what is expected. Not thread-safe.
 */
public final class Settings {
  private final DeviceId device;
  private final Map<String, Object> values;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Claim> claims = new ArrayList<>();
  private @Nullable LinkAddress address;

  /**
   * What a device holds for itself alone.
   *
   * @param key that says so
   * @param what as {@code /dev/ttyUSB0}
   */
  public record Claim(String key, String what) {}

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

  /** A chip on an SPI bus under {@code address}. */
  public LinkOpener chip() {
    if (at(9600, Parity.NONE) instanceof LinkAddress.Chip chip) {
      return chip.opener();
    }
    throw wrong("address", "an SPI bus, as " + SpiAddress.FORM);
  }

  /** A sensor on an I2C bus under {@code address}. */
  public LinkOpener sensor() {
    if (at(9600, Parity.NONE) instanceof LinkAddress.Sensor sensor) {
      return sensor.opener();
    }
    throw wrong("address", "a chip on an I2C bus, as " + I2cAddress.FORM);
  }

  private LinkOpener wire(int usualBaud, Parity usualParity) {
    LinkAddress parsed = at(usualBaud, usualParity);
    if (parsed instanceof LinkAddress.Chip || parsed instanceof LinkAddress.Sensor) {
      throw wrong("address", "a port, for this device is no chip on a bus");
    }
    return parsed.opener();
  }

  private LinkAddress at(int usualBaud, Parity usualParity) {
    String text = text("address");
    try {
      LinkAddress parsed = LinkAddress.parse(text, usualBaud, usualParity);
      address = parsed;
      claim("address", parsed.wire());
      return parsed;
    } catch (IllegalArgumentException e) {
      throw new SettingException(device, "address", String.valueOf(e.getMessage()));
    }
  }

  /** The wire that was asked for; empty for a device without one. */
  public Optional<LinkAddress> address() {
    return Optional.ofNullable(address);
  }

  /**
   * Says that the device can't share something with another one: a port, a pin.
   *
   * @param key that names it
   */
  public void claim(String key, String what) {
    claims.add(new Claim(key, what));
  }

  /** What was claimed until now. */
  public List<Claim> claims() {
    return List.copyOf(claims);
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

  /** A text that may be empty or blank; {@code usual} if nothing is said. */
  public String raw(String key, String usual) {
    Object value = value(key);
    if (value == null) {
      return usual;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, value, "a text");
  }

  /**
   * A key that stands in hexadecimal digits in a file of its own, whose absolute path is said.
   *
   * @param length in bytes
   */
  public byte[] secret(String key, int length) {
    String file = text(key);
    try {
      return SecretFile.read(file, length);
    } catch (IllegalArgumentException e) {
      throw wrong(key, file, String.valueOf(e.getMessage()));
    }
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
   * @throws SettingException if there is one
   */
  public void requireNothingElse() {
    for (String key : unasked()) {
      throw new SettingException(
          device, key, "no such key; this driver knows " + String.join(", ", asked));
    }
  }

  private List<String> unasked() {
    return values.keySet().stream().filter(key -> !asked.contains(key)).toList();
  }

  private @Nullable Object value(String key) {
    asked.add(key);
    return values.get(key);
  }

  /**
   * For a value that is of the right kind and still won't do.
   *
   * @param expected as {@code "another value than afi-in-stock"}
   */
  public SettingException wrong(String key, String expected) {
    return wrong(key, values.get(key), expected);
  }

  private SettingException wrong(String key, @Nullable Object value, String expected) {
    return new SettingException(
        device,
        key,
        (value == null ? missing() : "'" + value + "' given") + "; expected " + expected);
  }

  /** A key that is missed is often there, and misspelt. */
  private String missing() {
    List<String> others = unasked();
    return others.isEmpty() ? "is missing" : "is missing, though there is " + others;
  }
}
