package org.shuyi.hardware.pins;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sensor on an I2C bus as a technician writes it: {@code i2c:/dev/i2c-1?device=0x44}.
 *
 * @param path of the bus, or {@code //host:port} of a program that serves one
 * @param device 0x08 to 0x77; the others are reserved
 */
public record I2cAddress(String path, int device) {
  public static final String FORM = "i2c:/dev/i2c-1?device=0x44";

  private static final Pattern PATH = Pattern.compile("/dev/i2c-[0-9]{1,3}");
  private static final Pattern DEVICE = Pattern.compile("device=(0x[0-9A-Fa-f]{2})");
  private static final int LEAST = 0x08;
  private static final int MOST = 0x77;

  /**
   * Reads an address that begins with {@code i2c:} and names neither relays nor contacts.
   *
   * @throws IllegalArgumentException saying what is wrong with it and what is expected
   */
  public static I2cAddress parse(String text) {
    try {
      return read(new URI(text));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "device address '%s': %s; expected the form %s, or for relays and contacts %s"
              .formatted(text, e.getMessage(), FORM, PinAddress.I2C_FORM),
          e);
    }
  }

  private static I2cAddress read(URI uri) {
    String path = FarAddress.place(uri);
    if (!FarAddress.fits(path, PATH)) {
      throw new IllegalArgumentException("'" + path + "' is no such bus");
    }
    Matcher device = DEVICE.matcher(Objects.requireNonNullElse(uri.getQuery(), ""));
    if (!device.matches()) {
      throw new IllegalArgumentException("it does not name the device on the bus, and that alone");
    }
    int number = Integer.decode(device.group(1));
    if (number < LEAST || number > MOST) {
      throw new IllegalArgumentException("device is not from 0x08 to 0x77");
    }
    return new I2cAddress(path, number);
  }

  /** What only one program can have: the chip, not its bus. */
  public String wire() {
    return path + " 0x%02x".formatted(device);
  }

  @Override
  public String toString() {
    return "i2c:" + path + "?device=0x%02x".formatted(device);
  }
}
