package org.shuyi.sync.statistics;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a report is about.
 *
 * @param servicePoint a station's id, or the stop of a van (服务网点)
 * @param day null if the clock could not be trusted when it was done: such acts are counted, on a
 *     line of their own, rather than on a day that is guessed
 */
public record ServiceDay(String servicePoint, @Nullable LocalDate day)
    implements Comparable<ServiceDay> {
  private static final Comparator<ServiceDay> ORDER =
      Comparator.comparing(ServiceDay::servicePoint)
          .thenComparing(
              ServiceDay::day, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()));

  @Override
  public int compareTo(ServiceDay other) {
    return ORDER.compare(this, other);
  }
}
