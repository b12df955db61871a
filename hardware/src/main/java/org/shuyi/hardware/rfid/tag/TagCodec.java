package org.shuyi.hardware.rfid.tag;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Library tags from and to bytes, both ways of ISO 28560 for HF tags. Pure; any thread.
 *
 * <p>What a tag says about itself (its DSFID) is believed only where the bytes do not say better:
 * old tags carry 00. The order of trust is a valid check sum of ISO 28560-3, then a DSFID, then
 * bytes that parse as ISO 28560-2. A block of ISO 28560-3 with one wrong byte is damaged, never
 * another item.
 */
public final class TagCodec {
  /** Type of usage of a patron card, ISO 28560-1. */
  private static final int USAGE_PATRON_CARD = 8;

  /** Number of parts and part, each in half of the digits. */
  private static final Pattern SET_INFORMATION = Pattern.compile("(?=(?:..)+$)[0-9]{2,6}");

  private static final Pattern TYPE_OF_USAGE = Pattern.compile("([0-9A-F])[0-9A-F]");

  private TagCodec() {}

  /** {@link #read} for those who want only what the tag means. */
  public static TagContent decode(int dsfid, byte[] memory, int blockSize) {
    return read(dsfid, memory, blockSize).content();
  }

  /**
   * Finds out what a tag holds. Never throws for what stands on a tag.
   *
   * @param dsfid the tag's data storage format identifier, 0 to 255
   * @param memory the tag's user memory from block 0 on, at least as far as it is written
   * @param blockSize bytes per block, 1 to 32
   */
  public static TagReading read(int dsfid, byte[] memory, int blockSize) {
    if (blockSize < 1 || blockSize > 32) {
      throw new IllegalArgumentException("block size " + blockSize + ": expected 1 to 32");
    }
    if (isBlank(memory)) {
      return TagReading.without(new TagContent.Blank());
    }
    return fixedBlock(memory, blockSize)
        .or(() -> damagedFixedBlock(dsfid, memory, blockSize))
        .orElseGet(() -> objects(dsfid, memory, blockSize));
  }

  /**
   * Whether the rest of a tag's memory can't change what circulation reads on it.
   *
   * @param begun the memory from block 0 on, whole blocks
   */
  public static boolean isWhole(byte[] begun, int blockSize) {
    if (begun.length < FixedBlock.LENGTH) {
      // The beginning of a fixed block may read like objects.
      return false;
    }
    if (fixedBlock(begun, blockSize).isPresent()) {
      return true;
    }
    int readings = 0;
    boolean ended = true;
    for (BlockOrder order : BlockOrder.values()) {
      byte[] restored = order.restore(begun, blockSize);
      if (ObjectStream.isOpen(restored)) {
        return false;
      }
      try {
        ended &= candidate(restored, order).ended;
        readings++;
      } catch (MalformedTagException e) {
        // Not this order, whatever follows.
      }
    }
    return readings == 1 && ended;
  }

