package org.shuyi.sync.route;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When a van is at a stop.
 *
 * @param days on which days
 * @param from local time, whole minutes
 * @param to local time, whole minutes, after {@code from} on the same day
 */
public record Timetable(Days days, LocalTime from, LocalTime to) {
  public Timetable {
    requireMinutes(from);
    requireMinutes(to);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from " + from + " to " + to + ": ends before it begins");
    }
  }

  /** A rule for days. */
  public sealed interface Days {
    /** Whether it is one of them. */
    boolean includes(LocalDate day);

    /** The first of them on this day or later; none if there is no more. */
    Optional<LocalDate> from(LocalDate day);
  }

  /**
   * Days of the week, in every week or every so many.
   *
   * @param everyWeeks 1 to 52
   * @param since a day of the first such week (Monday to Sunday); there is none before that day
   */
  public record Weekly(Set<DayOfWeek> weekdays, int everyWeeks, LocalDate since) implements Days {
    /** A year. */
    private static final int MOST_WEEKS = 52;

    public Weekly {
      weekdays = Collections.unmodifiableSet(new TreeSet<>(weekdays));
      if (weekdays.isEmpty() || everyWeeks < 1 || everyWeeks > MOST_WEEKS) {
        throw new IllegalArgumentException(
            weekdays + " every " + everyWeeks + " weeks: expected a day, 1 to " + MOST_WEEKS);
      }
    }

    @Override
    public boolean includes(LocalDate day) {
      return !day.isBefore(since)
          && weekdays.contains(day.getDayOfWeek())
          && ChronoUnit.WEEKS.between(monday(since), monday(day)) % everyWeeks == 0;
    }

    @Override
    public Optional<LocalDate> from(LocalDate day) {
      LocalDate first = day.isBefore(since) ? since : day;
      return Stream.iterate(first, each -> each.plusDays(1))
          .limit((MOST_WEEKS + 1) * 7L)
          .filter(this::includes)
          .findFirst();
    }

    private static LocalDate monday(LocalDate day) {
      return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
  }

  /** Single days. */
  public record Dates(NavigableSet<LocalDate> dates) implements Days {
    public Dates {
      dates = Collections.unmodifiableNavigableSet(new TreeSet<>(dates));
    }

    public static Dates of(LocalDate... dates) {
      return new Dates(new TreeSet<>(Set.of(dates)));
    }

    @Override
    public boolean includes(LocalDate day) {
      return dates.contains(day);
    }

    @Override
    public Optional<LocalDate> from(LocalDate day) {
      return Optional.ofNullable(dates.ceiling(day));
    }
  }

  private static void requireMinutes(LocalTime time) {
    if (!time.truncatedTo(ChronoUnit.MINUTES).equals(time)) {
      throw new IllegalArgumentException(time + ": a timetable has minutes and no seconds");
    }
  }
}
