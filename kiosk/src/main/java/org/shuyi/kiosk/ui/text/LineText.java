package org.shuyi.kiosk.ui.text;

import java.util.List;

/**
 * What is told about one item.
 *
 * @param state how far it is
 * @param details dates, reasons and what to do; in the order to be read
 */
public record LineText(Tone tone, Message state, List<Message> details) {
  public LineText {
    details = List.copyOf(details);
  }
}
