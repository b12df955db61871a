package org.shuyi.kiosk.van;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct.ProposedBy;

/**
 * A stop that may be opened.
 *
 * @param names by language
 * @param planned when the timetable has this visit; null for an extra stop
 * @param by what points to it
 * @param next the day of the next visit after this one; null if none is planned
 * @param due when what is lent here has to be back
 */
public record OfferedStop(
    StopId stop,
    Map<String, String> names,
    @Nullable LocalDateTime planned,
    ProposedBy by,
    @Nullable LocalDate next,
    LocalDate due) {
  public OfferedStop {
    names = Map.copyOf(names);
  }

  /** In that language, or else in Chinese, or else in any. */
  public String name(String language) {
    return names.getOrDefault(
        language, names.getOrDefault("zh", names.values().stream().findFirst().orElse("")));
  }
}
