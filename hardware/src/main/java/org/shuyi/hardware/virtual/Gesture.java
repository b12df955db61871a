package org.shuyi.hardware.virtual;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a person's hand does at a virtual device: lays a card down, pushes a door shut.
 *
 * @param name in lower case with hyphens
 * @param expects what its text means, as {@code CODE}; empty if it takes none
 * @param does given the text; what the device then says of its own accord. Throws
 *     IllegalArgumentException for a text that won't do
 */
public record Gesture(String name, String expects, Function<String, List<Peer.Answer>> does) {
  /** One that the device says nothing of. */
  public static Gesture quiet(String name, String expects, Consumer<String> does) {
    return new Gesture(
        name,
        expects,
        text -> {
          does.accept(text);
          return List.of();
        });
  }
}
