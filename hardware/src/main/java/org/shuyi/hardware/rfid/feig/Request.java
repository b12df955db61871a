package org.shuyi.hardware.rfid.feig;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.Answer.Nothing;
import org.shuyi.hardware.rfid.pad.TagInfo;

/**
 * The commands that Shuyi sends, each with the data it carries and the answer it gets. FEIG
 * H60301-3e, "protocols for host commands" and "protocols for ISO host commands".
 *
 * @param <T> what the reply means
 */
sealed interface Request<T> {
  /** The control byte of all commands to a tag of ISO/IEC 15693. */
  int ISO_15693 = 0xB0;

  /** The control byte of commands that only the tags of one maker know. */
  int OF_A_MAKER = 0xB1;

  /** NXP, in a command of a maker: ICODE tags have an EAS bit. */
  int NXP = 0x04;

  /** MODE: the command goes to the one tag whose UID follows. */
  int ADDRESSED = 0x01;

  /** The control byte: which command. */
  int control();

  /** What follows the control byte. */
  byte[] data();

  /** True if the reply with this status carries what {@link #parse} wants. */
  default boolean isAnsweredBy(Status status) {
    return status.is(Status.OK);
  }

  T parse(Status status, Fields fields) throws UnfitReplyException;

  /** Firmware of the reader: the round trip that shows it is there. */
  record SoftwareVersion() implements Request<SoftwareVersion.Version> {
    /** Revision, development revision, hardware, kind of reader. */
    private static final int LEAST = 5;

    /** Both empty if the reader answers shorter than the manual says. */
    record Version(String firmware, String model) {}

    @Override
    public int control() {
      return 0x65;
    }

    @Override
    public byte[] data() {
      return new byte[0];
    }

    @Override
    public Version parse(Status status, Fields fields) throws UnfitReplyException {
      List<Integer> octets = new ArrayList<>();
      while (fields.more()) {
        octets.add(fields.octet());
      }
      return octets.size() < LEAST
          ? new Version("", "")
          : new Version(
              octets.get(0) + "." + octets.get(1),
              "OBID i-scan, type %02X".formatted(octets.get(LEAST - 1)));
    }
  }

  /**
   * The number that the maker gave this reader (H60301-3e, "get reader info", device ID). Empty if
   * the answer is shorter than the manual says.
   */
  record DeviceNumber() implements Request<String> {
    private static final int DEVICE_ID = 0x80;
    private static final int LENGTH = 4;

    @Override
    public int control() {
      return 0x66;
    }

    @Override
    public byte[] data() {
      return octets(DEVICE_ID);
    }

    @Override
    public String parse(Status status, Fields fields) throws UnfitReplyException {
      return fields.more() ? HexFormat.of().withUpperCase().formatHex(fields.octets(LENGTH)) : "";
    }
  }

  /**
   * Switches the field off for a moment: every tag, and the reader's memory of tags, starts anew.
   */
  record RfReset() implements Request<Nothing> {
    @Override
    public int control() {
      return 0x69;
    }

    @Override
    public byte[] data() {
      return new byte[0];
    }

    @Override
    public Nothing parse(Status status, Fields fields) {
      return new Nothing();
    }
  }

  /**
   * Switches one antenna on for good, and the others off.
   *
   * @param antenna 1 to 8; 0 for none
   */
  record RfPower(int antenna) implements Request<Nothing> {
    @Override
    public int control() {
      return Uncertain.RF_POWER;
    }

    @Override
    public byte[] data() {
      return octets(Uncertain.RF_OUTPUT_OF_FIRST_ANTENNA * antenna);
    }

    @Override
    public Nothing parse(Status status, Fields fields) {
      return new Nothing();
    }
  }

  /**
   * Asks a multiplexer on the antenna cable whether it is there (H30701-3e, "detect").
   *
   * @param multiplexer its address
   */
  record DetectMultiplexer(int multiplexer) implements Request<Nothing> {
    @Override
    public int control() {
      return 0xDC;
    }

