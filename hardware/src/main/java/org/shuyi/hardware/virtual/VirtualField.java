package org.shuyi.hardware.virtual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.shuyi.hardware.rfid.TagUid;

/** The field over one antenna and the tags in it, whichever reader makes it. Not thread-safe. */
final class VirtualField {
  private final List<VirtualTag> tags = new ArrayList<>();

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
