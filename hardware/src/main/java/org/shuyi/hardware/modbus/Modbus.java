package org.shuyi.hardware.modbus;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.framing.FixedForm;
import org.shuyi.hardware.framing.FrameForm;
import org.shuyi.hardware.framing.Framer;

/**
 * Frames of Modbus RTU: unit, function, data, CRC-16 with its low byte first. Requests of these
 * functions are all 8 bytes long. Every frame that a framer gives has a right CRC.
 *
 * <p>Modbus Application Protocol V1.1b3; "flash on" as in the manuals of Waveshare's Modbus RTU
 * relays.
 */
public final class Modbus {
  public static final int READ_COILS = 0x01;
  public static final int READ_INPUTS = 0x02;
  public static final int WRITE_COIL = 0x05;

  /** Set in the function of an answer that refuses. */
  public static final int REFUSED = 0x80;

  public static final int ILLEGAL_FUNCTION = 1;
  public static final int ILLEGAL_ADDRESS = 2;
  public static final int DEVICE_FAILURE = 4;
  public static final int BUSY = 6;

  public static final int LAST_UNIT = 247;

  /** A coil at this address and above is drawn for a time that the board itself keeps. */
  public static final int FLASH_ON = 0x0200;

  /** The unit of {@link #FLASH_ON}, in ms. */
  public static final int FLASH_STEP_MS = 100;

  private static final int REQUEST = 8;

  /** Unit, function, count, 250 bytes, CRC. */
  private static final int LONGEST = 255;

  private Modbus() {}

  /** Of what a board is asked. */
  public static Framer<byte[]> requests() {
    return new CheckedFramer<>(new FixedForm(REQUEST, Modbus::valid));
  }

  /** Of what a board answers. */
  public static Framer<byte[]> replies() {
    return new CheckedFramer<>(new ReplyForm());
  }

  private record ReplyForm() implements FrameForm<byte[]> {
    @Override
    public int longest() {
      return LONGEST;
    }

    @Override
    public int length(byte[] bytes, int filled) {
      if (filled < 2) {
        return bytes[0] == 0 || (bytes[0] & 0xFF) > LAST_UNIT ? NO_FRAME : UNDECIDED;
      }
      return switch (bytes[1] & 0xFF) {
        case READ_COILS, READ_INPUTS -> filled < 3 ? UNDECIDED : counted(bytes[2] & 0xFF);
        case WRITE_COIL -> REQUEST;
        case REFUSED | READ_COILS, REFUSED | READ_INPUTS, REFUSED | WRITE_COIL -> 5;
        default -> NO_FRAME;
      };
    }

    private static int counted(int count) {
      return count == 0 || count > LONGEST - 5 ? NO_FRAME : count + 5;
    }

    @Override
    public Optional<byte[]> open(byte[] frame) {
      return Optional.of(frame).filter(Modbus::valid);
    }
  }

  public static byte[] readInputs(int unit, int count) {
    return signed(unit, READ_INPUTS, 0, 0, count >> 8, count);
  }

  /**
   * Draws a coil for a time that the board keeps.
   *
   * @param steps of {@link #FLASH_STEP_MS}, 1 to 32767
   */
  public static byte[] flash(int unit, int relay, int steps) {
    int address = FLASH_ON + relay;
    return signed(unit, WRITE_COIL, address >> 8, address, steps >> 8, steps);
  }

  public static byte[] coil(int unit, int relay, boolean drawn) {
    return signed(unit, WRITE_COIL, relay >> 8, relay, drawn ? 0xFF : 0, 0);
  }

  /** What a board answers when asked for bits. */
  public static byte[] bits(int unit, int function, BitSet bits, int count) {
    int bytes = (count + 7) / 8;
    int[] body = new int[bytes + 3];
    body[0] = unit;
    body[1] = function;
    body[2] = bytes;
    bits.stream().filter(bit -> bit < count).forEach(bit -> body[3 + bit / 8] |= 1 << bit % 8);
    return signed(body);
  }

  /** What a board answers that does not do it. */
  public static byte[] refusal(int unit, int function, int why) {
    return signed(unit, function | REFUSED, why);
  }

  /** The bits in an answer of this unit to this function; empty if it is another's. */
  public static Optional<BitSet> bits(byte[] reply, int unit, int function) {
    boolean fits = (reply[0] & 0xFF) == unit && (reply[1] & 0xFF) == function;
    return fits
        ? Optional.of(BitSet.valueOf(Arrays.copyOfRange(reply, 3, reply.length - 2)))
        : Optional.empty();
  }

  /**
   * Whether a board did what it was asked to write: it repeats what it does.
   *
   * @return false if it refuses; empty if the answer is to something else
   */
  public static Optional<Boolean> written(byte[] reply, byte[] request) {
    if (Arrays.equals(reply, request)) {
      return Optional.of(true);
    }
    boolean refused = reply[0] == request[0] && (reply[1] & 0xFF) == (WRITE_COIL | REFUSED);
    return refused ? Optional.of(false) : Optional.empty();
  }

  private static byte[] signed(int... body) {
    byte[] frame = new byte[body.length + 2];
    for (int i = 0; i < body.length; i++) {
      frame[i] = (byte) body[i];
    }
    int crc = crc(frame, body.length);
    frame[body.length] = (byte) crc;
    frame[body.length + 1] = (byte) (crc >> 8);
    return frame;
  }

  private static boolean valid(byte[] frame) {
    int body = frame.length - 2;
    return crc(frame, body) == ((frame[body + 1] & 0xFF) << 8 | (frame[body] & 0xFF));
  }

  /** Polynomial A001 (reflected), preset FFFF. */
  private static int crc(byte[] bytes, int count) {
    int crc = 0xFFFF;
    for (int i = 0; i < count; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
      }
    }
    return crc;
  }
}
