package org.shuyi.sync.ils.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The demo library's own way with SIP2 lines, apart from the client's on purpose.
 *
 * @param code two digits
 * @param body everything after them, without AY and AZ
 * @param trailer what the answer has to echo: {@code AYn}, or empty without error detection
 */
record Line(String code, String body, String trailer) {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss");
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  /** Empty if the checksum is wrong or there is not even a code. */
  static Optional<Line> read(byte[] bytes) {
    int tail = bytes.length - 9;
    boolean checked =
        tail >= 2 && bytes[tail] == 'A' && bytes[tail + 1] == 'Y' && bytes[tail + 3] == 'A';
    if (checked) {
      String given = new String(bytes, bytes.length - 4, 4, UTF_8);
      if (!given.equals(sum(bytes, bytes.length - 4))) {
        return Optional.empty();
      }
    }
    String text = new String(bytes, 0, checked ? tail : bytes.length, UTF_8);
    return text.length() < 2
        ? Optional.empty()
        : Optional.of(
            new Line(
                text.substring(0, 2),
                text.substring(2),
                checked ? new String(bytes, tail, 3, UTF_8) : ""));
  }

  /** The answer to this line as bytes, with checksum if this line had one. */
  byte[] answer(String text, boolean lineFeed) {
    String end = lineFeed ? "\r\n" : "\r";
    if (trailer.isEmpty()) {
      return (text + end).getBytes(UTF_8);
    }
    String summed = text + trailer + "AZ";
    byte[] bytes = summed.getBytes(UTF_8);
    return (summed + sum(bytes, bytes.length) + end).getBytes(UTF_8);
  }

  /** The fields after {@code fixed} characters, the first of each code. */
  Map<String, String> fields(int fixed) {
    Map<String, String> fields = new HashMap<>();
    for (String piece : body.substring(Math.min(fixed, body.length())).split("\\|", -1)) {
      if (piece.length() >= 2) {
        fields.putIfAbsent(piece.substring(0, 2), piece.substring(2));
      }
    }
    return fields;
  }

  /** A date of 18 characters in the body, read as local time. */
  Optional<Instant> date(int from, ZoneId zone) {
    if (body.length() < from + 18) {
      return Optional.empty();
    }
    String digits = body.substring(from, from + 8) + body.substring(from + 12, from + 18);
    try {
      return Optional.of(LocalDateTime.parse(digits, DIGITS).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static String date(Instant when, ZoneId zone) {
    return WRITTEN.format(LocalDateTime.ofInstant(when, zone));
  }

  static String date(LocalDate day) {
    return WRITTEN.format(day.atTime(23, 59, 0));
  }

  /** A value that can stand between two bars. */
  static String field(String code, String value) {
    return code + value.replace("|", "&#124;").replaceAll("\\p{Cntrl}", " ") + "|";
  }

  private static String sum(byte[] bytes, int length) {
    int total = 0;
    for (int i = 0; i < length; i++) {
      total += bytes[i] & 0xFF;
    }
    return "%04X".formatted(0x10000 - (total & 0xFFFF) & 0xFFFF);
  }
}