    @Override
    public byte[] data() {
      return forMultiplexer(multiplexer);
    }

    @Override
    public Nothing parse(Status status, Fields fields) {
      return new Nothing();
    }
  }

  /**
   * Leads the reader's antenna cable to one antenna (H30701-3e p. 13, "select channel"); the second
   * input stays as it is.
   *
   * @param multiplexer its address
   * @param channel 1 to 8
   */
  record SelectChannel(int multiplexer, int channel) implements Request<Nothing> {
    private static final int AS_IT_IS = 0;

    @Override
    public int control() {
      return 0xDD;
    }

    @Override
    public byte[] data() {
      return forMultiplexer(multiplexer, channel, AS_IT_IS);
    }

    @Override
    public Nothing parse(Status status, Fields fields) {
      return new Nothing();
    }
  }

  private static byte[] forMultiplexer(int... data) {
    return octets(
        IntStream.concat(IntStream.of(Uncertain.BEFORE_MULTIPLEXER), IntStream.of(data)).toArray());
  }

  /**
   * Which tags are there.
   *
   * @param more false for a new scan; true for the next page of the last one
   */
  record Inventory(boolean more) implements Request<Inventory.Page> {
    private static final int MORE = 0x80;

    /** Tags found; {@code more} if there is another page. */
    record Page(List<TagUid> tags, boolean more) {
      Page {
        tags = List.copyOf(tags);
      }
    }

    @Override
    public int control() {
      return ISO_15693;
    }

    @Override
    public byte[] data() {
      return octets(0x01, more ? MORE : 0);
    }

    @Override
    public boolean isAnsweredBy(Status status) {
      return switch (status.code()) {
        case Status.OK, Status.NO_TRANSPONDER, Status.MORE_DATA -> true;
        default -> false;
      };
    }

    @Override
    public Page parse(Status status, Fields fields) throws UnfitReplyException {
      List<TagUid> tags = new ArrayList<>();
      int count = status.is(Status.NO_TRANSPONDER) ? 0 : fields.octet();
      for (int i = 0; i < count; i++) {
        // Type of tag and DSFID: system information tells them again, and the AFI with them.
        fields.octets(2);
        tags.add(fields.uid());
      }
      fields.end();
      return new Page(tags, status.is(Status.MORE_DATA));
    }
  }

  /** What a tag says about itself. */
  record SystemInformation(TagUid uid) implements Request<TagInfo> {
    /** Five bits, less one. */
    private static final int BLOCK_SIZE_MASK = 0x1F;

    @Override
    public int control() {
      return ISO_15693;
    }

    @Override
    public byte[] data() {
      return addressed(uid, 0x2B);
    }

    @Override
    public TagInfo parse(Status status, Fields fields) throws UnfitReplyException {
      int dsfid = fields.octet();
      TagUid answering = fields.uid();
      int afi = fields.octet();
      int first = fields.octet();
      int second = fields.octet();
      int size = Uncertain.BLOCK_SIZE_BEFORE_COUNT ? first : second;
      int count = Uncertain.BLOCK_SIZE_BEFORE_COUNT ? second : first;
      if (!answering.equals(uid)) {
        throw new UnfitReplyException("tag " + answering + " answered for tag " + uid);
      }
      return new TagInfo(answering, dsfid, afi, (size & BLOCK_SIZE_MASK) + 1, count + 1);
    }
  }

  /**
   * The memory of a tag.
   *
   * @param first number of the first block, 0 to 255
   * @param count 1 to 32
   */
  record ReadBlocks(TagUid uid, int first, int count, int blockSize) implements Request<byte[]> {
    @Override
    public int control() {
      return ISO_15693;
    }

    @Override
    public byte[] data() {
      return addressed(uid, 0x23, first, count);
    }

