package org.shuyi.hardware.scanner.ssi;

import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.framing.FrameForm;

/**
 * Length (without the check sum), opcode, source, status, data, and the two's complement of their
 * sum in two bytes, the higher first.
 *
 * @param status bit 0: sent again; bit 1: more packets of the same message follow
 */
record Packet(int opcode, int status, byte[] data) {
  static final int REQUEST_REVISION = 0xA3;
  static final int REPLY_REVISION = 0xA4;
  static final int PARAM_SEND = 0xC6;
  static final int ACK = 0xD0;
  static final int NAK = 0xD1;
  static final int DECODE_DATA = 0xF3;

  /** What else a scanner may say; it is acknowledged and of no interest. */
  static final int EVENT = 0xF6;

  /** Reasons of a NAK. */
  static final byte RESEND = 1;

  private static final int HEADER = 4;
  private static final int CHECK = 2;
  private static final int LONGEST = 0xFF + CHECK;
  private static final int SENT_AGAIN = 0x01;
  private static final int MORE_FOLLOW = 0x02;
  private static final byte HOST = 4;
  private static final byte DECODER = 0;

  /** What a scanner sends. */
  static final FrameForm<Packet> FORM =
      new FrameForm<>() {
        @Override
        public int longest() {
          return LONGEST;
        }

        @Override
        public int length(byte[] bytes, int filled) {
          int length = bytes[0] & 0xFF;
          boolean begins =
              length >= HEADER
                  && (filled < 2 || isFromScanner(bytes[1] & 0xFF))
                  && (filled < 3 || bytes[2] == DECODER);
          return begins ? length + CHECK : NO_FRAME;
        }

        @Override
        public Optional<Packet> open(byte[] frame) {
          int end = frame.length - CHECK;
          int check = (frame[end] & 0xFF) << 8 | (frame[end + 1] & 0xFF);
          Optional<Packet> packet =
              check == check(frame, end)
                  ? Optional.of(
                      new Packet(frame[1] & 0xFF, frame[3], Arrays.copyOfRange(frame, HEADER, end)))
                  : Optional.empty();
          Arrays.fill(frame, (byte) 0);
          return packet;
        }
      };

  private static boolean isFromScanner(int opcode) {
    return switch (opcode) {
      case REPLY_REVISION, ACK, NAK, DECODE_DATA, EVENT -> true;
      default -> false;
    };
  }

  private static int check(byte[] frame, int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += frame[i] & 0xFF;
    }
    return -sum & 0xFFFF;
  }

  /** A packet from the station to the scanner. */
  static byte[] toScanner(int opcode, byte... data) {
    int end = HEADER + data.length;
    byte[] frame = new byte[end + CHECK];
    frame[0] = (byte) end;
    frame[1] = (byte) opcode;
    frame[2] = HOST;
    System.arraycopy(data, 0, frame, HEADER, data.length);
    int check = check(frame, end);
    frame[end] = (byte) (check >> 8);
    frame[end + 1] = (byte) check;
    return frame;
  }

  boolean sentAgain() {
    return (status & SENT_AGAIN) != 0;
  }

  boolean moreFollow() {
    return (status & MORE_FOLLOW) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packet(int theirs, int state, byte[] bytes)
        && opcode == theirs
        && status == state
        && Arrays.equals(data, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * opcode + Arrays.hashCode(data);
  }

  /** Without the data: it may be a card's number. */
  @Override
  public String toString() {
    return "opcode %02X, status %02X, %d bytes".formatted(opcode, status, data.length);
  }
}
