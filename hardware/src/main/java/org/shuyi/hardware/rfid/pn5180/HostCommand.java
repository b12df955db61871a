package org.shuyi.hardware.rfid.pn5180;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * Frames of the host interface (PN5180 data sheet, "host interface commands") and the registers
 * that are used. Pure. Values go least significant byte first.
 */
final class HostCommand {
  static final int SYSTEM_CONFIG = 0x00;
  static final int IRQ_STATUS = 0x02;
  static final int IRQ_CLEAR = 0x03;
  static final int RX_STATUS = 0x13;
  static final int TX_CONFIG = 0x18;
  static final int RF_STATUS = 0x1D;

  /** Bits of IRQ_STATUS: an answer is whole; the start of one was heard. */
  static final int RX_DONE = 1;

  static final int RX_STARTED = 1 << 14;
  static final int ALL_IRQS = 0x000F_FFFF;

  /** Parts of RX_STATUS. */
  static final int RX_LENGTH = 0x1FF;

  static final int RX_DAMAGED = 1 << 16 | 1 << 17;
  static final int RX_COLLISION = 1 << 18;

  /** The command in SYSTEM_CONFIG, of which 3 is to transceive. */
  static final int WITHOUT_COMMAND = 0xFFFF_FFF8;

  static final int TRANSCEIVE = 3;

  /** The state in RF_STATUS in which a frame may be sent. */
  static final int WAITS_TO_TRANSMIT = 1;

  /** EEPROM: product, firmware and EEPROM version, two bytes each. */
  static final int VERSIONS_AT = 0x10;

  static final int VERSIONS_LENGTH = 6;

  /** The most bytes that one SEND_DATA takes. */
  static final int MOST_DATA = 260;

  private static final int ISO_15693_TX = 0x0D;
  private static final int ISO_15693_RX = 0x8D;

  /** Bits that are zero in every value of a register; an empty bus says ones everywhere. */
  private static final Map<Integer, Integer> NEVER_SET =
      Map.of(IRQ_STATUS, 0xFFF0_0000, RX_STATUS, 0xFC00_0000, RF_STATUS, 0xF800_0000);

  private HostCommand() {}

  static byte[] writeRegister(int register, int value) {
    return withValue(0x00, register, value);
  }

  static byte[] setBits(int register, int mask) {
    return withValue(0x01, register, mask);
  }

  static byte[] keepBits(int register, int mask) {
    return withValue(0x02, register, mask);
  }

  static byte[] readRegister(int register) {
    return new byte[] {0x04, (byte) register};
  }

  static byte[] readEeprom(int from, int count) {
    return new byte[] {0x07, (byte) from, (byte) count};
  }

  /** A frame into the air; nothing but its end if the data is empty. */
  static byte[] sendData(byte[] data) {
    if (data.length > MOST_DATA) {
      throw new IllegalArgumentException(data.length + " bytes, at most " + MOST_DATA + " fit");
    }
    return ByteBuffer.allocate(2 + data.length).put((byte) 0x09).put((byte) 0).put(data).array();
  }

  static byte[] readData() {
    return new byte[] {0x0A, 0};
  }

  static byte[] loadIso15693() {
    return new byte[] {0x11, ISO_15693_TX, (byte) ISO_15693_RX};
  }

  static byte[] fieldOn() {
    return new byte[] {0x16, 0};
  }

  static byte[] fieldOff() {
    return new byte[] {0x17, 0};
  }

  private static byte[] withValue(int command, int register, int value) {
    return ByteBuffer.allocate(6)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) command)
        .put((byte) register)
        .putInt(value)
        .array();
  }

  static int value(byte[] answer) {
    return ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /** Whether a register can say this at all. */
  static boolean isPossible(int register, int value) {
    int never = Objects.requireNonNullElse(NEVER_SET.get(register), 0);
    return value != -1 && (value & never) == 0;
  }

  /** For a technician who reads the wire. */
  static String explain(byte[] frame) {
    if (frame.length < 2) {
      return "";
    }
    String register = "register %02X".formatted(frame[1] & 0xFF);
    return switch (frame[0]) {
      case 0x00 -> "Writes " + register + ".";
      case 0x01 -> "Sets bits of " + register + ".";
      case 0x02 -> "Clears bits of " + register + ".";
      case 0x04 -> "Asks for " + register + ".";
      case 0x07 -> "Asks for the EEPROM from %02X on.".formatted(frame[1] & 0xFF);
      case 0x09 -> "Sends into the air: " + HexFormat.of().formatHex(frame, 2, frame.length) + ".";
      case 0x0A -> "Asks for what was heard.";
      case 0x11 -> "Chooses ISO 15693.";
      case 0x16 -> "Switches the field on.";
      case 0x17 -> "Switches the field off.";
      default -> "";
    };
  }
}
