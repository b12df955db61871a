package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.Set;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.sync.circulation.ItemId;

/**
 * What lies on the pad, as its reader told last.
 *
 * @param tags in the order in which they came
 * @param overfull more lies there than the reader can hold: some books are not among these
 * @param looking the patron asked for another look, which is still to come
 */
public record Pad(List<TagSeen> tags, boolean overfull, boolean looking) {
  public static final Pad EMPTY = new Pad(List.of(), false);

  public Pad {
    tags = List.copyOf(tags);
  }

  public Pad(List<TagSeen> tags, boolean overfull) {
    this(tags, overfull, false);
  }

  /** The items of which a tag is seen. */
  public Set<ItemId> items() {
    return Set.copyOf(Pile.of(this).items().keySet());
  }

  private Pad looking(boolean next) {
    return new Pad(tags, overfull, next);
  }

  /** The patron counts other books than are shown (看一遍). One look at a time. */
  static Step lookAgain(Kiosk kiosk) {
    return kiosk.pad().looking || !kiosk.service().readerReady()
        ? Step.to(kiosk)
        : Step.to(kiosk.with(kiosk.pad().looking(true)), new Effect.LookAgain());
  }

  /** A reader that is not there does not look. */
  static Kiosk served(Kiosk kiosk) {
    return kiosk.service().readerReady() ? kiosk : kiosk.with(kiosk.pad().looking(false));
  }
}
