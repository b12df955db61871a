package org.shuyi.sync.route;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.StopId;

/**
 * A place where a van stops (服务网点).
 *
 * @param names by language, as {@code zh} and {@code en}; at least one
 * @param place where it is; null if the library has not measured it, and then only the timetable
 *     leads there
 * @param radius metres around the place within which the van stands at this stop
 * @param timetable any number, none for a stop that is served when it is asked for
 */
public record Stop(
    StopId id,
    Map<String, String> names,
    @Nullable Position place,
    int radius,
    List<Timetable> timetable) {
  /** Metres; a stop is no county. */
  public static final int MOST_RADIUS = 5_000;

  public Stop {
    names = Map.copyOf(names);
    timetable = List.copyOf(timetable);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("stop " + id + " has no name");
    }
    if (radius < 1 || radius > MOST_RADIUS) {
      throw new IllegalArgumentException(
          "stop %s: radius of %d m: expected 1 to %d".formatted(id, radius, MOST_RADIUS));
    }
  }

  /** In that language, or else in Chinese, or else in any. */
  public String name(String language) {
    String chinese = names.getOrDefault("zh", names.values().iterator().next());
    return names.getOrDefault(language, chinese);
  }
}
