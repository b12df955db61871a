package org.shuyi.hardware.rfid.tag;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The optional blocks behind the fixed block of ISO 28560-3: total length, identifier (low byte
 * first), a byte that makes the exclusive or of the block zero, then texts that end with a zero.
 * They are extras: the first one that is not in order ends the reading, and nothing is refused.
 */
final class Extensions {
  private static final int HEADER = 4;

  private static final Pattern ONE_BYTE = Pattern.compile("[0-9]{1,3}");
  private static final int LONGEST = 255;

  private static final int LIBRARY = 1;
  private static final int MEDIA_FORMAT = 19;

  /** By the identifier of a block: the ISO 28560-1 elements that its texts are, in order. */
  private static final SortedMap<Integer, List<Integer>> TEXTS =
      new TreeMap<>(
          Map.of(
              LIBRARY,
              List.of(22, 23),
              2,
              List.of(9, 18, 10, 21, 13, 20),
              3,
              List.of(6, 8, 7, 24),
              4,
              List.of(17),
              5,
              List.of(11, 12, 25)));

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
    List<Integer> oids = Objects.requireNonNullElse(TEXTS.get(id), List.of());
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

  /**
   * The blocks that hold these elements, in the order of their identifiers.
   *
   * @throws IllegalArgumentException if an element has no place in them, stands twice or is too
   *     long, naming it
   */
  static byte[] write(List<Element> elements) {
    Map<Integer, Element> byOid = new LinkedHashMap<>();
    for (Element element : elements) {
      requirePlace(element);
      if (byOid.put(element.oid(), element) != null) {
        throw element.unfit("given twice");
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TEXTS.forEach((id, oids) -> out.writeBytes(block(id, oids, byOid)));
    return out.toByteArray();
  }

  private static void requirePlace(Element element) {
    boolean somewhere =
        element.oid() == MEDIA_FORMAT
            || TEXTS.values().stream().anyMatch(oids -> oids.contains(element.oid()));
    if (!somewhere) {
      throw element.unfit("ISO 28560-3 has no place for it");
    }
    if (element.value().isEmpty() || element.value().indexOf(0) >= 0) {
      throw element.unfit("expected a text without a zero byte");
    }
  }

  private static byte[] block(int id, List<Integer> oids, Map<Integer, Element> byOid) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    String texts =
        oids.stream()
            .map(oid -> byOid.containsKey(oid) ? byOid.get(oid).value() : "")
            .collect(Collectors.joining("\0"))
            .replaceFirst("\0+$", "");
    @Nullable Element media = id == LIBRARY ? byOid.get(MEDIA_FORMAT) : null;
    if (texts.isEmpty() && media == null) {
      return new byte[0];
    }
    block.writeBytes(new byte[] {0, (byte) id, (byte) (id >> 8), 0});
    if (id == LIBRARY) {
      block.write(media == null ? 0 : mediaFormat(media));
    }
    block.writeBytes(texts.getBytes(StandardCharsets.UTF_8));
    if (block.size() > LONGEST) {
      throw new IllegalArgumentException(
          "elements " + oids + " need " + block.size() + " bytes, at most " + LONGEST + " fit");
    }
    return sealed(block.toByteArray());
  }

  private static byte[] sealed(byte[] block) {
    block[0] = (byte) block.length;
    block[HEADER - 1] = (byte) exclusiveOr(block);
    return block;
  }

  private static int mediaFormat(Element media) {
    if (!ONE_BYTE.matcher(media.value()).matches() || Integer.parseInt(media.value()) > 255) {
      throw media.unfit("expected a number from 0 to 255");
    }
    return Integer.parseInt(media.value());
  }

  private static int exclusiveOr(byte[] block) {
    int sum = 0;
    for (byte b : block) {
      sum ^= b;
    }
    return sum;
  }
}
