package org.shuyi.kiosk.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.session.VanDesk;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.route.Position;
import org.shuyi.sync.route.Route;
import org.shuyi.sync.route.Stop;
import org.shuyi.sync.route.Timetable;
import org.shuyi.sync.route.Timetable.Dates;
import org.shuyi.sync.route.Timetable.Days;
import org.shuyi.sync.route.Timetable.Weekly;

/** Reads {@code [van]} and {@code [route]}: who works there, where it goes and when. */
final class VanSection {
  private static final String EXPECTED =
      "expected as \"mon,thu 09:00-10:30\", \"mon 09:00-10:30 every 2 weeks since 2026-11-02\""
          + " or \"2026-12-24 09:00-10:30\"";
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)"
              + "(?: every (\\d{1,2}) weeks since (\\d{4}-\\d\\d-\\d\\d))?");

  /** Weeks that are all alike need no first one. */
  private static final LocalDate ANY_MONDAY = LocalDate.of(2024, 1, 1);

  private VanSection() {}

  static VanDesk.Settings read(Section van, Section route) {
    Map<PatronId, String> crew = new HashMap<>();
    Section staff = van.section("staff");
    staff.allTexts().forEach((card, name) -> crew.put(new PatronId(card), name));
    if (crew.isEmpty()) {
      staff.problem(
          "nobody: expected the library card of each who works here, \"2100...\" = \"name\"");
    }
    List<Stop> stops = new ArrayList<>();
    route
        .tables()
        .forEach(
            table -> {
              Stop stop = stop(table);
              if (stop != null) {
                stops.add(stop);
              }
            });
    if (stops.isEmpty()) {
      route.problem("no stop: expected a table [route.NAME] with zh, en and timetable for each");
    }
    return new VanDesk.Settings(
        crew,
        new Route(stops),
        van.number("least-days", 1, 365, 7),
        van.number("usual-days", 1, 365, 30));
  }

  private static @Nullable Stop stop(Section table) {
    Map<String, String> names = new HashMap<>();
    names.put("zh", table.text("zh"));
    table
        .otherKeys(Set.of(Locale.getISOLanguages()))
        .forEach(language -> names.put(language, table.text(language)));
    @Nullable Position place =
        table.optionalText("position").isPresent()
            ? table.parsed("position", VanSection::position)
            : null;
    int radius = table.number("radius", 1, Stop.MOST_RADIUS, 300);
    List<Timetable> timetable = table.texts("timetable", VanSection::timetable);
    try {
      return new Stop(new StopId(table.name()), names, place, radius, timetable);
    } catch (IllegalArgumentException e) {
      table.problem(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static Position position(String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 2) {
        return new Position(
            Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected degrees (WGS 84), as \"30.2741, 120.1551\": north, east", e);
    }
    throw new IllegalArgumentException(
        "expected degrees (WGS 84), as \"30.2741, 120.1551\": north, east");
  }

  private static Timetable timetable(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return new Timetable(
        days(line.group(1), line.group(4), line.group(5)),
        LocalTime.parse(line.group(2)),
        LocalTime.parse(line.group(3)));
  }

  private static Days days(String days, @Nullable String weeks, @Nullable String since) {
    if (days.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return Dates.of(LocalDate.parse(days));
    }
    return new Weekly(
        weekdays(days),
        weeks == null ? 1 : Integer.parseInt(weeks),
        since == null ? ANY_MONDAY : LocalDate.parse(since));
  }

  private static Set<DayOfWeek> weekdays(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      days.add(weekday(word));
    }
    return days;
  }

  private static DayOfWeek weekday(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(word) && word.length() == 3) {
        return day;
      }
    }
    throw new IllegalArgumentException(EXPECTED);
  }
}
