package org.shuyi.kiosk.ui.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told about one item.
 *
 * @param state how far it is
 * @param due by when it has to be back; null if that is not known or does not matter
 * @param details reasons and what to do, in the order to be read
 */
public record LineText(Tone tone, Message state, @Nullable Message due, List<Message> details) {
  public LineText {
    details = List.copyOf(details);
  }
}
