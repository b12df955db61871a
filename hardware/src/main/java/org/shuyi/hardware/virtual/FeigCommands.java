package org.shuyi.hardware.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.virtual.FeigFrames.Incoming;
import org.shuyi.hardware.virtual.VirtualField.Heard;

/**
 * What a reader does with a command: the pads, the field, the tags on it. Not thread-safe. Codes
 * from FEIG H60301-3e and H40801-5e.
 */
final class FeigCommands {
  static final int WRITE_AFI = 0x27;
  private static final int ISO_15693 = 0xB0;
  private static final int OF_A_MAKER = 0xB1;
  private static final int NXP = 0x04;

  /** So few that a pile of a dozen takes two pages. */
  private static final int TAGS_PER_PAGE = 8;

  /** Where the UID begins in a command to one tag. */
  private static final int UID_AT = 2;

  /** The reader got no answer from what hangs on its antenna cable. */
  private static final int NO_FUNCTION_UNIT = 0x20;

  private final Map<Integer, VirtualField> antennas = new HashMap<>();
  private final Consumer<VirtualTag> afiWritten;
  private Iterator<VirtualTag> page = List.<VirtualTag>of().iterator();

  /** Readers answer from what they wrote until the field is reset, so a driver must reset it. */
  private final Map<TagUid, Integer> believedAfi = new HashMap<>();

  /** The antenna that is on; 0 for none. */
  private int antenna = 1;

  /** Address of a multiplexer at the first output and its channel; -1 for none. */
  private int multiplexer = -1;

  private int channel;

  private boolean turnsBlocks = true;
  private Duration air = Duration.ZERO;

  /**
   * @param afiWritten told of every tag whose AFI was written
   */
  FeigCommands(Consumer<VirtualTag> afiWritten) {
    this.afiWritten = afiWritten;
  }

  /** The field of one antenna, 1 to 8. */
  VirtualField antenna(int number) {
    return antennas.computeIfAbsent(number, it -> new VirtualField());
  }

  void put(VirtualTag tag) {
    antenna(1).put(tag);
  }

  /** From whichever antenna it lies over. */
  boolean take(TagUid uid) {
    return antennas.values().stream().filter(field -> field.take(uid)).count() > 0;
  }

  List<VirtualTag> tags() {
    return antennas.values().stream().flatMap(field -> field.tags().stream()).toList();
  }

  boolean isFieldOn() {
    return antenna > 0;
  }

  void multiplexer(int address) {
    multiplexer = address;
  }

  void turnsBlocks(boolean turns) {
    turnsBlocks = turns;
  }

  /** How long the last command took in the air. */
  Duration air() {
    return air;
  }

  static boolean isAfiWrite(Incoming command) {
    return command.control() == ISO_15693 && command.data(0) == WRITE_AFI;
  }

  /** The tag that an addressed command goes to, on the pad or not. */
  static TagUid target(Incoming command) {
    return uid(command, UID_AT);
  }

  private static TagUid uid(Incoming command, int at) {
    long uid = 0;
    for (int i = at; i < at + Long.BYTES; i++) {
      uid = uid * 256 + command.data(i);
    }
    return new TagUid(uid);
  }

  /** Carries a command out; status byte and data of the reply. */
  int[] carryOut(Incoming command) {
    air = Duration.ZERO;
    return switch (command.control()) {
      case 0x65 -> new int[] {0x00, 3, 3, 0, 0x44, 0x53, 0x0D, 0x40};
      case 0x66 -> readerInfo(command.data(0));
      case 0x69 -> reset();
      case 0x6A -> power(command.data(0));
      case 0xDC -> new int[] {command.data(0) == multiplexer ? 0x00 : NO_FUNCTION_UNIT};
      case 0xDD -> lead(command.data(0), command.data(1), command.data(2));
      case ISO_15693 -> iso(command);
      case OF_A_MAKER -> command.data(0) == NXP ? nxp(command) : new int[] {0x05};
      default -> new int[] {0x80};
    };
  }

  private static int[] readerInfo(int mode) {
    return mode == 0x80
        ? new int[] {0x00, 0x12, 0x34, 0xAB, 0xCD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}
        : new int[] {0x11};
  }

  private int[] reset() {
    page = List.<VirtualTag>of().iterator();
    believedAfi.clear();
    return new int[] {0x00};
  }

  private int[] power(int output) {
    antenna = output;
    return new int[] {0x00};
  }

  /** A channel above 8, or both inputs on one, is out of range (H30701-3e p. 13). */
  private int[] lead(int address, int first, int second) {
    if (address != multiplexer) {
      return new int[] {NO_FUNCTION_UNIT};
    }
    if (first > 8 || second > 8 || first == second) {
      return new int[] {0x11};
    }
    channel = first;
    return new int[] {0x00};
  }

  /** What the tags are over that hear the reader now. */
  private VirtualField field() {
    return antenna(multiplexer < 0 ? antenna : channel);
  }

  private int[] iso(Incoming command) {
    if (command.data(0) == 0x01) {
      return inventory(command.data(1) >= 0x80);
    }
    return command.data(1) == 0x01 ? addressed(command) : new int[] {0x11};
  }

  private int[] inventory(boolean more) {
    if (!more) {
      // A copy: tags come and go between two pages.
      List<VirtualTag> answering = isFieldOn() ? field().answering() : List.of();
      air = AirTiming.inventory(answering.stream().map(tag -> tag.uid().value()).toList());
      page = onceEach(answering).iterator();
    }
    List<VirtualTag> found = new ArrayList<>();
    while (isFieldOn() && page.hasNext() && found.size() < TAGS_PER_PAGE) {
      found.add(page.next());
    }
    if (found.isEmpty()) {
      return new int[] {0x01};
    }
    IntStream.Builder reply = IntStream.builder();
    reply.add(isFieldOn() && page.hasNext() ? 0x94 : 0x00).add(found.size());
    for (VirtualTag tag : found) {
      reply.add(0x03).add(tag.dsfid());
      addUid(reply, tag);
    }
    return reply.build().toArray();
  }

