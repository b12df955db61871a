package org.shuyi.hardware.rfid.tag;

import java.util.List;
import java.util.Optional;

/**
 * What a tag holds and how that was written.
 *
 * @param encoding empty if the content could not be read
 * @param order the order in which the reader handed over the bytes of a block; write in the same
 * @param elements everything that was understood, in the order on the tag
 */
public record TagReading(
    TagContent content, Optional<Encoding> encoding, BlockOrder order, List<Element> elements) {
  public TagReading {
    elements = List.copyOf(elements);
  }

  /** Without the elements: on a patron card they are personal data. */
  @Override
  public String toString() {
    return "TagReading[" + content + ", " + encoding + ", " + order + "]";
  }

  static TagReading without(TagContent content) {
    return new TagReading(content, Optional.empty(), BlockOrder.AS_STORED, List.of());
  }
}
