package org.shuyi.kiosk.flow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.sync.circulation.ItemId;

/** The tags on a pad seen as items: the parts of a set are one item. */
record Pile(Map<ItemId, PiledItem> items) {
  static Pile of(Pad pad) {
    Map<ItemId, PiledItem> items = new LinkedHashMap<>();
    for (TagSeen seen : pad.tags()) {
      if (seen.content() instanceof TagContent.Item(ItemTag tag) && isItemId(tag)) {
        items
            .computeIfAbsent(
                new ItemId(tag.primaryItemId()),
                id -> new PiledItem(tag, new LinkedHashMap<>(), new LinkedHashSet<>()))
            .add(seen, tag);
      }
    }
    return new Pile(items);
  }

  /** Tags are written by anybody: an identifier that no barcode could have is no item of ours. */
  private static boolean isItemId(ItemTag tag) {
    String id = tag.primaryItemId();
    return !id.isBlank()
        && id.length() <= 64
        && id.chars().noneMatch(c -> Character.isISOControl(c) || c == '|');
  }

  boolean holds(ItemId item) {
    return items.containsKey(item);
  }

  /** Of an item that waited for its other parts and left the pad, nothing was done. */
  List<Line> leave(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                !holds(line.item()) && line.progress() instanceof Progress.Incomplete
                    ? line.with(new Progress.TakenAway())
                    : line)
        .toList();
  }

  /** Whether all parts of an item are on the pad. */
  boolean complete(ItemId item) {
    PiledItem found = items.get(item);
    return found != null && found.complete();
  }

  /** The tags of an item if all its parts are on the pad; else none. */
  List<TagUid> whole(ItemId item) {
    return complete(item) ? tags(item) : List.of();
  }

  /** The tags of an item now on the pad; none if it is not there. */
  List<TagUid> tags(ItemId item) {
    PiledItem found = items.get(item);
    return found == null ? List.of() : List.copyOf(found.tags.keySet());
  }

  /** The tags of an item that don't show the wanted security. */
  List<TagUid> tagsNot(ItemId item, Security wanted) {
    PiledItem found = items.get(item);
    return found == null
        ? List.of()
        : found.tags.entrySet().stream()
            .filter(tag -> tag.getValue() != wanted)
            .map(Map.Entry::getKey)
            .toList();
  }

  /**
   * One item on the pad.
   *
   * @param first the first of its tags that was seen
   * @param tags of all its parts on the pad, with their security
   * @param parts the distinct part numbers seen; a tag misread twice is not a second part
   */
  record PiledItem(ItemTag first, Map<TagUid, Security> tags, Set<Integer> parts) {
    private void add(TagSeen seen, ItemTag tag) {
      tags.put(seen.uid(), seen.security());
      parts.add(tag.part());
    }

    Progress incomplete() {
      return new Progress.Incomplete(parts.size(), first.parts());
    }

    /** Part 0 means that one tag stands for the whole set (ISO 28560-3, ordinal part number). */
    boolean complete() {
      return parts.contains(0) || parts.size() >= first.parts();
    }
  }
}
