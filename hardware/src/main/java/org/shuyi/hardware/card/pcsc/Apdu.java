package org.shuyi.hardware.card.pcsc;

import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.card.CardKey;
import org.shuyi.hardware.framing.FrameForm;

/** Commands of PC/SC part 3, 3.2.2.1, each behind its length; and what is answered. */
final class Apdu {
  private static final int LENGTH = 2;

  /** 256 bytes and the status word; a reader's name is shorter. */
  private static final int LONGEST = 258;

  /** Of what is read from a memory card. */
  private static final byte BLOCK = 16;

  /** A response, or a name. */
  static final FrameForm<byte[]> FORM =
      new FrameForm<>() {
        @Override
        public int longest() {
          return LENGTH + LONGEST;
        }

        @Override
        public int length(byte[] bytes, int filled) {
          if (filled < LENGTH) {
            return UNDECIDED;
          }
          int length = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
          return length <= LONGEST ? LENGTH + length : NO_FRAME;
        }

        @Override
        public Optional<byte[]> open(byte[] frame) {
          return Optional.of(Arrays.copyOfRange(frame, LENGTH, frame.length));
        }
      };

  private Apdu() {}

  /** Asks the reader, not a card. */
  static byte[] name() {
    return new byte[LENGTH];
  }

  static byte[] uid() {
    return framed(0xFF, 0xCA, 0, 0, 0);
  }

  /** Into the reader's memory, place 0; forgotten when it is switched off. */
  static byte[] loadKey(CardKey key) {
    byte[] command = Arrays.copyOf(framed(0xFF, 0x82, 0, 0, CardKey.LENGTH), 7 + CardKey.LENGTH);
    System.arraycopy(key.bytes(), 0, command, 7, CardKey.LENGTH);
    command[1] += CardKey.LENGTH;
    return command;
  }

  static byte[] authenticate(int block, CardKey key) {
    return framed(0xFF, 0x86, 0, 0, 5, 1, 0, block, key.command(), 0);
  }

  static byte[] read(int block) {
    return framed(0xFF, 0xB0, 0, block, BLOCK);
  }

  private static byte[] framed(int... command) {
    byte[] bytes = new byte[LENGTH + command.length];
    bytes[1] = (byte) command.length;
    for (int i = 0; i < command.length; i++) {
      bytes[LENGTH + i] = (byte) command[i];
    }
    return bytes;
  }

  /** What comes before the status word 9000; empty for another one, and where there is no card. */
  static Optional<byte[]> data(byte[] response) {
    int end = response.length - 2;
    boolean well = end >= 0 && response[end] == (byte) 0x90 && response[end + 1] == 0;
    return well ? Optional.of(Arrays.copyOf(response, end)) : Optional.empty();
  }
}
