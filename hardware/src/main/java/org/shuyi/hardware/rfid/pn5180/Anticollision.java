package org.shuyi.hardware.rfid.pn5180;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.Stock;
import org.shuyi.hardware.rfid.pad.Wire;
import org.shuyi.hardware.rfid.pn5180.Chip.Heard;

/**
 * Finds all tags in the field: sixteen slots, and as many again for every slot in which several
 * answered, with four more bits of the UID known (ISO/IEC 15693-3, AN12650).
 */
final class Anticollision {
  private static final int SLOTS = 16;
  private static final int SLOT_BITS = 4;
  private static final int MOST_BITS = 60;

  /** More than a pile of 64 tags takes; noise must not keep it busy for ever. */
  private static final int MOST_ROUNDS = 40;

  private static final Duration WHOLE = Duration.ofMillis(20);

  private final Chip chip;

  Anticollision(Chip chip) {
    this.chip = chip;
  }

  /** The end of the UIDs that are asked for. */
  private record Mask(int bits, long value) {
    Optional<Mask> of(int slot) {
      return bits + SLOT_BITS > MOST_BITS
          ? Optional.empty()
          : Optional.of(new Mask(bits + SLOT_BITS, value | (long) slot << bits));
    }
  }

  /**
   * @param most stop when so many are known
   */
  Stock run(Wire wire, int most) throws LinkException {
    int transmitter = chip.register(wire, HostCommand.TX_CONFIG);
    try {
      return rounds(wire, most, transmitter);
    } finally {
      restore(wire, transmitter);
    }
  }

  private void restore(Wire wire, int transmitter) throws LinkException {
    chip.tell(wire, HostCommand.writeRegister(HostCommand.TX_CONFIG, transmitter));
  }

  private Stock rounds(Wire wire, int most, int transmitter) throws LinkException {
    Set<TagUid> found = new LinkedHashSet<>();
    Deque<Mask> open = new ArrayDeque<>();
    open.add(new Mask(0, 0));
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty() && found.size() <= most; round++) {
      restore(wire, transmitter);
      round(wire, open.remove(), found, open);
    }
    return new Stock(found.stream().limit(most).toList(), found.size() > most || !open.isEmpty());
  }

  private void round(Wire wire, Mask mask, Set<TagUid> found, Deque<Mask> open)
      throws LinkException {
    byte[] request = AirFrame.inventory(mask.bits, mask.value);
    Heard heard = chip.transceive(wire, request, Duration.ZERO, WHOLE);
    for (int slot = 0; slot < SLOTS; slot++) {
      switch (heard) {
        case Heard.Nobody ignored -> {}
        case Heard.Unclear ignored -> mask.of(slot).ifPresent(open::add);
        case Heard.Clear(byte[] answer) -> AirFrame.found(answer).ifPresent(found::add);
      }
      if (slot + 1 < SLOTS) {
        heard = nextSlot(wire, slot);
      }
    }
  }

  private Heard nextSlot(Wire wire, int slot) throws LinkException {
    if (slot == 0) {
      chip.tell(wire, HostCommand.keepBits(HostCommand.TX_CONFIG, Uncertain.WITHOUT_DATA));
    }
    return chip.transceive(wire, new byte[0], Duration.ZERO, WHOLE);
  }
}
