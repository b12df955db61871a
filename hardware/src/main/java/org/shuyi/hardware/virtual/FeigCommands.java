package org.shuyi.hardware.virtual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.virtual.FeigFrames.Incoming;

/**
 * What a reader does with a command: the pad, the field, the tags on it. Not thread-safe. Codes
 * from FEIG H60301-3e and H40801-5e.
 */
final class FeigCommands {
  static final int WRITE_AFI = 0x27;
  private static final int ISO_15693 = 0xB0;

  /** So few that a pile of a dozen takes two pages. */
  private static final int TAGS_PER_PAGE = 8;

  private final Map<TagUid, VirtualTag> pad = new LinkedHashMap<>();
  private final Consumer<VirtualTag> afiWritten;
  private Iterator<VirtualTag> page = pad.values().iterator();

  /** Readers answer from what they wrote until the field is reset, so a driver must reset it. */
  private final Map<TagUid, Integer> believedAfi = new HashMap<>();

  private boolean fieldOn = true;
  private boolean turnsBlocks = true;

  /**
   * @param afiWritten told of every tag whose AFI was written
   */
  FeigCommands(Consumer<VirtualTag> afiWritten) {
    this.afiWritten = afiWritten;
  }

  void put(VirtualTag tag) {
    pad.put(tag.uid(), tag);
  }

  boolean take(TagUid uid) {
    return pad.remove(uid) != null;
  }

  List<VirtualTag> tags() {
    return List.copyOf(pad.values());
  }

  boolean isFieldOn() {
    return fieldOn;
  }

  void turnsBlocks(boolean turns) {
    turnsBlocks = turns;
  }

  static boolean isAfiWrite(Incoming command) {
    return command.control() == ISO_15693 && command.data(0) == WRITE_AFI;
  }

  /** The tag that an addressed command goes to, on the pad or not. */
  static TagUid target(Incoming command) {
    long uid = 0;
    for (int i = 2; i < 10; i++) {
      uid = uid * 256 + command.data(i);
    }
    return new TagUid(uid);
  }

  /** Carries a command out; status byte and data of the reply. */
  int[] carryOut(Incoming command) {
    return switch (command.control()) {
      case 0x65 -> new int[] {0x00, 3, 3, 0, 0x44, 0x53, 0x0D, 0x40};
      case 0x69 -> reset();
      case 0x6A -> power(command.data(0));
      case ISO_15693 -> iso(command);
      default -> new int[] {0x80};
    };
  }

  private int[] reset() {
    page = tags().iterator();
    believedAfi.clear();
    return new int[] {0x00};
  }

  private int[] power(int on) {
    fieldOn = on == 1;
    return new int[] {0x00};
  }

  private int[] iso(Incoming command) {
    if (command.data(0) == 0x01) {
      return inventory(command.data(1) >= 0x80);
    }
    if (command.data(1) != 0x01) {
      return new int[] {0x11};
    }
    return Optional.ofNullable(pad.get(target(command)))
        .filter(tag -> fieldOn)
        .map(tag -> addressed(command, tag))
        .orElseGet(() -> new int[] {0x01});
  }

  private int[] inventory(boolean more) {
    if (!more) {
      // A copy: tags come and go between two pages.
      page = tags().iterator();
    }
    List<VirtualTag> found = new ArrayList<>();
    while (fieldOn && page.hasNext() && found.size() < TAGS_PER_PAGE) {
      found.add(page.next());
    }
    if (found.isEmpty()) {
      return new int[] {0x01};
    }
    IntStream.Builder reply = IntStream.builder();
    reply.add(fieldOn && page.hasNext() ? 0x94 : 0x00).add(found.size());
    for (VirtualTag tag : found) {
      reply.add(0x03).add(tag.dsfid());
      addUid(reply, tag);
    }
    return reply.build().toArray();
  }

  private static void addUid(IntStream.Builder reply, VirtualTag tag) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      reply.add((int) (tag.uid().value() >>> shift) & 0xFF);
    }
  }

  private int[] addressed(Incoming command, VirtualTag tag) {
    return switch (command.data(0)) {
      case 0x23 -> readBlocks(tag, command.data(10), command.data(11));
      case WRITE_AFI -> writeAfi(tag, command.data(10));
      case 0x2B -> systemInformation(tag);
      default -> new int[] {0x80};
    };
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
        int at = turnsBlocks ? VirtualTag.BLOCK_SIZE - 1 - i : i;
        reply.add(Byte.toUnsignedInt(memory[block * VirtualTag.BLOCK_SIZE + at]));
      }
    }
    return reply.build().toArray();
  }

  private int[] writeAfi(VirtualTag tag, int value) {
    if (!tag.writeAfi(value)) {
      return new int[] {0x95, 0x12};
    }
    believedAfi.put(tag.uid(), value);
    if (tag.afi() == value) {
      afiWritten.accept(tag);
    }
    return new int[] {0x00};
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
}
