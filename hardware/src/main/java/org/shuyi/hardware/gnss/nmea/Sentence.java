package org.shuyi.hardware.gnss.nmea;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The two sentences of NMEA 0183 that say where, when and how well. Pure. */
sealed interface Sentence {
  /** RMC with status A. */
  record Fix(double latitude, double longitude, Instant time) implements Sentence {}

  /** RMC with status V. */
  record NoFix() implements Sentence {}

  /** GGA. */
  record Quality(int quality, int satellites) implements Sentence {}

  /** Another sentence, with a right check sum. */
  record Other() implements Sentence {}

  /** GPS, GLONASS, Galileo, BeiDou under both its names, and several together. */
  Set<String> TALKERS = Set.of("GP", "GL", "GA", "BD", "GB", "GN");

  Pattern FORM = Pattern.compile("\\$([\\x20-\\x7E&&[^$*]]{5,})\\*([0-9A-Fa-f]{2})");
  Pattern TIME = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})(?:\\.([0-9]{1,3}))?");
  Pattern DATE = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})");
  Pattern ANGLE = Pattern.compile("([0-9]{2,3})([0-9]{2}(?:\\.[0-9]{1,8})?)");

  /**
   * What a line says; empty if it is no sentence, its check sum is wrong or a field makes no sense.
   */
  static Optional<Sentence> parse(String line) {
    var form = FORM.matcher(line);
    if (!form.matches() || checkSum(form.group(1)) != Integer.parseInt(form.group(2), 16)) {
      return Optional.empty();
    }
    return read(List.of(form.group(1).split(",", -1)));
  }

  private static int checkSum(String body) {
    return body.chars().reduce(0, (sum, next) -> sum ^ next);
  }

  private static Optional<Sentence> read(List<String> fields) {
    String name = fields.getFirst();
    if (name.length() != 5 || !TALKERS.contains(name.substring(0, 2))) {
      return Optional.of(new Other());
    }
    try {
      return switch (name.substring(2)) {
        case "RMC" -> Optional.of(rmc(fields));
        case "GGA" -> Optional.of(gga(fields));
        default -> Optional.of(new Other());
      };
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Name, time, status, latitude, N or S, longitude, E or W, speed, course, date. */
  private static Sentence rmc(List<String> fields) {
    return switch (fields.get(2)) {
      case "V" -> new NoFix();
      case "A" ->
          new Fix(
              angle(fields.get(3), fields.get(4), "N", "S", 90),
              angle(fields.get(5), fields.get(6), "E", "W", 180),
              date(fields.get(9)).atTime(time(fields.get(1))).toInstant(ZoneOffset.UTC));
      default -> throw new IllegalArgumentException("status");
    };
  }

  /** Name, time, latitude, N or S, longitude, E or W, quality, satellites. */
  private static Sentence gga(List<String> fields) {
    int quality = Integer.parseInt(fields.get(6));
    int satellites = fields.get(7).isEmpty() ? 0 : Integer.parseInt(fields.get(7));
    if (quality < 0 || quality > 8 || satellites < 0 || satellites > 99) {
      throw new IllegalArgumentException("quality");
    }
    return new Quality(quality, satellites);
  }

  /** Degrees and minutes run together: 3954.2610 is 39 degrees and 54.2610 minutes. */
  private static double angle(String text, String side, String plus, String minus, int most) {
    var form = ANGLE.matcher(text);
    if (!form.matches() || !(side.equals(plus) || side.equals(minus))) {
      throw new IllegalArgumentException("angle");
    }
    double minutes = Double.parseDouble(form.group(2));
    double degrees = Integer.parseInt(form.group(1)) + minutes / 60;
    if (minutes >= 60 || degrees > most) {
      throw new IllegalArgumentException("angle");
    }
    return side.equals(plus) ? degrees : -degrees;
  }

  private static LocalTime time(String text) {
    var form = TIME.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("time");
    }
    String fraction = form.group(4) == null ? "" : form.group(4);
    // A leap second is told as 60; the clock has none.
    int second = Math.min(59, Integer.parseInt(form.group(3)));
    return LocalTime.of(
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        second,
        Integer.parseInt((fraction + "000").substring(0, 3)) * 1_000_000);
  }

  private static LocalDate date(String text) {
    var form = DATE.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("date");
    }
    return LocalDate.of(
        2000 + Integer.parseInt(form.group(3)),
        Integer.parseInt(form.group(2)),
        Integer.parseInt(form.group(1)));
  }
}
