package org.shuyi.hardware.rfid.tag;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * ISO 28560-2 on a tag: ISO/IEC 15962 objects one after another from the first byte on, without a
 * directory, ended by a zero byte or the end of the memory.
 */
final class ObjectStream {
  static final int PRIMARY_ITEM_ID = 1;
  static final int CONTENT_PARAMETER = 2;
  static final int OWNER = 3;
  static final int SET_INFORMATION = 4;
  static final int TYPE_OF_USAGE = 5;
  static final int ILL_INSTITUTION = 11;

  /** The part of a precursor that says that the identifier follows, less 15, in a byte. */
  private static final int EXTENDED_OID = 0xF;

  /** Bit 8 of a precursor: a pad count precedes the length, that many zeros follow the data. */
  private static final int OFFSET = 0x80;

  /** The bit of a byte of a length that says that another follows (ISO/IEC 15962, EBV-8). */
  private static final int LENGTH_GOES_ON = 0x80;

  /** Two bytes of a length; more than any library tag holds. */
  private static final int MAX_LENGTH = (1 << 14) - 1;

  /** What item identifiers are made of: they are printed as barcodes. */
  private static final Pattern ORDINARY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/:+$*-]*");

  private static final class StoredObject {
    private final int oid;
    private final Compaction compaction;

    /** As it stands on the tag, possibly empty. */
    private final byte[] data;

    StoredObject(int oid, Compaction compaction, byte[] data) {
      this.oid = oid;
      this.compaction = compaction;
      this.data = data;
    }

    Element toElement() throws MalformedTagException {
      return new Element(oid, value());
    }

    private String value() throws MalformedTagException {
      if (data.length == 0) {
        return "";
      }
      // One byte of bits, not text: real tags carry it under several compactions, alike on the tag.
      boolean bits = oid == CONTENT_PARAMETER || oid == TYPE_OF_USAGE;
      if (bits) {
        return HexFormat.of().withUpperCase().formatHex(data);
      }
      if (compaction == Compaction.APPLICATION) {
        return oid == OWNER || oid == ILL_INSTITUTION ? Isil.decode(data) : hexOrRefused();
      }
      return compaction.decode(data);
    }

    boolean isPlausibleItem() throws MalformedTagException {
      boolean asText = compaction == Compaction.OCTETS || compaction == Compaction.UTF_8;
      return oid == PRIMARY_ITEM_ID
          && ORDINARY.matcher(value()).matches()
          && (asText || Compaction.bestFor(value()) == compaction);
    }

    private String hexOrRefused() throws MalformedTagException {
      if (oid == PRIMARY_ITEM_ID || oid == SET_INFORMATION) {
        throw new MalformedTagException("element " + oid + " is not written as text");
      }
      return HexFormat.of().withUpperCase().formatHex(data);
    }
  }

  private ObjectStream() {}

  /**
   * All elements, of which the primary item identifier is one, and how much there is to believe.
   * There is no check sum, and bytes in the wrong order sometimes parse too; what no rule demands
   * but every ordinary writer does tells the readings apart.
   *
   * @param plausible starts with an item identifier of ordinary characters in an ordinary form
   * @param credit what speaks for this reading; only to be compared
   * @param ended true if nothing but zeros follows the end of the objects
   */
  record Parsed(Map<Integer, Element> elements, boolean plausible, int credit, boolean ended) {}

  static Parsed parse(byte[] memory) throws MalformedTagException {
    Cursor cursor = new Cursor(memory);
    List<StoredObject> objects = split(cursor);
    Map<Integer, Element> elements = new LinkedHashMap<>();
    for (StoredObject object : objects) {
      if (elements.put(object.oid, object.toElement()) != null) {
        throw new MalformedTagException("element " + object.oid + " stands twice on the tag");
      }
    }
    if (!elements.containsKey(PRIMARY_ITEM_ID)) {
      throw new MalformedTagException("no primary item identifier");
    }
    boolean plausible = objects.getFirst().isPlausibleItem();
    int credit =
        (plausible ? 1 : 0) + (announcesRest(elements) ? 1 : 0) + (cursor.onlyZeros() ? 1 : 0);
    return new Parsed(elements, plausible, credit, cursor.ended && cursor.onlyZeros());
  }

  /** Whether more memory could still bring more objects, or the end of one. */
  static boolean isOpen(byte[] begun) {
    Cursor cursor = new Cursor(begun);
    try {
      split(cursor);
      return !cursor.ended;
    } catch (MalformedTagException e) {
      return cursor.overrun;
    }
  }

  private static List<StoredObject> split(Cursor cursor) throws MalformedTagException {
    List<StoredObject> objects = new ArrayList<>();
    while (cursor.more()) {
      int precursor = cursor.next();
      if (precursor == 0) {
        cursor.ended = true;
        break;
      }
      objects.add(object(precursor, cursor));
    }
    return objects;
  }

  /** True if the content parameter marks exactly the further elements that are there. */
  private static boolean announcesRest(Map<Integer, Element> elements) {
    Element parameter = elements.get(CONTENT_PARAMETER);
    if (parameter == null) {
      return false;
    }
    BitReader bits = new BitReader(HexFormat.of().parseHex(parameter.value()));
    boolean agrees = true;
    for (int oid = OWNER; bits.left() > 0; oid++) {
      agrees &= elements.containsKey(oid) == (bits.read(1) == 1);
    }
    return agrees;
  }

  private static StoredObject object(int precursor, Cursor cursor) throws MalformedTagException {
    int oid = precursor & EXTENDED_OID;
    if (oid == EXTENDED_OID) {
      oid += cursor.next();
    }
    if (oid > Element.HIGHEST) {
      throw new MalformedTagException("element " + oid + " is none of ISO 28560");
    }
    int padding = (precursor & OFFSET) == 0 ? 0 : cursor.next();
    byte[] data = cursor.take(length(oid, cursor));
    for (byte pad : cursor.take(padding)) {
      if (pad != 0) {
        throw new MalformedTagException("the padding after element " + oid + " is not zero");
      }
    }
    return new StoredObject(oid, Compaction.of((precursor >> 4) & 7), data);
  }

  /** Seven bits a byte, the most significant first. */
  private static int length(int oid, Cursor cursor) throws MalformedTagException {
    int first = cursor.next();
    if ((first & LENGTH_GOES_ON) == 0) {
      return first;
    }
    int second = cursor.next();
    int length = (first & ~LENGTH_GOES_ON) << 7 | second;
    if ((second & LENGTH_GOES_ON) != 0 || length < LENGTH_GOES_ON) {
      throw new MalformedTagException("the length of element " + oid + " is none of ISO 15962");
    }
    return length;
  }

  private static final class Cursor {
    private final byte[] memory;
    private int position;

    /** The zero byte behind the last object was met. */
    private boolean ended;

    /** An object goes on behind the memory. */
    private boolean overrun;

    Cursor(byte[] memory) {
      this.memory = memory;
    }

    boolean onlyZeros() {
      for (int i = position; i < memory.length; i++) {
        if (memory[i] != 0) {
          return false;
        }
      }
      return true;
    }

    boolean more() {
      return position < memory.length;
    }

    int next() throws MalformedTagException {
      return take(1)[0] & 0xFF;
    }

    byte[] take(int count) throws MalformedTagException {
      if (position + count > memory.length) {
        overrun = true;
        throw new MalformedTagException("an element runs past the end of the tag");
      }
      position += count;
      return Arrays.copyOfRange(memory, position - count, position);
    }
  }

  /** One object with the best compaction for a text. */
  static byte[] text(int oid, String text) {
    Compaction compaction = Compaction.bestFor(text);
    return object(oid, compaction, compaction.encode(text));
  }

  /** An ISIL as such if it is one, else as a text. */
  static byte[] institution(int oid, String isil) {
    return Isil.fits(isil)
        ? object(oid, Compaction.APPLICATION, Isil.encode(isil))
        : text(oid, isil);
  }

  static byte[] object(int oid, Compaction compaction, byte... data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((compaction.code() << 4) | Math.min(oid, EXTENDED_OID));
    if (oid >= EXTENDED_OID) {
      out.write(oid - EXTENDED_OID);
    }
    if (data.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "element " + oid + " needs " + data.length + " bytes: at most " + MAX_LENGTH + " fit");
    }
    if (data.length >= LENGTH_GOES_ON) {
      out.write(LENGTH_GOES_ON | data.length >> 7);
    }
    out.write(data.length & ~LENGTH_GOES_ON);
    out.writeBytes(data);
    return out.toByteArray();
  }

  /**
   * Pads an object so that the next one starts on a new block, as locking the block would need.
   *
   * @param object with a relative identifier below 15
   */
  static byte[] aligned(byte[] object, int blockSize) {
    int missing = Math.floorMod(-object.length, blockSize);
    if (missing == 0) {
      return object;
    }
    byte[] padded = new byte[object.length + missing];
    padded[0] = (byte) (object[0] | OFFSET);
    padded[1] = (byte) (missing - 1);
    System.arraycopy(object, 1, padded, 2, object.length - 1);
    return padded;
  }
}
