package org.shuyi.hardware.rfid.tag;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The optional blocks behind the fixed block of ISO 28560-3: total length, identifier (low byte
 * first), a byte that makes the exclusive or of the block zero, then texts that end with a zero.
 * They are extras: the first one that is not in order ends the reading, and nothing is refused.
 */
final class Extensions {
  private static final int HEADER = 4;

  private static final int LIBRARY = 1;
  private static final int MEDIA_FORMAT = 19;

  /** By the identifier of a block: the ISO 28560-1 elements that its texts are, in order. */
  private static final Map<Integer, List<Integer>> TEXTS =
      Map.of(
          LIBRARY,
          List.of(22, 23),
          3,
          List.of(6, 8, 7, 24),
          4,
          List.of(17),
          5,
          List.of(11, 12, 25));

  private Extensions() {}

  static List<Element> read(byte[] memory) {
    List<Element> elements = new ArrayList<>();
    int at = FixedBlock.LENGTH;
    while (at + HEADER <= memory.length) {
      int length = memory[at] & 0xFF;
      if (length < HEADER || at + length > memory.length) {
        break;
      }
      byte[] block = Arrays.copyOfRange(memory, at, at + length);
      if (exclusiveOr(block) != 0) {
        break;
      }
      readBlock(block, elements);
      at += length;
    }
    return elements;
  }

  private static void readBlock(byte[] block, List<Element> into) {
    int id = (block[1] & 0xFF) | (block[2] & 0xFF) << 8;
    int textsAt = HEADER;
    if (id == LIBRARY && block.length > HEADER) {
      into.add(new Element(MEDIA_FORMAT, Integer.toString(block[HEADER] & 0xFF)));
      textsAt++;
    }
    List<Integer> oids = TEXTS.getOrDefault(id, List.of());
    String[] texts = texts(block, textsAt);
    for (int i = 0; i < Math.min(texts.length, oids.size()); i++) {
      if (!texts[i].isEmpty()) {
        into.add(new Element(oids.get(i), texts[i]));
      }
    }
  }

  private static String[] texts(byte[] block, int from) {
    return new String(block, from, block.length - from, StandardCharsets.UTF_8).split("\0", -1);
  }

  private static int exclusiveOr(byte[] block) {
    int sum = 0;
    for (byte b : block) {
      sum ^= b;
    }
    return sum;
  }
}
