package org.shuyi.hardware.pins;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Relays and contacts of this machine, as a technician writes them: {@code
 * gpio:/dev/gpiochip0?relays=17,27&contacts=5,6} counts lines as the header's chip does, {@code
 * i2c:/dev/i2c-1?device=0x20&relays=0,1&contacts=8,9} those of an MCP23017 from A0 to B7.
 *
 * @param path of the chip or the bus, or {@code //host:port} of a program that serves it
 * @param device on the bus, 0x20 to 0x27; -1 for a header
 */
public record PinAddress(String path, int device, PinLayout layout) {
  public static final String GPIO_FORM = "gpio:/dev/gpiochip0?relays=17,27&contacts=5,6&active=low";
  public static final String I2C_FORM =
      "i2c:/dev/i2c-1?device=0x20&relays=0,1&contacts=8,9&active=low";

  private static final Pattern BUS = Pattern.compile("/dev/i2c-[0-9]+");
  private static final Pattern HEADER = Pattern.compile("/dev/gpiochip[0-9]+");
  private static final int NO_DEVICE = -1;
  private static final Duration USUAL_LONGEST = Duration.ofSeconds(1);
  private static final Set<String> KEYS =
      Set.of("device", "relays", "contacts", "active", "longest", "held");

  /** True for an expander. */
  public boolean isExpander() {
    return device != NO_DEVICE;
  }

  /**
   * Reads an address that begins with {@code gpio:} or {@code i2c:}.
   *
   * @throws IllegalArgumentException saying what is wrong with it and what is expected
   */
  public static PinAddress parse(String text) {
    boolean expander = text.startsWith("i2c:");
    try {
      return read(new URI(text), expander);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "device address '%s': %s; expected the form %s"
              .formatted(text, e.getMessage(), expander ? I2C_FORM : GPIO_FORM),
          e);
    }
  }

  private static PinAddress read(URI uri, boolean expander) {
    Map<String, String> given = parameters(uri.getQuery());
    PinLayout layout =
        new PinLayout(
            numbers("relays", given.get("relays")),
            numbers("contacts", given.get("contacts")),
            activeLow(given.get("active")),
            longest(given.get("longest")),
            numbers("held", given.get("held")));
    return expander
        ? new PinAddress(path(uri, BUS), device(given.get("device")), fit(layout))
        : new PinAddress(path(uri, HEADER), none(given.get("device")), layout);
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      if (!KEYS.contains(pair[0]) || pair.length < 2) {
        throw new IllegalArgumentException("it has no parameter '" + part + "'");
      }
      if (given.put(pair[0], pair[1]) != null) {
        throw new IllegalArgumentException(pair[0] + " is given twice");
      }
    }
    return given;
  }

  private static String path(URI uri, Pattern form) {
    String path = FarAddress.place(uri);
    if (!FarAddress.fits(path, form)) {
      throw new IllegalArgumentException("'" + path + "' is no such device");
    }
    return path;
  }

  private static List<Integer> numbers(String key, @Nullable String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : text == null ? new String[0] : text.split(",", -1)) {
      if (!part.matches("[0-9]{1,3}")) {
        throw new IllegalArgumentException("in " + key + ", '" + part + "' is not a number");
      }
      numbers.add(Integer.valueOf(part));
    }
    return numbers;
  }

  private static boolean activeLow(@Nullable String text) {
    return switch (text) {
      case null -> false;
      case "low" -> true;
      case "high" -> false;
      default -> throw new IllegalArgumentException("active is neither low nor high");
    };
  }

  private static Duration longest(@Nullable String text) {
    if (text == null) {
      return USUAL_LONGEST;
    }
    if (!text.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("longest is not a number of ms");
    }
    return Duration.ofMillis(Integer.parseInt(text));
  }

  private static int none(@Nullable String device) {
    if (device != null) {
      throw new IllegalArgumentException("a header has no device");
    }
    return NO_DEVICE;
  }

  private static int device(@Nullable String text) {
    if (text == null || !text.matches("0x2[0-7]")) {
      throw new IllegalArgumentException("device is not from 0x20 to 0x27");
    }
    return Integer.decode(text);
  }

  private static PinLayout fit(PinLayout layout) {
    boolean all = layout.relays().stream().allMatch(line -> line < Mcp23017.LINES);
    if (!all || !layout.contacts().stream().allMatch(line -> line < Mcp23017.LINES)) {
      throw new IllegalArgumentException("an MCP23017 has lines 0 to 15");
    }
    return layout;
  }

  /** What only one program can hold: a chip, or lines of a header. */
  public String wire() {
    return isExpander()
        ? path + " 0x%02x".formatted(device)
        : path + " lines " + layout.relays() + layout.contacts();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (isExpander()) {
      parts.add("device=0x%02x".formatted(device));
    }
    add(parts, "relays", layout.relays());
    add(parts, "contacts", layout.contacts());
    parts.add("active=" + (layout.activeLow() ? "low" : "high"));
    parts.add("longest=" + layout.longest().toMillis());
    add(parts, "held", layout.held());
    return (isExpander() ? "i2c:" : "gpio:") + path + "?" + String.join("&", parts);
  }

  private static void add(List<String> parts, String key, List<Integer> numbers) {
    if (!numbers.isEmpty()) {
      parts.add(key + "=" + numbers.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
  }
}
