package org.shuyi.hardware.rfid.pad;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.PadSettings.AlreadyThere;
import org.shuyi.hardware.rfid.tag.TagContent;

/**
 * Makes a pile of books out of single looks. A tag counts when it was seen often enough, has lain
 * there long enough and was read; it has left when it was missed so many times in a row. Reading a
 * tag is a look at it too. Pure; not thread-safe.
 */
final class PadWatch {
  /**
   * For how many looks a tag that does not come to rest holds back the news of the others: one at
   * the edge of the field comes and goes for ever. About two seconds; there is no look while a pile
   * is read, however long that takes.
   */
  static final int PATIENCE = 16;

  private final PadSettings settings;
  private final Map<TagUid, Candidate> candidates = new LinkedHashMap<>();

  /** Tags that lay there before, and how often in a row they were missed since. */
  private final Map<TagUid, Integer> leftBehind = new HashMap<>();

  private int looks;
  private boolean overfull;

  /** Looks since some tag is not at rest. */
  private int heldLooks;

  private @Nullable Pile told;

  /**
   * What lies there.
   *
   * @param overfull true if more lies there than can be read at once
   */
  record Pile(List<TagSeen> tags, boolean overfull) {}

  /** A tag that was seen lately. */
  private static final class Candidate {
    private final Instant since;

    /** A bit for each look, the last one lowest. */
    private int window;

    private int failures;
    private boolean counts;
    private @Nullable TagSeen content;

    Candidate(Instant since) {
      this.since = since;
    }
  }

  PadWatch(PadSettings settings) {
    this.settings = settings;
  }

  /** Starts anew: whatever lies there is told again. */
  void clear() {
    candidates.clear();
    looks = 0;
    overfull = false;
    heldLooks = 0;
    told = null;
  }

  /** A watch is over: what lies there now is left behind by somebody. */
  void end() {
    if (settings.alreadyThere() != AlreadyThere.COUNTS) {
      candidates.forEach((tag, candidate) -> leaveBehind(tag, candidate.counts));
    }
    clear();
  }

  private void leaveBehind(TagUid tag, boolean counts) {
    if (counts) {
      leftBehind.put(tag, 0);
    }
  }

  /**
   * One inventory.
   *
   * @param more true if there are tags beyond these
   * @return the tags whose content is to be read now
   */
  List<TagUid> seen(List<TagUid> tags, boolean more, Instant now) {
    looks++;
    heldLooks++;
    overfull = more;
    if (settings.alreadyThere() == AlreadyThere.NEVER && looks <= settings.reads()) {
      tags.forEach(tag -> leftBehind.put(tag, 0));
    }
    watchThoseLeftBehind(new HashSet<>(tags));
    candidates.values().forEach(candidate -> look(candidate, 0));
    tags.forEach(tag -> candidates.computeIfAbsent(tag, it -> new Candidate(now)).window |= 1);
    candidates.values().removeIf(candidate -> candidate.window == 0);
    return tags.stream().filter(this::isUnread).toList();
  }

  private boolean isUnread(TagUid tag) {
    return !leftBehind.containsKey(tag)
        && Objects.requireNonNull(candidates.get(tag)).content == null;
  }

  private void look(Candidate candidate, int seen) {
    candidate.window = (candidate.window << 1 | seen) & (1 << settings.readsOf()) - 1;
  }

  private void watchThoseLeftBehind(Set<TagUid> now) {
    leftBehind.replaceAll((tag, missed) -> now.contains(tag) ? 0 : missed + 1);
    leftBehind.values().removeIf(missed -> missed >= settings.readsOf());
  }

  /** A tag was read. What looks damaged is read again first: it may only lie badly. */
  void read(TagSeen tag) {
    Candidate candidate = candidates.get(tag.uid());
    if (candidate == null) {
      return;
    }
    boolean damaged = tag.content() instanceof TagContent.Damaged;
    if (!damaged) {
      look(candidate, 1);
    } else {
      candidate.failures++;
    }
    if (!damaged || candidate.failures >= settings.readAttempts()) {
      candidate.content = tag;
    }
  }

  /** What was written on a tag is known without reading it again. */
  void secured(TagUid tag, Security security) {
    Candidate candidate = candidates.get(tag);
    if (candidate != null && candidate.content != null) {
      candidate.content = new TagSeen(tag, candidate.content.content(), security);
    }
  }

  /** Something else was written on a tag: it is read again. */
  void written(TagUid tag) {
    Candidate candidate = candidates.get(tag);
    if (candidate != null) {
      candidate.content = null;
      candidate.failures = 0;
      told = null;
    }
  }

  /** The pile, if it is certain and not the one told last; telling it once. */
  Optional<Pile> news(Instant now) {
    candidates.values().forEach(candidate -> count(candidate, now));
    if (looks < settings.reads() && candidates.isEmpty() || isHeld()) {
      return Optional.empty();
    }
    Pile pile = new Pile(certain(), overfull);
    if (told != null && uids(pile).equals(uids(told)) && told.overfull == overfull) {
      return Optional.empty();
    }
    told = pile;
    return Optional.of(pile);
  }

  private void count(Candidate candidate, Instant now) {
    candidate.counts |=
        Integer.bitCount(candidate.window) >= settings.reads()
            && Duration.between(candidate.since, now).compareTo(settings.dwell()) >= 0;
  }

  private boolean isHeld() {
    boolean restless =
        candidates.entrySet().stream()
            .filter(it -> !leftBehind.containsKey(it.getKey()))
            .anyMatch(it -> !it.getValue().counts || it.getValue().content == null);
    if (!restless) {
      heldLooks = 0;
    }
    return restless && heldLooks < PATIENCE;
  }

  private List<TagSeen> certain() {
    return candidates.entrySet().stream()
        .filter(it -> it.getValue().counts && !leftBehind.containsKey(it.getKey()))
        .map(it -> it.getValue().content)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static Set<TagUid> uids(Pile pile) {
    Collection<TagUid> uids = pile.tags.stream().map(TagSeen::uid).toList();
    return Set.copyOf(uids);
  }
}
