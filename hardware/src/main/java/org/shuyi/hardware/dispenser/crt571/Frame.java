package org.shuyi.hardware.dispenser.crt571;

import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.framing.FrameForm;

/** What goes over the wire in either direction. */
sealed interface Frame {
  /** A single byte of the handshake. */
  enum Signal implements Frame {
    ACK(0x06),
    NAK(0x15),
    EOT(0x04);

    private final byte code;

    Signal(int code) {
      this.code = (byte) code;
    }

    byte[] bytes() {
      return new byte[] {code};
    }

    static Optional<Signal> of(byte code) {
      return Arrays.stream(values()).filter(signal -> signal.code == code).findFirst();
    }
  }

  /**
   * A message.
   *
   * @param address of the dispenser, 0 to 15
   * @param text 'C' command parameter data, or an answer
   */
  record Message(int address, byte[] text) implements Frame {
    /** F2, address, two bytes of length, text, 03, XOR of all of them. */
    byte[] bytes() {
      byte[] frame = new byte[AROUND + text.length];
      frame[0] = START;
      frame[1] = (byte) address;
      frame[2] = (byte) (text.length >> 8);
      frame[3] = (byte) text.length;
      System.arraycopy(text, 0, frame, HEADER, text.length);
      frame[HEADER + text.length] = END;
      frame[frame.length - 1] = xor(frame, frame.length - 1);
      return frame;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Message(int where, byte[] theirs)
          && address == where
          && Arrays.equals(text, theirs);
    }

    @Override
    public int hashCode() {
      return 31 * address + Arrays.hashCode(text);
    }
  }

  byte START = (byte) 0xF2;
  byte END = 0x03;
  int HEADER = 4;
  int AROUND = HEADER + 2;

  /** As the manuals have it, the whole frame. */
  int LONGEST = 1024;

  FrameForm<Frame> FORM =
      new FrameForm<>() {
        @Override
        public int longest() {
          return LONGEST;
        }

        @Override
        public int length(byte[] bytes, int filled) {
          if (bytes[0] != START) {
            return Signal.of(bytes[0]).isPresent() ? 1 : NO_FRAME;
          }
          if (filled < HEADER) {
            return UNDECIDED;
          }
          int length = AROUND + ((bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF));
          return length == AROUND || length > LONGEST ? NO_FRAME : length;
        }

        @Override
        public Optional<Frame> open(byte[] frame) {
          if (frame.length == 1) {
            return Signal.of(frame[0]).map(Frame.class::cast);
          }
          boolean whole =
              frame[frame.length - 2] == END
                  && frame[frame.length - 1] == xor(frame, frame.length - 1);
          return whole
              ? Optional.of(
                  new Message(frame[1] & 0xFF, Arrays.copyOfRange(frame, HEADER, frame.length - 2)))
              : Optional.empty();
        }
      };

  private static byte xor(byte[] bytes, int count) {
    byte sum = 0;
    for (int i = 0; i < count; i++) {
      sum ^= bytes[i];
    }
    return sum;
  }
}
