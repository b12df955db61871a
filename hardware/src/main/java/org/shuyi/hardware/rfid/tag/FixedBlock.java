package org.shuyi.hardware.rfid.tag;

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
    byte[] block = Arrays.copyOf(memory, LENGTH);
    if (difference(block) != 0) {
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
    byte[] block = Arrays.copyOf(memory, LENGTH);
    int length = Math.min(memory.length, LENGTH);
    int difference = difference(block);
    return isGoodWith(block, CRC_AT, difference & 0xFF, difference & 0xFF00)
        || isGoodWith(block, CRC_AT + 1, difference >> 8, difference & 0xFF)
        || isOneCoveredByteAway(block, length, difference);
  }

  /** For each byte under the check sum there is at most one change that mends the sum. */
  private static boolean isOneCoveredByteAway(byte[] block, int length, int difference) {
    int left = difference;
    for (int at = LENGTH - 1; at >= 0; at--) {
      if (at == CRC_AT || at == CRC_AT + 1) {
        continue;
      }
      left = CrcCcitt.beforeZero(left);
      if (at < length && isGoodWith(block, at, left >> 8, left & 0xFF)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param flip the bits to change in the byte; none makes nothing good
   * @param unexplained what this byte can't have done to the sum; 0 if it can have done all
   */
  private static boolean isGoodWith(byte[] block, int at, int flip, int unexplained) {
    if (flip == 0 || unexplained != 0) {
      return false;
    }
    byte[] mended = block.clone();
    mended[at] ^= (byte) flip;
    return isValid(mended);
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

  /** Between the sum that is written and that of the bytes; 0 if they are alike. */
  private static int difference(byte[] block) {
    return crc(block) ^ ((block[CRC_AT] & 0xFF) | (block[CRC_AT + 1] & 0xFF) << 8);
  }

  private static int crc(byte[] block) {
    int begun = CrcCcitt.over(CrcCcitt.START, block, 0, CRC_AT);
    return CrcCcitt.over(begun, block, OWNER_AT, LENGTH);
  }
}
