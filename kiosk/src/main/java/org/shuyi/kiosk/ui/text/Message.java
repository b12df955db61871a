package org.shuyi.kiosk.ui.text;

import java.util.List;

/**
 * One sentence in no language yet.
 *
 * @param arguments numbers, strings, dates, instants, messages; {@link Texts} writes each as the
 *     language does
 */
public record Message(Key key, List<Object> arguments) {
  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(Key key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }
}
