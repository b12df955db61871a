package org.shuyi.hardware.rfid.tag;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An item as ISO 28560-2 writes it: the primary item identifier on blocks of its own, the content
 * parameter, then every further element in the order of the identifiers.
 */
final class ObjectWriter {
  /** The block size that the padding of the identifier is made for. */
  private static final int BLOCK_SIZE = 4;

  private static final Pattern TYPE_OF_USAGE = Pattern.compile("[0-9A-F]{2}");

  private ObjectWriter() {}

  /**
   * @throws IllegalArgumentException if an element does not fit or stands twice, naming it
   */
  static byte[] write(ItemTag tag, List<Element> further) {
    SortedMap<Integer, byte[]> objects = objects(tag);
    further.forEach(element -> add(tag, element, objects));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ObjectStream.aligned(
            ObjectStream.text(ObjectStream.PRIMARY_ITEM_ID, tag.primaryItemId()), BLOCK_SIZE));
    out.writeBytes(
        ObjectStream.object(
            ObjectStream.CONTENT_PARAMETER,
            Compaction.APPLICATION,
            contentParameter((SortedSet<Integer>) objects.keySet())));
    objects.values().forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static SortedMap<Integer, byte[]> objects(ItemTag tag) {
    SortedMap<Integer, byte[]> objects = new TreeMap<>();
    if (!tag.ownerInstitution().isEmpty()) {
      objects.put(
          ObjectStream.OWNER, ObjectStream.institution(ObjectStream.OWNER, tag.ownerInstitution()));
    }
    if (tag.parts() != 1 || tag.part() != 1) {
      objects.put(
          ObjectStream.SET_INFORMATION,
          ObjectStream.text(ObjectStream.SET_INFORMATION, setInformation(tag)));
    }
    objects.put(ObjectStream.TYPE_OF_USAGE, typeOfUsage(tag.usage() << 4));
    return objects;
  }

  private static void add(ItemTag tag, Element element, SortedMap<Integer, byte[]> objects) {
    switch (element.oid()) {
      case ObjectStream.PRIMARY_ITEM_ID,
          ObjectStream.CONTENT_PARAMETER,
          ObjectStream.OWNER,
          ObjectStream.SET_INFORMATION ->
          throw element.unfit("the item says it already");
      case ObjectStream.TYPE_OF_USAGE ->
          objects.put(element.oid(), typeOfUsage(qualified(tag, element)));
      default -> {
        if (objects.put(element.oid(), object(element)) != null) {
          throw element.unfit("given twice");
        }
      }
    }
  }

  private static byte[] object(Element element) {
    if (element.value().isEmpty()) {
      throw element.unfit("its value is empty");
    }
    return element.oid() == ObjectStream.ILL_INSTITUTION
        ? ObjectStream.institution(element.oid(), element.value())
        : ObjectStream.text(element.oid(), element.value());
  }

  /** The second digit is a qualifier of the first, which the item holds. */
  private static int qualified(ItemTag tag, Element element) {
    if (!TYPE_OF_USAGE.matcher(element.value()).matches()
        || HexFormat.fromHexDigit(element.value().charAt(0)) != tag.usage()) {
      throw element.unfit("expected two hex digits, the first %X".formatted(tag.usage()));
    }
    return HexFormat.fromHexDigits(element.value());
  }

  private static byte[] typeOfUsage(int value) {
    return ObjectStream.object(ObjectStream.TYPE_OF_USAGE, Compaction.OCTETS, (byte) value);
  }

  /** A bit per element that follows, the first bit for relative object identifier 3. */
  private static byte[] contentParameter(SortedSet<Integer> oids) {
    byte[] bits =
        new byte[(Math.max(ObjectStream.OWNER, oids.last()) - ObjectStream.OWNER) / 8 + 1];
    for (int oid : oids.tailSet(ObjectStream.OWNER)) {
      int bit = oid - ObjectStream.OWNER;
      bits[bit / 8] |= (byte) (0x80 >> bit % 8);
    }
    return bits;
  }

  private static String setInformation(ItemTag tag) {
    int width = Integer.toString(tag.parts()).length();
    return ("%d%0" + width + "d").formatted(tag.parts(), tag.part());
  }
}
