package org.shuyi.sync.centre.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of {@code total}. */
enum Total {
  ACCEPTED,
  APPLIED,
  REFUSED,
  UNKNOWN,
  REVIEW,
  QUARANTINED;

  private static final String COLUMNS =
      Arrays.stream(values()).map(Total::column).collect(Collectors.joining(", "));

  private static final String ADD =
      "INSERT INTO total (shard, "
          + COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (shard) DO UPDATE SET "
          + Arrays.stream(values())
              .map(each -> "%1$s = total.%1$s + excluded.%1$s".formatted(each.column()))
              .collect(Collectors.joining(", "));

  private static final String SUM =
      "SELECT "
          + Arrays.stream(values())
              .map(each -> "sum(" + each.column() + ")")
              .collect(Collectors.joining(", "))
          + " FROM total";

  private String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where an act with this result is counted. */
  static Total of(String result) {
    return switch (result) {
      case "APPLIED", "ALREADY_DONE" -> APPLIED;
      case "REFUSED" -> REFUSED;
      case "UNKNOWN" -> UNKNOWN;
      default -> throw new IllegalStateException("an act with result " + result);
    };
  }

  static Counts read(Transaction tx) throws SQLException {
    return tx.first(
            SUM,
            row ->
                new Counts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
        .orElseThrow();
  }

  /** What one transaction changes. */
  static final class Changes {
    private final Map<Total, Long> changes = new EnumMap<>(Total.class);

    void add(Total total, long change) {
      changes.merge(total, change, Long::sum);
    }

    void clear() {
      changes.clear();
    }

    /** The last thing that a transaction does: others may wait for this row. */
    void write(Transaction tx, int shard) throws SQLException {
      if (changes.values().stream().anyMatch(change -> change != 0)) {
        Object[] arguments = new Object[1 + values().length];
        arguments[0] = shard;
        for (Total total : values()) {
          arguments[1 + total.ordinal()] = changes.getOrDefault(total, 0L);
        }
        tx.update(ADD, arguments);
      }
    }
  }
}
