package org.shuyi.hardware.rfid.feig;

import java.util.List;
import java.util.stream.Collectors;

/** Frames in words, for a technician who reads the wire. Pure. */
final class Explanation {
  private Explanation() {}

  /** What a command asks; it was framed by {@link FrameForm#encode}. */
  static String command(byte[] frame) {
    int control = frame[0] == FrameForm.ADVANCED_MARK ? 4 : 2;
    if (frame.length <= control) {
      return "";
    }
    return "Asks for " + name(frame[control] & 0xFF) + ".";
  }

  /** What came back, as far as it is whole frames. */
  static String reply(byte[] bytes) {
    Framer framer = new Framer();
    List<Reply> replies = framer.feed(bytes, Math.min(bytes.length, Framer.MAX_FRAME));
    if (replies.isEmpty()) {
      return "No whole frame with a right check sum.";
    }
    return replies.stream()
        .map(it -> "Answers " + name(it.control()) + ": " + it.status().sentence() + ".")
        .collect(Collectors.joining(" "));
  }

  private static String name(int control) {
    return switch (control) {
      case 0x65 -> "the software version";
      case 0x66 -> "the reader's number";
      case 0x69 -> "a reset of the field";
      case Uncertain.RF_POWER -> "the antenna to be switched";
      case 0xDC -> "the antenna multiplexer";
      case 0xDD -> "a channel of the antenna multiplexer";
      case Request.ISO_15693, Request.OF_A_MAKER -> "a command to a tag";
      default -> "control byte %02X".formatted(control);
    };
  }
}
