package org.shuyi.kiosk.ui.text;

import java.util.List;
import java.util.stream.Stream;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.kiosk.flow.Pad;

/** What lies on the pad, in plain words. Pure. */
public final class PadWording {
  private PadWording() {}

  /**
   * What is wrong with a pile: more than can be read at once, and things that are no books of ours,
   * one advice for each kind.
   *
   * @param scans whether a book may be scanned instead
   */
  public static List<Advice> troubles(Pad pad, boolean scans) {
    return Stream.of(
            stranger(pad.overfull() ? 1 : 0, Key.PAD_OVERFULL_WHAT, Key.PAD_OVERFULL_DO),
            stranger(count(pad, TagContent.PatronCard.class), Key.BAD_CARD_WHAT, Key.BAD_CARD_DO),
            stranger(
                count(pad, TagContent.Damaged.class),
                Key.BAD_DAMAGED_WHAT,
                scans ? Key.BAD_DAMAGED_SCAN : Key.BAD_DAMAGED_DO),
            stranger(
                count(pad, TagContent.Blank.class),
                Key.BAD_BLANK_WHAT,
                scans ? Key.BAD_BLANK_SCAN : Key.BAD_BLANK_DO),
            stranger(
                count(pad, TagContent.Foreign.class), Key.BAD_FOREIGN_WHAT, Key.BAD_FOREIGN_DO))
        .flatMap(List::stream)
        .toList();
  }

  /** What was scanned is no barcode of a book of this library. */
  public static Advice notABook() {
    return Advice.of(Tone.ATTENTION, Key.SCAN_STRANGE_WHAT, Key.SCAN_STRANGE_DO);
  }

  /** Library items on the pad; a set of several parts counts once, as a patron counts it. */
  public static int books(Pad pad) {
    return (int)
        pad.tags().stream()
            .map(TagSeen::content)
            .filter(TagContent.Item.class::isInstance)
            .map(content -> ((TagContent.Item) content).tag().primaryItemId())
            .distinct()
            .count();
  }

  private static long count(Pad pad, Class<? extends TagContent> kind) {
    return pad.tags().stream().map(TagSeen::content).filter(kind::isInstance).count();
  }

  private static List<Advice> stranger(long count, Key what, Key remedy) {
    return count == 0
        ? List.of()
        : List.of(new Advice(Tone.ATTENTION, Message.of(what, count), Message.of(remedy)));
  }
}