    @Override
    public byte[] parse(Status status, Fields fields) throws UnfitReplyException {
      if (fields.octet() != count || fields.octet() != blockSize) {
        throw new UnfitReplyException(
            "asked for " + count + " blocks of " + blockSize + " bytes, got others");
      }
      ByteArrayOutputStream blocks = new ByteArrayOutputStream();
      for (int i = 0; i < count; i++) {
        // Each block comes after a byte that says whether it is locked, which is no matter here.
        fields.octet();
        blocks.writeBytes(fields.octets(blockSize));
      }
      fields.end();
      return blocks.toByteArray();
    }
  }

  /**
   * Writes one byte that a tag tells about itself, 0 to 255.
   *
   * @param subCommand which: never one of those that lock it
   */
  record Write(TagUid uid, int subCommand, int value) implements Request<Nothing> {
    /** The application family identifier. */
    static Write afi(TagUid uid, int afi) {
      return new Write(uid, 0x27, afi);
    }

    /** The data storage format identifier. */
    static Write dsfid(TagUid uid, int dsfid) {
      return new Write(uid, 0x29, dsfid);
    }

    @Override
    public int control() {
      return ISO_15693;
    }

    @Override
    public byte[] data() {
      return addressed(uid, subCommand, value);
    }

    @Override
    public Nothing parse(Status status, Fields fields) throws UnfitReplyException {
      fields.end();
      return new Nothing();
    }
  }

  /**
   * Writes the memory of a tag.
   *
   * @param first number of the first block, 0 to 255
   * @param blocks whole blocks, at most 128 bytes
   */
  record WriteBlocks(TagUid uid, int first, int blockSize, byte[] blocks)
      implements Request<Nothing> {
    @Override
    public int control() {
      return ISO_15693;
    }

    @Override
    public byte[] data() {
      byte[] head = addressed(uid, 0x24, first, blocks.length / blockSize, blockSize);
      return ByteBuffer.allocate(head.length + blocks.length).put(head).put(blocks).array();
    }

    @Override
    public Nothing parse(Status status, Fields fields) throws UnfitReplyException {
      fields.end();
      return new Nothing();
    }
  }

  /** Sets or resets the EAS bit of an ICODE tag. */
  record WriteEas(TagUid uid, boolean on) implements Request<Nothing> {
    private static final int SET = 0xA2;
    private static final int RESET = 0xA3;

    @Override
    public int control() {
      return OF_A_MAKER;
    }

    @Override
    public byte[] data() {
      return ofNxp(uid, on ? SET : RESET);
    }

    @Override
    public Nothing parse(Status status, Fields fields) throws UnfitReplyException {
      fields.end();
      return new Nothing();
    }
  }

  /** Whether an ICODE tag answers an EAS gate: one whose bit is not set keeps silent. */
  record ReadEas(TagUid uid) implements Request<Boolean> {
    private static final int ALARM = 0xA5;

    @Override
    public int control() {
      return OF_A_MAKER;
    }

    @Override
    public byte[] data() {
      return ofNxp(uid, ALARM);
    }

    @Override
    public boolean isAnsweredBy(Status status) {
      return status.is(Status.OK) || status.is(Status.NO_TRANSPONDER);
    }

    @Override
    public Boolean parse(Status status, Fields fields) {
      return status.is(Status.OK);
    }
  }

  private static byte[] ofNxp(TagUid uid, int subCommand) {
    byte[] addressed = addressed(uid, subCommand);
    return ByteBuffer.allocate(addressed.length + 1).put((byte) NXP).put(addressed).array();
  }

  private static byte[] octets(int... values) {
    ByteBuffer octets = ByteBuffer.allocate(values.length);
    for (int value : values) {
      octets.put((byte) value);
    }
    return octets.array();
  }

  /** Sub-command, mode, UID with its most significant byte first, parameters. */
  private static byte[] addressed(TagUid uid, int subCommand, int... parameters) {
    byte[] rest = octets(parameters);
    return ByteBuffer.allocate(2 + Long.BYTES + rest.length)
        .put((byte) subCommand)
        .put((byte) ADDRESSED)
        .putLong(uid.value())
        .put(rest)
        .array();
  }
}
