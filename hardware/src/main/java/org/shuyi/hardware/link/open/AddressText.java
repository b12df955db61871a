package org.shuyi.hardware.link.open;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.link.open.LinkAddress.Chip;
import org.shuyi.hardware.link.open.LinkAddress.DeviceFile;
import org.shuyi.hardware.link.open.LinkAddress.Guarded;
import org.shuyi.hardware.link.open.LinkAddress.KernelFile;
import org.shuyi.hardware.link.open.LinkAddress.Pcsc;
import org.shuyi.hardware.link.open.LinkAddress.Sensor;
import org.shuyi.hardware.link.open.LinkAddress.Serial;
import org.shuyi.hardware.link.open.LinkAddress.Tcp;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.link.serial.SerialSettings.Parity;
import org.shuyi.hardware.pins.I2cAddress;
import org.shuyi.hardware.pins.PinAddress;
import org.shuyi.hardware.pins.SpiAddress;

/**
 * The text of an address on its way to a {@link LinkAddress}, with every complaint in one place.
 */
final class AddressText {
  private static final String SERIAL_FORM = "serial:/dev/ttyUSB0?baud=9600&parity=none";
  private static final String TCP_FORM = "tcp://192.168.1.20:10001";
  private static final String FILE_FORM = "file:/dev/usb/lp0";
  private static final String PCSC = "pcsc:";
  private static final String PCSC_FORM = "pcsc:ACR122";
  private static final String SYSFS_FORM = "sysfs:/sys/class/thermal/thermal_zone0/temp";
  private static final Set<String> SERIAL_PARAMETERS = Set.of("baud", "parity");

  private final String text;

  AddressText(String text) {
    this.text = text;
  }

  LinkAddress parse(int usualBaud, Parity usualParity) {
    if (text.startsWith(PCSC)) {
      return pcsc(text.substring(PCSC.length()).strip());
    }
    URI uri = uri();
    return switch (Objects.requireNonNullElse(uri.getScheme(), "")) {
      case "serial" -> serial(uri, usualBaud, usualParity);
      case "tcp" -> tcp(uri);
      case "file" -> file(uri);
      case "sysfs" -> kernelFile(uri);
      case "gpio" -> new Guarded(PinAddress.parse(text));
      case "i2c" -> i2c();
      case "spi" -> new Chip(SpiAddress.parse(text));
      default ->
          throw wrong(
              "it starts with none of 'serial:', 'tcp:', 'file:', 'sysfs:', 'pcsc:', 'gpio:', 'i2c:'"
                  + " and 'spi:'",
              anyForm());
    };
  }

  /** Relays and contacts of an expander, or else a chip that is spoken to itself. */
  private LinkAddress i2c() {
    return text.contains("relays=") || text.contains("contacts=")
        ? new Guarded(PinAddress.parse(text))
        : new Sensor(I2cAddress.parse(text));
  }

  private URI uri() {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrong(e.getReason() + " at character " + (e.getIndex() + 1), anyForm());
    }
  }

  private Serial serial(URI uri, int usualBaud, Parity usualParity) {
    String path = path(uri, SERIAL_FORM);
    Map<String, String> parameters = parameters(uri.getQuery());
    String baud = parameters.get("baud");
    String parity = parameters.get("parity");
    return new Serial(
        settings(
            path,
            baud == null ? usualBaud : baud(baud),
            parity == null ? usualParity : parity(parity)));
  }

  private String path(URI uri, String form) {
    String path = uri.getPath();
    if (path == null || !path.startsWith("/") || path.equals("/") || uri.getAuthority() != null) {
      throw wrong("the device is not a path from the root, such as /dev/ttyUSB0", form);
    }
    requireNone(uri.getFragment(), "'#'", form);
    return path;
  }

  /** A reader's name has spaces, which no URI has. */
  private Pcsc pcsc(String name) {
    if (name.isEmpty()) {
      throw wrong("it names no reader", PCSC_FORM);
    }
    return new Pcsc(name);
  }

  private DeviceFile file(URI uri) {
    requireNone(uri.getQuery(), "parameters", FILE_FORM);
    return new DeviceFile(path(uri, FILE_FORM));
  }

  private KernelFile kernelFile(URI uri) {
    requireNone(uri.getQuery(), "parameters", SYSFS_FORM);
    return new KernelFile(path(uri, SYSFS_FORM));
  }

  private SerialSettings settings(String path, int baud, Parity parity) {
    try {
      return new SerialSettings(path, baud, parity);
    } catch (IllegalArgumentException e) {
      throw wrong(Objects.toString(e.getMessage()), SERIAL_FORM);
    }
  }

  private Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (!SERIAL_PARAMETERS.contains(name)) {
        throw wrong("it has no parameter '" + name + "', only baud and parity", SERIAL_FORM);
      }
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (parameters.putIfAbsent(name, value) != null) {
        throw wrong(name + " is given twice", SERIAL_FORM);
      }
    }
    return parameters;
  }

  private int baud(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw wrong("the baud rate '" + value + "' is not a number", SERIAL_FORM);
    }
  }

  private Parity parity(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "none" -> Parity.NONE;
      case "even" -> Parity.EVEN;
      case "odd" -> Parity.ODD;
      default ->
          throw wrong("the parity '" + value + "' is none of none, even and odd", SERIAL_FORM);
    };
  }

  private Tcp tcp(URI uri) {
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      throw wrong("the host is missing or not a valid host name", TCP_FORM);
    }
    if (uri.getPort() < 1 || uri.getPort() > 65_535) {
      throw wrong("the port is missing or not 1 to 65535", TCP_FORM);
    }
    requireNone(uri.getUserInfo(), "a user name", TCP_FORM);
    requireNone(uri.getPath(), "a path", TCP_FORM);
    requireNone(uri.getQuery(), "parameters", TCP_FORM);
    requireNone(uri.getFragment(), "'#'", TCP_FORM);
    boolean bracketed = host.startsWith("[");
    return new Tcp(bracketed ? host.substring(1, host.length() - 1) : host, uri.getPort());
  }

  private void requireNone(@Nullable String part, String name, String expected) {
    if (part != null && !part.isEmpty()) {
      throw wrong("it can't have " + name, expected);
    }
  }

  private static String anyForm() {
    return String.join(
            ", ",
            SERIAL_FORM,
            TCP_FORM,
            FILE_FORM,
            PCSC_FORM,
            SYSFS_FORM,
            PinAddress.GPIO_FORM,
            PinAddress.I2C_FORM,
            I2cAddress.FORM)
        + " or "
        + SpiAddress.FORM;
  }

  private IllegalArgumentException wrong(String what, String expected) {
    return new IllegalArgumentException(
        "device address '" + text + "': " + what + "; expected the form " + expected);
  }
}
