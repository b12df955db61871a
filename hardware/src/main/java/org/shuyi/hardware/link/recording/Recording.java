package org.shuyi.hardware.link.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * What went over a device's wire, as text that a person can read, cut and comment. One entry a
 * line: milliseconds since the opening, a sign, and what it was. {@code =} opened, {@code >} sent
 * to the device, {@code <} received from it (bytes in hex), {@code !} the way in which the wire
 * failed. From {@code #} on a line is a comment.
 *
 * <pre>
 * # rfid at serial:/dev/ttyUSB0?baud=38400&amp;parity=even
 * 0 =
 * 2 &gt; 02 00 07 FF   # what is there?
 * 14 &lt; 02 00 08 00 1B
 * 3012 ! GONE
 * </pre>
 */
public record Recording(List<Entry> entries) {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final Pattern LINE = Pattern.compile("(\\d{1,15})\\s+([=><!])\\s*(.*)");
  private static final String FORM =
      "expected '<ms> =', '<ms> > hex', '<ms> < hex' or '<ms> ! KIND'";

  public Recording {
    entries = List.copyOf(entries);
  }

  /** One thing that happened. */
  public record Entry(Duration at, What what) {
    @Override
    public String toString() {
      return at.toMillis() + " " + what;
    }
  }

  /** What happened. */
  public sealed interface What {
    /** The wire was opened; the time starts again from 0. */
    record Opened() implements What {
      @Override
      public String toString() {
        return "=";
      }
    }

    /**
     * Bytes went to the device.
     *
     * @param hex pairs of upper-case hex digits with one space between
     */
    record Sent(String hex) implements What {
      @Override
      public String toString() {
        return "> " + hex;
      }
    }

    /**
     * Bytes came from the device.
     *
     * @param hex as of {@link Sent}
     */
    record Received(String hex) implements What {
      @Override
      public String toString() {
        return "< " + hex;
      }
    }

    /** The wire failed, or did not open if it was not open. */
    record Failed(Kind kind) implements What {
      @Override
      public String toString() {
        return "! " + kind;
      }
    }
  }

  /**
   * Reads a recording.
   *
   * @throws IllegalArgumentException naming the line and what is expected there
   */
  public static Recording parse(String text) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      String content = line.replaceFirst("#.*", "").strip();
      if (!content.isEmpty()) {
        entries.add(entry(content, number));
      }
    }
    return new Recording(entries);
  }

  private static Entry entry(String content, int number) {
    Matcher line = LINE.matcher(content);
    if (!line.matches()) {
      throw wrong(number, content, FORM);
    }
    Duration at = Duration.ofMillis(Long.parseLong(line.group(1)));
    return new Entry(at, what(line.group(2), line.group(3), number));
  }

  private static What what(String sign, String rest, int number) {
    return switch (sign) {
      case "=" -> opened(rest, number);
      case ">" -> new What.Sent(hex(rest, number));
      case "<" -> new What.Received(hex(rest, number));
      default -> new What.Failed(kind(rest, number));
    };
  }

  private static What opened(String rest, int number) {
    if (!rest.isEmpty()) {
      throw wrong(number, rest, "nothing follows '='");
    }
    return new What.Opened();
  }

  private static String hex(String rest, int number) {
    try {
      byte[] bytes = HexFormat.of().parseHex(rest.replaceAll("\\s", ""));
      if (bytes.length > 0) {
        return hex(bytes, bytes.length);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(number, rest, "expected bytes as pairs of hex digits");
    }
    throw wrong(number, rest, "expected at least one byte");
  }

  private static Kind kind(String rest, int number) {
    try {
      return Kind.valueOf(rest.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(number, rest, "expected one of " + List.of(Kind.values()));
    }
  }

  private static IllegalArgumentException wrong(int number, String found, String expected) {
    return new IllegalArgumentException(
        "recording, line " + number + ": '" + found + "': " + expected);
  }

  static String hex(byte[] bytes, int count) {
    return HEX.formatHex(bytes, 0, count);
  }

  static byte[] bytes(String hex) {
    return HEX.parseHex(hex);
  }
}
