package org.shuyi.hardware.rfid.feig;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.TagContent;

/**
 * Makes a pile of books out of single reads. A tag counts when the same set of tags was seen often
 * enough in a row and each of them was read; a stray read never lasts that long. Pure; not
 * thread-safe.
 */
final class PadWatch {
  /**
   * Inventories that may differ before newcomers are left out: one tag at the edge of the field
   * comes and goes for ever, and the others need not wait for it. About two seconds.
   */
  static final int PATIENCE = 16;

  private final int readsInARow;
  private final int attempts;

  private final Set<TagUid> present = new LinkedHashSet<>();
  private int timesSeen;

  /** Inventories since the last one that was settled. */
  private int restless;

  private final Map<TagUid, TagSeen> known = new LinkedHashMap<>();
  private final Map<TagUid, Integer> failures = new HashMap<>();
  private @Nullable Set<TagUid> told;

  PadWatch(int readsInARow, int attempts) {
    this.readsInARow = readsInARow;
    this.attempts = attempts;
  }

  /** Starts anew: whatever lies there is told again. */
  void clear() {
    present.clear();
    timesSeen = 0;
    restless = 0;
    known.clear();
    failures.clear();
    told = null;
  }

  /**
   * One inventory.
   *
   * @return the tags whose content is still to be read
   */
  List<TagUid> seen(List<TagUid> tags) {
    Set<TagUid> now = Set.copyOf(tags);
    boolean patient = restless < PATIENCE;
    count(patient ? now.equals(present) : now.containsAll(present));
    // Those that stay keep their place, so that the list on the screen does not jump.
    present.retainAll(now);
    if (patient) {
      present.addAll(tags);
    }
    if (isSettled()) {
      known.keySet().retainAll(present);
      failures.keySet().retainAll(present);
    }
    return present.stream().filter(tag -> !known.containsKey(tag)).toList();
  }

  private void count(boolean same) {
    timesSeen = same ? timesSeen + 1 : 1;
    restless = timesSeen >= readsInARow ? 0 : restless + 1;
  }

  private boolean isSettled() {
    return timesSeen >= readsInARow;
  }

  /** A tag was read. What looks damaged is read again first: it may only lie badly. */
  void read(TagSeen tag) {
    if (tag.content() instanceof TagContent.Damaged) {
      failed(tag);
    } else {
      known.put(tag.uid(), tag);
    }
  }

  private void failed(TagSeen damaged) {
    if (failures.merge(damaged.uid(), 1, Integer::sum) >= attempts) {
      known.put(damaged.uid(), damaged);
    }
  }

  /** What was written on a tag is known without reading it again. */
  void secured(TagUid tag, Security security) {
    known.computeIfPresent(tag, (uid, seen) -> new TagSeen(uid, seen.content(), security));
  }

  /** The pile, if it is certain and not the one told last; telling it once. */
  Optional<List<TagSeen>> news() {
    if (!isSettled() || present.equals(told) || !known.keySet().containsAll(present)) {
      return Optional.empty();
    }
    told = Set.copyOf(present);
    return Optional.of(present.stream().map(known::get).map(Objects::requireNonNull).toList());
  }
}