  private static boolean isBlank(byte[] memory) {
    for (byte b : memory) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<TagReading> fixedBlock(byte[] memory, int blockSize) {
    for (BlockOrder order : BlockOrder.values()) {
      byte[] restored = order.restore(memory, blockSize);
      try {
        return Optional.of(reading(FixedBlock.parse(restored), restored, order));
      } catch (MalformedTagException e) {
        // Not this order; both failing is dealt with by the caller.
      }
    }
    return Optional.empty();
  }

  private static TagReading reading(FixedBlock block, byte[] memory, BlockOrder order) {
    List<Element> elements = new ArrayList<>();
    elements.add(new Element(ObjectStream.PRIMARY_ITEM_ID, block.primaryItemId()));
    elements.add(new Element(ObjectStream.OWNER, block.owner()));
    elements.add(new Element(ObjectStream.SET_INFORMATION, block.part() + " of " + block.parts()));
    elements.add(new Element(ObjectStream.TYPE_OF_USAGE, "%X0".formatted(block.usage())));
    elements.addAll(Extensions.read(memory));
    ItemTag tag =
        new ItemTag(
            block.primaryItemId(), block.owner(), block.parts(), block.part(), block.usage());
    Encoding encoding =
        memory.length < FixedBlock.LENGTH ? Encoding.SHORT_FIXED_BLOCK : Encoding.FIXED_BLOCK;
    return new TagReading(content(tag), Optional.of(encoding), order, elements);
  }

  private static Optional<TagReading> damagedFixedBlock(int dsfid, byte[] memory, int blockSize) {
    if (dsfid == Encoding.FIXED_BLOCK.dsfid()) {
      return Optional.of(damaged("the DSFID says ISO 28560-3: " + whyNoFixedBlock(memory)));
    }
    for (BlockOrder order : BlockOrder.values()) {
      if (FixedBlock.isOneByteAway(order.restore(memory, blockSize))) {
        return Optional.of(damaged("an ISO 28560-3 block with one wrong byte"));
      }
    }
    return Optional.empty();
  }

  private static String whyNoFixedBlock(byte[] memory) {
    try {
      FixedBlock.parse(memory);
      return "";
    } catch (MalformedTagException e) {
      return e.why();
    }
  }

  private static TagReading objects(int dsfid, byte[] memory, int blockSize) {
    List<Candidate> candidates = new ArrayList<>();
    String why = "";
    for (BlockOrder order : BlockOrder.values()) {
      try {
        candidates.add(candidate(order.restore(memory, blockSize), order));
      } catch (MalformedTagException e) {
        why = order == BlockOrder.AS_STORED ? e.why() : why;
      }
    }
    return switch (candidates.size()) {
      case 0 -> noObjects(dsfid, why);
      case 1 -> candidates.getFirst().reading;
      default -> better(candidates.getFirst(), candidates.getLast());
    };
  }

  private record Candidate(TagReading reading, int credit, boolean ended) {}

  private static Candidate candidate(byte[] memory, BlockOrder order) throws MalformedTagException {
    ObjectStream.Parsed parsed = ObjectStream.parse(memory);
    if (order == BlockOrder.REVERSED && !parsed.plausible()) {
      throw new MalformedTagException("no ordinary item identifier in either order of bytes");
    }
    return new Candidate(reading(parsed.elements(), order), parsed.credit(), parsed.ended());
  }

  private static TagReading better(Candidate one, Candidate other) {
    if (one.credit == other.credit) {
      // A guess here could lend another book than the one on the pad.
      return damaged("reads as two different items, depending on the order of bytes");
    }
    return one.credit > other.credit ? one.reading : other.reading;
  }

  private static TagReading noObjects(int dsfid, String why) {
    return dsfid == Encoding.OBJECTS.dsfid()
        ? damaged("the DSFID says ISO 28560-2: " + why)
        : TagReading.without(
            new TagContent.Foreign("DSFID %02X, neither ISO 28560-2 nor -3".formatted(dsfid)));
  }

  private static TagReading damaged(String why) {
    return TagReading.without(new TagContent.Damaged(why));
  }

  private static TagReading reading(Map<Integer, Element> elements, BlockOrder order)
      throws MalformedTagException {
    String item = value(elements, ObjectStream.PRIMARY_ITEM_ID);
    if (!TagText.isIdentifier(item)) {
      throw new MalformedTagException("the primary item identifier is not readable text");
    }
    String owner = value(elements, ObjectStream.OWNER);
    int[] set = set(value(elements, ObjectStream.SET_INFORMATION));
    int usage = usage(value(elements, ObjectStream.TYPE_OF_USAGE));
    return new TagReading(
        content(new ItemTag(item, TagText.isPrintable(owner) ? owner : "", set[0], set[1], usage)),
        Optional.of(Encoding.OBJECTS),
        order,
        List.copyOf(elements.values()));
  }

  private static String value(Map<Integer, Element> elements, int oid) {
    Element element = elements.get(oid);
    return element == null ? "" : element.value();
  }

  /** Parts and part; an item without this element stands alone. */
  private static int[] set(String digits) throws MalformedTagException {
    if (digits.isEmpty()) {
      return new int[] {1, 1};
    }
    if (!SET_INFORMATION.matcher(digits).matches()) {
      throw new MalformedTagException("set information '" + digits + "' is not parts and part");
    }
    int parts = Integer.parseInt(digits.substring(0, digits.length() / 2));
    int part = Integer.parseInt(digits.substring(digits.length() / 2));
    if (parts < 1 || parts > 255 || part > parts) {
      throw new MalformedTagException("part " + part + " of " + parts + " can't be");
    }
    return new int[] {parts, part};
  }

  /**
   * The element is optional. An item without it is taken as circulating: the library system knows
   * better in any case, and a tag that says nothing must not stop a loan.
   */
  private static int usage(String hex) throws MalformedTagException {
    if (hex.isEmpty()) {
      return ItemTag.USAGE_CIRCULATING;
    }
    Matcher matcher = TYPE_OF_USAGE.matcher(hex);
    if (!matcher.matches()) {
      throw new MalformedTagException("type of usage '" + hex + "' is not one byte");
    }
    return Integer.parseInt(matcher.group(1), 16);
  }

  private static TagContent content(ItemTag tag) {
    return tag.usage() == USAGE_PATRON_CARD
        ? new TagContent.PatronCard(tag.primaryItemId())
        : new TagContent.Item(tag);
  }

  /** {@link #encode(ItemTag, List, Encoding)} with what circulation needs and nothing else. */
  public static byte[] encode(ItemTag tag, Encoding encoding) {
    return encode(tag, List.of(), encoding);
  }

  /**
   * The bytes to write from block 0 on.
   *
   * @param further elements, each at most once; of those that the item holds itself only a type of
   *     usage with a second digit may be among them
   * @throws IllegalArgumentException if a field or an element does not fit, naming it
   */
  public static byte[] encode(ItemTag tag, List<Element> further, Encoding encoding) {
    return switch (encoding) {
      case OBJECTS -> ObjectWriter.write(tag, further);
      case FIXED_BLOCK -> extended(block(tag).encode(FixedBlock.LENGTH), further);
      case SHORT_FIXED_BLOCK -> alone(block(tag).encode(FixedBlock.SHORT_LENGTH), further);
    };
  }

  private static FixedBlock block(ItemTag tag) {
    return new FixedBlock(
        tag.usage(), tag.parts(), tag.part(), tag.primaryItemId(), tag.ownerInstitution());
  }

  private static byte[] extended(byte[] block, List<Element> further) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(block);
    out.writeBytes(Extensions.write(further));
    return out.toByteArray();
  }

  private static byte[] alone(byte[] block, List<Element> further) {
    if (!further.isEmpty()) {
      throw new IllegalArgumentException(
          "element "
              + further.getFirst().oid()
              + " ("
              + further.getFirst().name()
              + "): a tag of 32 bytes has no room behind its block");
    }
    return block;
  }
}
