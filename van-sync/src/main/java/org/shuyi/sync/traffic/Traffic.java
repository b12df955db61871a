package org.shuyi.sync.traffic;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Bytes by day.
 *
 * @param days local dates of the station; at most the last {@value #MOST_DAYS} on which there were
 *     any
 */
public record Traffic(NavigableMap<LocalDate, Bytes> days) {
  /** A year and the month before it. */
  static final int MOST_DAYS = 400;

  public Traffic {
    days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
  }

  public static Traffic none() {
    return new Traffic(new TreeMap<>());
  }

  /** None on a day that is not there. */
  public Bytes on(LocalDate day) {
    return days.getOrDefault(day, Bytes.NONE);
  }

  public Bytes in(YearMonth month) {
    return days.subMap(month.atDay(1), true, month.atEndOfMonth(), true).values().stream()
        .reduce(Bytes.NONE, Bytes::plus);
  }

  Traffic plus(LocalDate day, Bytes more) {
    NavigableMap<LocalDate, Bytes> sum = new TreeMap<>(days);
    sum.merge(day, more, Bytes::plus);
    while (sum.size() > MOST_DAYS) {
      sum.pollFirstEntry();
    }
    return new Traffic(sum);
  }
}