  /** Two tags with one UID answer with the same bits in the same slot: nobody hears two. */
  private static Iterable<VirtualTag> onceEach(List<VirtualTag> answering) {
    Map<TagUid, VirtualTag> byUid = new LinkedHashMap<>();
    answering.forEach(tag -> byUid.putIfAbsent(tag.uid(), tag));
    return byUid.values();
  }

  private static void addUid(IntStream.Builder reply, VirtualTag tag) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      reply.add((int) (tag.uid().value() >>> shift) & 0xFF);
    }
  }

  private int[] addressed(Incoming command) {
    return switch (command.data(0)) {
      case 0x23 -> readBlocks(command);
      case 0x24 -> writeBlocks(command);
      case WRITE_AFI -> write(command, tag -> writeAfi(tag, command.data(10)));
      case 0x29 -> write(command, tag -> done(tag.writeDsfid(command.data(10))));
      case 0x2B -> {
        air = AirTiming.exchange(12, 17);
        yield tell(target(command), this::systemInformation);
      }
      default -> new int[] {0x80};
    };
  }

  private int[] tell(TagUid uid, Function<VirtualTag, int[]> what) {
    return isFieldOn() ? heard(field().tell(uid, what)) : new int[] {0x01};
  }

  private int[] write(Incoming command, Function<VirtualTag, int[]> what) {
    air = AirTiming.write(13);
    return isFieldOn() ? heard(field().write(target(command), what)) : new int[] {0x01};
  }

  private static int[] heard(Heard heard) {
    return switch (heard) {
      case Heard.Nobody() -> new int[] {0x01};
      case Heard.Collision() -> new int[] {0x02};
      case Heard.Clear(int[] answer) -> answer;
    };
  }

  private static int[] done(boolean taken) {
    return taken ? new int[] {0x00} : new int[] {0x95, 0x12};
  }

  private int[] readBlocks(Incoming command) {
    int count = command.data(11);
    // Flags, a byte of security and the bytes of each block, check sum.
    air = AirTiming.exchange(14, 3 + count * (1 + VirtualTag.BLOCK_SIZE));
    return tell(target(command), tag -> readBlocks(tag, command.data(10), count));
  }

  private int[] readBlocks(VirtualTag tag, int first, int count) {
    if (tag.isWorn()) {
      return new int[] {0x02};
    }
    if (first < 0 || count < 1 || first + count > tag.blocks()) {
      return new int[] {0x95, 0x10};
    }
    byte[] memory = tag.memory();
    IntStream.Builder reply = IntStream.builder().add(0x00).add(count).add(VirtualTag.BLOCK_SIZE);
    for (int block = first; block < first + count; block++) {
      reply.add(0x00);
      for (int i = 0; i < VirtualTag.BLOCK_SIZE; i++) {
        reply.add(Byte.toUnsignedInt(memory[block * VirtualTag.BLOCK_SIZE + inBlock(i)]));
      }
    }
    return reply.build().toArray();
  }

  private int inBlock(int i) {
    return turnsBlocks ? VirtualTag.BLOCK_SIZE - 1 - i : i;
  }

  private int[] writeBlocks(Incoming command) {
    int count = command.data(11);
    int[] reply = write(command, tag -> writeBlocks(tag, command, command.data(10), count));
    air = AirTiming.write(15).multipliedBy(count);
    return reply;
  }

  private int[] writeBlocks(VirtualTag tag, Incoming command, int first, int count) {
    if (command.data(12) != VirtualTag.BLOCK_SIZE || first + count > tag.blocks()) {
      return new int[] {0x95, 0x10};
    }
    boolean taken = true;
    for (int block = 0; block < count; block++) {
      byte[] bytes = new byte[VirtualTag.BLOCK_SIZE];
      for (int i = 0; i < bytes.length; i++) {
        bytes[inBlock(i)] = (byte) command.data(13 + block * VirtualTag.BLOCK_SIZE + i);
      }
      taken &= tag.writeBlock(first + block, bytes);
    }
    return done(taken);
  }

  private int[] writeAfi(VirtualTag tag, int value) {
    if (!tag.writeAfi(value)) {
      return done(false);
    }
    believedAfi.put(tag.uid(), value);
    if (tag.afi() == value) {
      afiWritten.accept(tag);
    }
    return done(true);
  }

  private int[] systemInformation(VirtualTag tag) {
    IntStream.Builder reply = IntStream.builder().add(0x00).add(tag.dsfid());
    addUid(reply, tag);
    reply
        .add(believedAfi.getOrDefault(tag.uid(), tag.afi()))
        .add(VirtualTag.BLOCK_SIZE - 1)
        .add(tag.blocks() - 1)
        .add(0x01);
    return reply.build().toArray();
  }

  /** Commands that only ICODE tags know: maker, sub-command, mode, UID. */
  private int[] nxp(Incoming command) {
    TagUid uid = uid(command, UID_AT + 1);
    air = AirTiming.exchange(13, 3);
    if (!isFieldOn()) {
      return new int[] {0x01};
    }
    return switch (command.data(1)) {
      case 0xA2 -> heard(field().write(uid, tag -> done(tag.writeEas(true))));
      case 0xA3 -> heard(field().write(uid, tag -> done(tag.writeEas(false))));
      case 0xA5 -> tell(uid, tag -> new int[] {tag.eas() ? 0x00 : 0x01});
      default -> new int[] {0x80};
    };
  }
}
