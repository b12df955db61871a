package org.shuyi.hardware.card.pn532;

import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.framing.FrameForm;

/**
 * 00 00 FF LEN LCS TFI command data DCS 00, where LEN and LCS, and TFI to DCS, each add up to 0;
 * longer ones have FF FF LENM LENL LCS in the place of LEN LCS (UM0701-02, 6.2.1).
 */
sealed interface Frame {
  record Ack() implements Frame {}

  record Nack() implements Frame {}

  /** The chip did not understand the command. */
  record SyntaxError() implements Frame {}

  /**
   * @param command that it answers
   */
  record Answer(int command, byte[] data) implements Frame {
    @Override
    public boolean equals(Object other) {
      return other instanceof Answer(int theirs, byte[] bytes)
          && command == theirs
          && Arrays.equals(data, bytes);
    }

    @Override
    public int hashCode() {
      return 31 * command + Arrays.hashCode(data);
    }

    /** Without the data: it may be a card's number. */
    @Override
    public String toString() {
      return "answer to %02X, %d bytes".formatted(command, data.length);
    }
  }

  byte FROM_HOST = (byte) 0xD4;
  byte FROM_CHIP = (byte) 0xD5;

  /** What the chip sends. */
  FrameForm<Frame> FORM = new Form();

  static byte[] ack() {
    return new byte[] {0, 0, -1, 0, -1, 0};
  }

  static byte[] nack() {
    return new byte[] {0, 0, -1, -1, 0, 0};
  }

  /** A command, as the station sends it. */
  static byte[] command(int command, byte... data) {
    byte[] body = new byte[2 + data.length];
    body[0] = FROM_HOST;
    body[1] = (byte) command;
    System.arraycopy(data, 0, body, 2, data.length);
    return Form.around(body);
  }

  /** Cuts and checks. */
  final class Form implements FrameForm<Frame> {
    private static final byte[] START = {0, 0, -1};
    private static final int HEADER = 5;
    private static final int LONG_HEADER = 8;
    private static final int TRAILER = 2;
    private static final int SHORT = 6;
    private static final byte ERROR = 0x7F;

    /** TFI, command and 263 bytes of data. */
    private static final int MOST = 265;

    private Form() {}

    @Override
    public int longest() {
      return LONG_HEADER + MOST + TRAILER;
    }

    @Override
    public int length(byte[] bytes, int filled) {
      int there = Math.min(filled, START.length);
      if (!Arrays.equals(bytes, 0, there, START, 0, there)) {
        return NO_FRAME;
      }
      if (filled < HEADER) {
        return UNDECIDED;
      }
      int length = bytes[3] & 0xFF;
      int check = bytes[4] & 0xFF;
      if (length == 0xFF && check == 0xFF) {
        return longLength(bytes, filled);
      }
      if (length + check == 0xFF) {
        return length == 0 || check == 0 ? SHORT : NO_FRAME;
      }
      return length + check == 0x100 ? HEADER + length + TRAILER : NO_FRAME;
    }

    private static int longLength(byte[] bytes, int filled) {
      if (filled < LONG_HEADER) {
        return UNDECIDED;
      }
      int length = (bytes[5] & 0xFF) << 8 | (bytes[6] & 0xFF);
      boolean fits = sum(bytes, 5, LONG_HEADER) == 0 && length > 0 && length <= MOST;
      return fits ? LONG_HEADER + length + TRAILER : NO_FRAME;
    }

    @Override
    public Optional<Frame> open(byte[] frame) {
      Optional<Frame> opened =
          Arrays.equals(frame, ack())
              ? Optional.of(new Ack())
              : Arrays.equals(frame, nack()) ? Optional.of(new Nack()) : body(frame);
      Arrays.fill(frame, (byte) 0);
      return opened;
    }

    private static Optional<Frame> body(byte[] frame) {
      int from = frame[3] == -1 && frame[4] == -1 ? LONG_HEADER : HEADER;
      int end = frame.length - TRAILER;
      boolean whole = frame.length > SHORT && sum(frame, from, end + 1) == 0 && frame[end + 1] == 0;
      if (!whole) {
        return Optional.empty();
      }
      if (frame[from] == ERROR && end - from == 1) {
        return Optional.of(new SyntaxError());
      }
      boolean answer = frame[from] == FROM_CHIP && end - from >= 2;
      return answer
          ? Optional.of(
              new Answer((frame[from + 1] & 0xFF) - 1, Arrays.copyOfRange(frame, from + 2, end)))
          : Optional.empty();
    }

    private static byte[] around(byte[] body) {
      int header = body.length > 0xFF ? LONG_HEADER : HEADER;
      byte[] frame = Arrays.copyOf(START, header + body.length + TRAILER);
      if (header == HEADER) {
        frame[3] = (byte) body.length;
        frame[4] = (byte) -body.length;
      } else {
        frame[3] = -1;
        frame[4] = -1;
        frame[5] = (byte) (body.length >> 8);
        frame[6] = (byte) body.length;
        frame[7] = (byte) -sum(frame, 5, 7);
      }
      System.arraycopy(body, 0, frame, header, body.length);
      frame[header + body.length] = (byte) -sum(body, 0, body.length);
      return frame;
    }

    private static int sum(byte[] bytes, int from, int to) {
      int sum = 0;
      for (int i = from; i < to; i++) {
        sum += bytes[i];
      }
      return sum & 0xFF;
    }
  }
}
