package org.shuyi.sync.sip2;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as {@code YYYYMMDDZZZZHHMMSS} (SIP2 2.00 after ANSI X3.30 and X3.43). Blank zones mean the
 * library's own; so do unknown ones, because Koha for one skips these four characters.
 *
 * @param zone the library's, by its own rules on the date in question
 */
public record Sip2Dates(ZoneId zone) {
  /** A date that is not given. */
  public static final String BLANK = " ".repeat(18);

  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd    HHmmss");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern FULL = Pattern.compile("(\\d{8})(.{4})(\\d{2})(\\d{2})(\\d{2})");

  /**
   * Forms that servers put into AH instead, when set up to show dates as people read them. Only
   * those that can be read in one way: 03/04/2026 is not guessed at.
   */
  private static final List<Pattern> YEAR_FIRST =
      List.of(
          Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\D.*)?"),
          Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:\\D.*)?"),
          Pattern.compile("(\\d{4})/(\\d{1,2})/(\\d{1,2})(?:\\D.*)?"),
          Pattern.compile("(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})(?:\\D.*)?"),
          Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日.*"));

  /** A moment in the library's local time, whole seconds, zone left blank. */
  public String format(Instant when) {
    return FORM.format(LocalDateTime.ofInstant(when, zone));
  }

  /** The last second of a day, as due dates are told. */
  public String endOf(LocalDate day) {
    return FORM.format(day.atTime(LocalTime.of(23, 59, 59)));
  }

  /** The moment that the 18 characters name, empty if they name none. */
  public Optional<Instant> instant(String text) {
    Matcher match = FULL.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      LocalTime time =
          LocalTime.of(
              Integer.parseInt(match.group(3)),
              Integer.parseInt(match.group(4)),
              Integer.parseInt(match.group(5)));
      return Optional.of(
          LocalDate.parse(match.group(1), DAY)
              .atTime(time)
              .atZone(zone(match.group(2).strip()))
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day that a due or expiry date names, null if it is empty or can't be read for sure. */
  public @Nullable LocalDate day(String text) {
    Optional<Instant> instant = instant(text);
    if (instant.isPresent()) {
      return LocalDate.ofInstant(instant.get(), zone);
    }
    return YEAR_FIRST.stream()
        .map(form -> form.matcher(text.strip()))
        .filter(Matcher::matches)
        .findFirst()
        .map(Sip2Dates::day)
        .orElse(null);
  }

  private static @Nullable LocalDate day(Matcher match) {
    try {
      return LocalDate.of(
          Integer.parseInt(match.group(1)),
          Integer.parseInt(match.group(2)),
          Integer.parseInt(match.group(3)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private ZoneId zone(String letters) {
    return letters.equals("Z") || letters.equals("UTC") || letters.equals("GMT")
        ? ZoneOffset.UTC
        : zone;
  }
}
