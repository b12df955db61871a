package org.shuyi.hardware.id.sdt;

import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.framing.FrameForm;

/**
 * An answer: its third byte is the module's status, what follows may be a person's data.
 *
 * @param status as the module's descriptions list it
 */
record Reply(int status, byte[] data) {
  static final int DONE = 0x90;
  static final int FOUND = 0x9F;

  private static final byte[] MARK = {
    (byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, (byte) 0x69
  };
  private static final int HEADER = MARK.length + 2;
  private static final int STATUS = 3;

  /** Text, photo and two fingerprints. */
  private static final int LONGEST = HEADER + 2314;

  static final FrameForm<Reply> FORM =
      new FrameForm<>() {
        @Override
        public int longest() {
          return LONGEST;
        }

        @Override
        public int length(byte[] bytes, int filled) {
          int there = Math.min(filled, MARK.length);
          if (!Arrays.equals(bytes, 0, there, MARK, 0, there)) {
            return NO_FRAME;
          }
          if (filled < HEADER) {
            return UNDECIDED;
          }
          int length = HEADER + ((bytes[5] & 0xFF) << 8 | (bytes[6] & 0xFF));
          return length < HEADER + STATUS + 1 || length > LONGEST ? NO_FRAME : length;
        }

        @Override
        public Optional<Reply> open(byte[] frame) {
          int end = frame.length - 1;
          Optional<Reply> reply =
              xor(frame, end) == frame[end]
                  ? Optional.of(
                      new Reply(
                          frame[HEADER + 2] & 0xFF,
                          Arrays.copyOfRange(frame, HEADER + STATUS, end)))
                  : Optional.empty();
          Arrays.fill(frame, (byte) 0);
          return reply;
        }
      };

  /** A request without data. */
  static byte[] request(int command, int parameter) {
    byte[] frame = Arrays.copyOf(MARK, HEADER + 3);
    frame[6] = 3;
    frame[7] = (byte) command;
    frame[8] = (byte) parameter;
    frame[9] = xor(frame, 9);
    return frame;
  }

  private static byte xor(byte[] frame, int end) {
    byte sum = 0;
    for (int i = MARK.length; i < end; i++) {
      sum ^= frame[i];
    }
    return sum;
  }

  void wipe() {
    Arrays.fill(data, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reply(int theirs, byte[] bytes)
        && status == theirs
        && Arrays.equals(data, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * status + Arrays.hashCode(data);
  }

  /** Without the data. */
  @Override
  public String toString() {
    return "status %02X and %d bytes".formatted(status, data.length);
  }
}
