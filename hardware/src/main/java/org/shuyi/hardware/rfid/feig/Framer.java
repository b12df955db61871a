package org.shuyi.hardware.rfid.feig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds replies in a stream of bytes that may be cut anywhere and may hold noise. Both frame forms
 * of FEIG H60301-3e are understood. Pure; not thread-safe.
 */
final class Framer {
  /**
   * The longest frame that is waited for. Replies hold at most 32 blocks or a page of an inventory;
   * a longer claim is noise.
   */
  static final int MAX_FRAME = 1024;

  /** Length, address, control, status, check sum. */
  private static final int MIN_STANDARD = 6;

  private static final int MIN_ADVANCED = 8;
  private static final int CRC_LENGTH = 2;

  private static final int UNDECIDED = 0;
  private static final int NO_FRAME = -1;

  private final byte[] buffer = new byte[MAX_FRAME];
  private int filled;
  private boolean noisy;

  /** Takes the first {@code count} bytes and gives the replies that are complete now. */
  List<Reply> feed(byte[] bytes, int count) {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // There is room: whatever claims to be a frame ends at MAX_FRAME and is then taken or
      // dropped.
      buffer[filled++] = bytes[i];
      drain(replies);
    }
    return replies;
  }

  /**
   * To be called when nothing has come for a while. Noise may claim to be the start of a long frame
   * and hide a reply; if a whole reply stands at the end of what came, it is that.
   */
  Optional<Reply> silence() {
    for (int start = 1; start < filled; start++) {
      byte[] rest = Arrays.copyOfRange(buffer, start, filled);
      if (lengthAt(rest, rest.length) == rest.length && checks(rest, rest.length)) {
        noisy = true;
        filled = 0;
        return Optional.of(reply(rest, rest.length));
      }
    }
    return Optional.empty();
  }

  /** Forgets half a frame, as before a new command. */
  void clear() {
    filled = 0;
    noisy = false;
  }

  /** True if bytes came since {@link #clear()} that are in no reply. */
  boolean sawNoise() {
    return noisy || filled > 0;
  }

  private void drain(List<Reply> replies) {
    while (filled > 0) {
      int length = lengthAt(buffer, filled);
      if (length == UNDECIDED || filled < length) {
        return;
      }
      if (length != NO_FRAME && checks(buffer, length)) {
        replies.add(reply(buffer, length));
        drop(length);
      } else {
        noisy = true;
        drop(1);
      }
    }
  }

  private static int lengthAt(byte[] bytes, int filled) {
    int first = bytes[0] & 0xFF;
    if (first != FrameForm.ADVANCED_MARK) {
      return first < MIN_STANDARD ? NO_FRAME : first;
    }
    if (filled < 3) {
      return UNDECIDED;
    }
    int length = (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF);
    return length < MIN_ADVANCED || length > MAX_FRAME ? NO_FRAME : length;
  }

  private static boolean checks(byte[] bytes, int length) {
    int crc = Crc16.of(bytes, 0, length - CRC_LENGTH);
    return (bytes[length - 2] & 0xFF) == (crc & 0xFF) && (bytes[length - 1] & 0xFF) == crc >> 8;
  }

  private static Reply reply(byte[] frame, int length) {
    int at = (frame[0] & 0xFF) == FrameForm.ADVANCED_MARK ? 3 : 1;
    byte[] data = Arrays.copyOfRange(frame, at + 3, length - CRC_LENGTH);
    int status = frame[at + 2] & 0xFF;
    int tagError = status == Status.TAG_ERROR && data.length > 0 ? data[0] & 0xFF : 0;
    return new Reply(frame[at] & 0xFF, frame[at + 1] & 0xFF, new Status(status, tagError), data);
  }

  private void drop(int count) {
    filled -= count;
    System.arraycopy(buffer, count, buffer, 0, filled);
  }
}
