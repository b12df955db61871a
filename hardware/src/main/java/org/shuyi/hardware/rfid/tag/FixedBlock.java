package org.shuyi.hardware.rfid.tag;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The fixed block of ISO 28560-3 (first published as the Danish data model, DS/INF 163): byte 0
 * version and type of usage, 1 number of parts, 2 part, 3 to 18 primary item identifier, 19 and 20
 * CRC with the low byte first, 21 to 33 owner without the hyphen after its country. On a tag of 32
 * bytes the last two bytes are cut off, and the CRC is made as if they were zero.
 *
 * @param usage 0 to 15
 * @param owner an ISIL with its hyphen, or empty
 */
record FixedBlock(int usage, int parts, int part, String primaryItemId, String owner) {
  static final int LENGTH = 34;
  static final int SHORT_LENGTH = 32;

  private static final int VERSION = 1;
  private static final int ITEM_AT = 3;
  private static final int CRC_AT = 19;
  private static final int OWNER_AT = 21;
  private static final int ITEM_LENGTH = CRC_AT - ITEM_AT;
  private static final int COUNTRY_LENGTH = 2;
  private static final Pattern ISIL_WITH_COUNTRY = Pattern.compile("[A-Za-z]{2}-.+");
  private static final Pattern STORED_ISIL = Pattern.compile("[A-Za-z]{2}[^-].*");

  /**
   * @param memory the tag from its first byte on, of which at most {@link #LENGTH} are looked at
   */
  static FixedBlock parse(byte[] memory) throws MalformedTagException {
    if (memory.length < SHORT_LENGTH) {
      throw new MalformedTagException(
          "only " + memory.length + " bytes, ISO 28560-3 needs " + SHORT_LENGTH);
    }
    byte[] block = Arrays.copyOf(Arrays.copyOf(memory, Math.min(memory.length, LENGTH)), LENGTH);
    int written = (block[CRC_AT] & 0xFF) | (block[CRC_AT + 1] & 0xFF) << 8;
    if (crc(block) != written) {
      throw new MalformedTagException("the check sum of ISO 28560-3 is wrong");
    }
    return fields(block);
  }

  /**
   * True if changing one byte makes a good block of it. Then it is a worn or half-written block and
   * nothing else, whatever else its bytes could be taken for.
   */
  static boolean isOneByteAway(byte[] memory) {
    if (memory.length < SHORT_LENGTH) {
      return false;
    }
    byte[] block = Arrays.copyOf(memory, Math.min(memory.length, LENGTH));
    for (int i = 0; i < block.length; i++) {
      boolean versionHolds = i == 0 || version(block) == VERSION;
      if (versionHolds && canBeRepairedAt(block, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean canBeRepairedAt(byte[] block, int position) {
    byte[] candidate = block.clone();
    for (int value = 0; value < 256; value++) {
      candidate[position] = (byte) value;
      if (isValid(candidate)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValid(byte[] block) {
    try {
      parse(block);
      return true;
    } catch (MalformedTagException e) {
      return false;
    }
  }

  private static int version(byte[] block) {
    return (block[0] >> 4) & 0xF;
  }

  private static FixedBlock fields(byte[] block) throws MalformedTagException {
    int version = version(block);
    int parts = block[1] & 0xFF;
    int part = block[2] & 0xFF;
    if (version != VERSION) {
      throw new MalformedTagException("version " + version + " of ISO 28560-3: expected 1");
    }
    if (parts == 0 || part > parts) {
      throw new MalformedTagException("part " + part + " of " + parts + " can't be");
    }
    String item = string(block, ITEM_AT, CRC_AT);
    String owner = string(block, OWNER_AT, LENGTH);
    if (!TagText.isIdentifier(item) || !TagText.isPrintable(owner)) {
      throw new MalformedTagException("the item or owner identifier is not readable text");
    }
    return new FixedBlock(block[0] & 0xF, parts, part, item, withHyphen(owner));
  }

  /** The text up to the first zero; what follows must be zero too. */
  private static String string(byte[] block, int from, int to) throws MalformedTagException {
    int end = from;
    while (end < to && block[end] != 0) {
      end++;
    }
    for (int i = end; i < to; i++) {
      if (block[i] != 0) {
        throw new MalformedTagException("a text goes on after its end");
      }
    }
    return TagText.utf8(Arrays.copyOfRange(block, from, end));
  }

  private static String withHyphen(String stored) {
    return STORED_ISIL.matcher(stored).matches()
        ? stored.substring(0, COUNTRY_LENGTH) + "-" + stored.substring(COUNTRY_LENGTH)
        : stored;
  }

  private String withoutHyphen() {
    if (!owner.isEmpty() && !ISIL_WITH_COUNTRY.matcher(owner).matches()) {
      throw new IllegalArgumentException(
          "owner '" + owner + "': ISO 28560-3 holds an ISIL with a country, as DK-718500");
    }
    return owner.isEmpty() ? "" : owner.substring(0, COUNTRY_LENGTH) + owner.substring(3);
  }

  /**
   * @param length {@link #LENGTH} or {@link #SHORT_LENGTH}
   * @throws IllegalArgumentException naming the field that is too long
   */
  byte[] encode(int length) {
    byte[] block = new byte[LENGTH];
    block[0] = (byte) (VERSION << 4 | usage);
    block[1] = (byte) parts;
    block[2] = (byte) part;
    put(block, ITEM_AT, ITEM_LENGTH, "primary item identifier", primaryItemId);
    put(block, OWNER_AT, length - OWNER_AT, "owner without its hyphen", withoutHyphen());
    int crc = crc(block);
    block[CRC_AT] = (byte) crc;
    block[CRC_AT + 1] = (byte) (crc >> 8);
    return Arrays.copyOf(block, length);
  }

  private static void put(byte[] block, int at, int room, String what, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > room) {
      throw new IllegalArgumentException(
          what + " '" + text + "': " + bytes.length + " bytes, at most " + room + " fit");
    }
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static int crc(byte[] block) {
    ByteArrayOutputStream covered = new ByteArrayOutputStream(SHORT_LENGTH);
    covered.write(block, 0, CRC_AT);
    covered.write(block, OWNER_AT, LENGTH - OWNER_AT);
    return CrcCcitt.of(covered.toByteArray());
  }
}
