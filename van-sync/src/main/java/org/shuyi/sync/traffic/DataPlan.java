package org.shuyi.sync.traffic;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What a SIM card may carry, both ways together. Acts, questions and their answers always go;
 * reference data goes slowly once a limit is reached.
 *
 * @param perDay bytes on a local date
 * @param perMonth bytes in a calendar month
 */
public record DataPlan(long perDay, long perMonth) {
  public static final DataPlan UNLIMITED = new DataPlan(Long.MAX_VALUE, Long.MAX_VALUE);

  public DataPlan {
    if (perDay < 1 || perMonth < 1) {
      throw new IllegalArgumentException(
          perDay + " bytes a day, " + perMonth + " a month: expected at least 1");
    }
  }

  /** Whether a limit is reached on this day. */
  public boolean isUsedUp(Traffic traffic, LocalDate day) {
    return traffic.on(day).total() >= perDay || traffic.in(YearMonth.from(day)).total() >= perMonth;
  }
}
