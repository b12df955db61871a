package org.shuyi.hardware.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;

/** The field over one antenna and the tags in it, whichever reader makes it. Not thread-safe. */
final class VirtualField {
  /** E0 (ISO 15693) 04 (NXP) 01 (ICODE SLI), of books that a hand puts there. */
  private static final long FIRST_UID = 0xE004_0100_0000_0000L;

  private static final int AFI_IN_STOCK = 0x07;

  private final List<VirtualTag> tags = new ArrayList<>();
  private final List<VirtualTag> twins = new ArrayList<>();

  /** What a reader hears after a command to one tag. */
  sealed interface Heard {
    record Nobody() implements Heard {}

    /** Several at once, and not the same: no reader makes sense of it. */
    record Collision() implements Heard {}

    /** The answer: its first byte is the tag's flags, 0 if it did what it was told. */
    @SuppressWarnings("ArrayRecordComponent") // made, taken apart and thrown away at once
    record Clear(int[] answer) implements Heard {}
  }

  /** Puts a tag into the field; the same one only once, but another may bear the same UID. */
  void put(VirtualTag tag) {
    if (!tags.contains(tag)) {
      tags.add(tag);
    }
  }

  /** Takes away whatever bears this UID. */
  boolean take(TagUid uid) {
    return tags.removeIf(tag -> tag.uid().equals(uid));
  }

  List<VirtualTag> tags() {
    return List.copyOf(tags);
  }

  /** Those that answer right now, in the order in which they came. */
  List<VirtualTag> answering() {
    return tags.stream().filter(VirtualTag::hears).toList();
  }

  /** Tells whoever bears this UID to do something. */
  Heard tell(TagUid uid, Function<VirtualTag, int[]> what) {
    return merge(answering().stream().filter(tag -> tag.uid().equals(uid)).map(what).toList());
  }

  /** As {@link #tell}, but it takes more of the field than a tag at its edge gets. */
  Heard write(TagUid uid, Function<VirtualTag, int[]> what) {
    return merge(
        answering().stream()
            .filter(tag -> tag.uid().equals(uid) && !tag.isAtTheEdge())
            .map(what)
            .toList());
  }

  /**
   * The last tag lies at the edge, or a second one with the UID of the first has come, as from a
   * careless maker.
   */
  List<Switch> switches() {
    return List.of(
        new Switch(
            "edge",
            () -> tags.stream().anyMatch(VirtualTag::isAtTheEdge),
            on -> tags.stream().skip(tags.size() - 1L).forEach(tag -> tag.putAtTheEdge(on))),
        new Switch("twins", () -> !Collections.disjoint(tags, twins), this::twins));
  }

  private void twins(boolean on) {
    tags.removeAll(twins);
    twins.clear();
    if (on && !tags.isEmpty()) {
      VirtualTag twin = tags.getFirst().twin();
      twins.add(twin);
      put(twin);
    }
  }

  /** Books in stock, laid down and taken away by the name of the item. */
  List<Gesture> gestures() {
    return List.of(
        Gesture.quiet("put", "ITEM", item -> put(book(item))),
        Gesture.quiet("take", "ITEM", item -> take(book(item).uid())));
  }

  /** The same item always has the same tag. */
  private VirtualTag book(String item) {
    TagUid uid = new TagUid(FIRST_UID + (item.hashCode() & 0x7FFF_FFFFL));
    return tags.stream()
        .filter(tag -> tag.uid().equals(uid))
        .findFirst()
        .orElseGet(
            () ->
                VirtualTag.item(
                    uid, new ItemTag(item, "", 1, 1, ItemTag.USAGE_CIRCULATING), AFI_IN_STOCK));
  }

  private static Heard merge(List<int[]> answers) {
    if (answers.isEmpty()) {
      return new Heard.Nobody();
    }
    int[] first = answers.getFirst();
    return answers.stream().allMatch(each -> Arrays.equals(each, first))
        ? new Heard.Clear(first)
        : new Heard.Collision();
  }
}
