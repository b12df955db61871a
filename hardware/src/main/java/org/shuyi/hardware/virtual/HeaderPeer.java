package org.shuyi.hardware.virtual;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What hangs on the lines of a header: D draws relays, C asks for the contacts. */
final class HeaderPeer extends PinsPeer {
  HeaderPeer(OnRelays machine) {
    super(machine);
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    return switch (bytes[0]) {
      case 'D' -> {
        draw(BitSet.valueOf(Arrays.copyOfRange(bytes, 1, bytes.length)));
        yield List.of(Answer.now());
      }
      case 'C' -> List.of(Answer.now(made().toByteArray()));
      default -> List.of();
    };
  }

  /** A line has no check sum, and what is not said can't be wrong. */
  @Override
  public byte[] spoiled(byte[] frame) {
    return frame.length == 0 ? frame : super.spoiled(frame);
  }
}
