package org.shuyi.hardware.virtual;

import java.util.Arrays;
import java.util.Optional;

/**
 * The reader's end of the frames: finds commands, makes replies. It shares no code with the driver,
 * so that a mistake made in the one shows in the other; both are held to the same published frames.
 */
final class FeigFrames {
  /** A command, its check sum verified. */
  static final class Incoming {
    private final boolean advanced;
    private final int[] body;

    Incoming(boolean advanced, int[] body) {
      this.advanced = advanced;
      this.body = body;
    }

    int address() {
      return body[0];
    }

    int control() {
      return body[1];
    }

    /** One byte of the data; -1 past its end. */
    int data(int index) {
      return index + 2 < body.length ? body[index + 2] : -1;
    }
  }

  private static final int LONGEST = 1024;

  private int[] pending = {};

  void receive(byte[] bytes, int count) {
    int kept = pending.length > LONGEST ? 0 : pending.length;
    int[] joined = Arrays.copyOf(pending, kept + count);
    for (int i = 0; i < count; i++) {
      joined[kept + i] = Byte.toUnsignedInt(bytes[i]);
    }
    pending = joined;
  }

  /** A gap on the line: half a frame is dropped. */
  void gap() {
    pending = new int[0];
  }

  /** The next whole command; a damaged one is passed over in silence, as by a real reader. */
  Optional<Incoming> next() {
    while (pending.length >= 3) {
      boolean advanced = pending[0] == 2;
      int length = advanced ? pending[1] * 256 + pending[2] : pending[0];
      if (length < 5) {
        gap();
      } else if (length > pending.length) {
        return Optional.empty();
      } else {
        int[] frame = Arrays.copyOf(pending, length);
        pending = Arrays.copyOfRange(pending, length, pending.length);
        if (checkSum(frame, length - 2) == frame[length - 2] + 256 * frame[length - 1]) {
          int[] body = Arrays.copyOfRange(frame, advanced ? 3 : 1, length - 2);
          return Optional.of(new Incoming(advanced, body));
        }
      }
    }
    return Optional.empty();
  }

  /** The frame that answers a command, in the same form, or advanced if it is too long for that. */
  static byte[] reply(Incoming command, int address, int[] statusAndData) {
    boolean advanced = command.advanced || statusAndData.length + 5 > 255;
    int head = advanced ? 3 : 1;
    int length = head + 2 + statusAndData.length + 2;
    int[] frame = new int[length];
    frame[0] = advanced ? 2 : length;
    if (advanced) {
      frame[1] = length / 256;
      frame[2] = length % 256;
    }
    frame[head] = address;
    frame[head + 1] = command.control();
    System.arraycopy(statusAndData, 0, frame, head + 2, statusAndData.length);
    int sum = checkSum(frame, length - 2);
    frame[length - 2] = sum % 256;
    frame[length - 1] = sum / 256;
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) frame[i];
    }
    return bytes;
  }

  /**
   * The CRC in its unreflected form: each byte mirrored on its way in, the sum mirrored at the end.
   */
  private static int checkSum(int[] bytes, int count) {
    int sum = 0xFFFF;
    for (int i = 0; i < count; i++) {
      sum ^= Integer.reverse(bytes[i]) >>> 16;
      for (int bit = 0; bit < 8; bit++) {
        sum = sum >= 0x8000 ? (sum * 2) % 0x10000 ^ 0x1021 : sum * 2;
      }
    }
    return Integer.reverse(sum) >>> 16;
  }
}
