package org.shuyi.hardware.rfid.feig;

import java.util.Arrays;
import org.shuyi.hardware.rfid.TagUid;

/** Takes the data of a reply apart; too few or too many bytes are an unfit reply. */
final class Fields {
  private static final int UID_LENGTH = 8;

  private final byte[] data;
  private int position;

  Fields(byte[] data) {
    this.data = data;
  }

  boolean more() {
    return position < data.length;
  }

  int octet() throws UnfitReplyException {
    return octets(1)[0] & 0xFF;
  }

  byte[] octets(int count) throws UnfitReplyException {
    if (position + count > data.length) {
      throw unfit();
    }
    position += count;
    return Arrays.copyOfRange(data, position - count, position);
  }

  /** Most significant byte first. */
  TagUid uid() throws UnfitReplyException {
    long value = 0;
    for (byte b : octets(UID_LENGTH)) {
      value = (value << 8) | (b & 0xFF);
    }
    return new TagUid(value);
  }

  void end() throws UnfitReplyException {
    if (more()) {
      throw unfit();
    }
  }

  private UnfitReplyException unfit() {
    return new UnfitReplyException(data.length + " bytes of data do not fit the command");
  }
}
