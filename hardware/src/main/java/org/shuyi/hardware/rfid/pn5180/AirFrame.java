package org.shuyi.hardware.rfid.pn5180;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.TagInfo;

/**
 * What ISO/IEC 15693-3 says in the air, without the check sum, which the chip adds and removes.
 * Pure. UIDs go least significant byte first.
 */
final class AirFrame {
  /** Flags: high data rate, addressed. */
  private static final int ADDRESSED = 0x22;

  /** Flags: high data rate, inventory, sixteen slots. */
  private static final int INVENTORY = 0x06;

  private static final int NXP = 0x04;
  private static final int ERROR = 0x01;
  private static final int INVENTORY_ANSWER = 10;

  private AirFrame() {}

  /**
   * Who is there whose UID ends in these bits; the four bits before them choose the slot.
   *
   * @param bits 0 to 60
   */
  static byte[] inventory(int bits, long mask) {
    byte[] all = littleEndian(mask);
    return ByteBuffer.allocate(3 + Math.ceilDiv(bits, 8))
        .put((byte) INVENTORY)
        .put((byte) 0x01)
        .put((byte) bits)
        .put(all, 0, Math.ceilDiv(bits, 8))
        .array();
  }

  static byte[] information(TagUid uid) {
    return addressed(0x2B, uid);
  }

  static byte[] readBlocks(TagUid uid, int first, int count) {
    return addressed(0x23, uid, (byte) first, (byte) (count - 1));
  }

  static byte[] writeBlock(TagUid uid, int block, byte[] data) {
    byte[] parameters = new byte[1 + data.length];
    parameters[0] = (byte) block;
    System.arraycopy(data, 0, parameters, 1, data.length);
    return addressed(0x21, uid, parameters);
  }

  static byte[] writeAfi(TagUid uid, int afi) {
    return addressed(0x27, uid, (byte) afi);
  }

  static byte[] writeDsfid(TagUid uid, int dsfid) {
    return addressed(0x29, uid, (byte) dsfid);
  }

  static byte[] writeEas(TagUid uid, boolean on) {
    return custom(on ? 0xA2 : 0xA3, uid);
  }

  static byte[] easAlarm(TagUid uid) {
    return custom(0xA5, uid);
  }

  private static byte[] custom(int command, TagUid uid) {
    return ByteBuffer.allocate(3 + Long.BYTES)
        .put((byte) ADDRESSED)
        .put((byte) command)
        .put((byte) NXP)
        .put(littleEndian(uid.value()))
        .array();
  }

  private static byte[] addressed(int command, TagUid uid, byte... parameters) {
    return ByteBuffer.allocate(2 + Long.BYTES + parameters.length)
        .put((byte) ADDRESSED)
        .put((byte) command)
        .put(littleEndian(uid.value()))
        .put(parameters)
        .array();
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** The error code of ISO/IEC 15693-3 that the tag gave, if it gave one. */
  static Optional<Integer> error(byte[] answer) {
    return (answer[0] & ERROR) == 0
        ? Optional.empty()
        : Optional.of(answer.length > 1 ? answer[1] & 0xFF : 0x0F);
  }

  /** The UID in an answer to an inventory; empty if it is none. */
  static Optional<TagUid> found(byte[] answer) {
    return answer.length == INVENTORY_ANSWER && error(answer).isEmpty()
        ? Optional.of(uid(answer, 2))
        : Optional.empty();
  }

  private static TagUid uid(byte[] answer, int at) {
    return new TagUid(ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getLong(at));
  }

  /**
   * What a tag says about itself, with zeros for what it leaves out; without a size of its memory
   * there is nothing to read.
   *
   * @return empty if it is not whole, or another tag's
   */
  static Optional<TagInfo> information(byte[] answer, TagUid asked) {
    int head = 2 + Long.BYTES;
    if (answer.length < head || !uid(answer, 2).equals(asked)) {
      return Optional.empty();
    }
    int contents = answer[1] & 0xF;
    boolean hasSize = (contents & 4) != 0;
    int length = head + Integer.bitCount(contents) + (hasSize ? 1 : 0);
    if (answer.length != length || !hasSize) {
      return Optional.empty();
    }
    byte[] rest = Arrays.copyOfRange(answer, head, length);
    int at = 0;
    int dsfid = (contents & 1) == 0 ? 0 : rest[at++] & 0xFF;
    int afi = (contents & 2) == 0 ? 0 : rest[at++] & 0xFF;
    int blocks = (rest[at] & 0xFF) + 1;
    return Optional.of(new TagInfo(asked, dsfid, afi, (rest[at + 1] & 0x1F) + 1, blocks));
  }

  /** The blocks in an answer to a read; empty if they are not as many bytes. */
  static Optional<byte[]> blocks(byte[] answer, int bytes) {
    return answer.length == 1 + bytes
        ? Optional.of(Arrays.copyOfRange(answer, 1, answer.length))
        : Optional.empty();
  }
}
