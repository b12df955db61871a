package org.shuyi.kiosk.flow;

import java.util.List;
import org.shuyi.hardware.rfid.TagSeen;

/**
 * What lies on the pad, as its reader told last.
 *
 * @param tags in the order in which they came
 * @param overfull more lies there than the reader can hold: some books are not among these
 */
public record Pad(List<TagSeen> tags, boolean overfull) {
  public static final Pad EMPTY = new Pad(List.of(), false);

  public Pad {
    tags = List.copyOf(tags);
  }
}
