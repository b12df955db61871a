package org.shuyi.hardware.rfid.feig;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The two ways to put a command into a frame. Answers are understood in both, whatever was sent.
 */
public enum FrameForm {
  /** One byte of length, 5 to 255. All but the newest readers. */
  STANDARD,
  /** A byte 02 and two bytes of length. The only one that newer manuals (H01113, 2018) describe. */
  ADVANCED;

  /** A first byte that can't be the length of a standard frame, so it tells the two apart. */
  static final int ADVANCED_MARK = 0x02;

  /** Length, address, control and check sum. */
  private static final int STANDARD_FRAME = 5;

  private static final int ADVANCED_FRAME = 7;

  byte[] encode(int address, int control, byte[] data) {
    int length = data.length + (this == STANDARD ? STANDARD_FRAME : ADVANCED_FRAME);
    ByteBuffer frame = ByteBuffer.allocate(length);
    switch (this) {
      case STANDARD -> frame.put((byte) length);
      case ADVANCED -> frame.put((byte) ADVANCED_MARK).putShort((short) length);
    }
    frame.put((byte) address).put((byte) control).put(data);
    int crc = Crc16.of(frame.array(), 0, frame.position());
    return frame.order(ByteOrder.LITTLE_ENDIAN).putShort((short) crc).array();
  }
}
