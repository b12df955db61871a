package org.shuyi.sync.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as a spreadsheet or another program reads it. */
public final class Table {
  private static final String POINT = "service_point";
  private static final String DAY = "day";

  private Table() {}

  /**
   * By RFC 4180, a line for each service point and day, a column for each measure. Begins with a
   * byte order mark, without which spreadsheets take Chinese names for Latin-1.
   */
  public static String csv(Statistics statistics) {
    Stream<String> head =
        Stream.of(
            line(
                Stream.concat(
                    Stream.of(POINT, DAY), Stream.of(Measure.values()).map(Measure::key))));
    return Stream.concat(head, rows(statistics).stream().map(row -> line(row.values().stream())))
        .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
  }

  /** The same for JSON: one map for each line; the day is empty where it is unknown. */
  public static List<Map<String, Object>> rows(Statistics statistics) {
    List<Map<String, Object>> rows = new ArrayList<>();
    statistics.counts().forEach((when, counts) -> rows.add(row(when, counts)));
    return rows;
  }

  private static Map<String, Object> row(ServiceDay when, Map<Measure, Long> counts) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(POINT, when.servicePoint());
    row.put(DAY, when.day() == null ? "" : when.day().toString());
    for (Measure measure : Measure.values()) {
      row.put(measure.key(), counts.getOrDefault(measure, 0L));
    }
    return row;
  }

  private static String line(Stream<?> cells) {
    return cells.map(Object::toString).map(Table::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
