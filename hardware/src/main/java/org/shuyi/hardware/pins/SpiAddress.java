package org.shuyi.hardware.pins;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chip on an SPI bus as a technician writes it: {@code
 * spi:/dev/spidev0.0?busy=25&reset=24&select=8}, lines counted as the header's chip does.
 *
 * @param path of the bus and its channel, or {@code //host:port} of a program that serves one
 * @param select the line at the chip's NSS, which must not be one that the controller drives itself
 */
public record SpiAddress(String path, int busy, int reset, int select) {
  public static final String FORM = "spi:/dev/spidev0.0?busy=25&reset=24&select=22";

  private static final Pattern PATH = Pattern.compile("/dev/spidev([0-9])\\.([0-9])");
  private static final Pattern LINE = Pattern.compile("[0-9]{1,3}");
  private static final Set<String> LINES = Set.of("busy", "reset", "select");

  /**
   * Reads an address that begins with {@code spi:}.
   *
   * @throws IllegalArgumentException saying what is wrong with it and what is expected
   */
  public static SpiAddress parse(String text) {
    try {
      return read(new URI(text));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "device address '%s': %s; expected the form %s".formatted(text, e.getMessage(), FORM), e);
    }
  }

  private static SpiAddress read(URI uri) {
    String path = FarAddress.place(uri);
    if (!FarAddress.fits(path, PATH)) {
      throw new IllegalArgumentException("'" + path + "' is no SPI device");
    }
    Map<String, Integer> lines = lines(uri.getQuery());
    return new SpiAddress(path, line("busy", lines), line("reset", lines), line("select", lines));
  }

  private static Map<String, Integer> lines(@Nullable String query) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      if (!LINES.contains(pair[0]) || pair.length < 2 || !LINE.matcher(pair[1]).matches()) {
        throw new IllegalArgumentException("'" + part + "' names no line");
      }
      if (lines.put(pair[0], Integer.valueOf(pair[1])) != null) {
        throw new IllegalArgumentException(pair[0] + " is given twice");
      }
    }
    return lines;
  }

  private static int line(String name, Map<String, Integer> lines) {
    Integer line = lines.get(name);
    if (line == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return line;
  }

  /** The first number of a device file of this machine. */
  public int bus() {
    return number(1);
  }

  /** The second. */
  public int channel() {
    return number(2);
  }

  private int number(int group) {
    Matcher file = PATH.matcher(path);
    if (!file.matches()) {
      throw new IllegalStateException(path + " is no device file of this machine");
    }
    return Integer.parseInt(file.group(group));
  }

  @Override
  public String toString() {
    return "spi:%s?busy=%d&reset=%d&select=%d".formatted(path, busy, reset, select);
  }
}
