package org.shuyi.hardware.scanner.serial;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shuyi.hardware.scanner.CodeReporter;

/**
 * Cuts a scanner's bytes into lines. CR, LF and CR LF end a line, whichever the scanner was set to;
 * empty lines are dropped, so the LF of a CR LF costs nothing, even in a read of its own. Silence
 * ends a line too, for scanners set to no terminator.
 */
final class LineFramer {
  /** The longest code, with room for a prefix and a suffix. */
  static final int LONGEST = CodeReporter.LONGEST + 64;

  private final byte[] line = new byte[LONGEST];
  private int length;
  private boolean tooLong;

  /** What came out of the bytes. */
  sealed interface Frame {
    /** 1 to {@link #LONGEST} bytes without the terminator; they may be a card number. */
    record Line(ByteBuffer bytes) implements Frame {}

    /** More than {@link #LONGEST} bytes came without an end; all of them were thrown away. */
    record TooLong() implements Frame {}
  }

  /**
   * Takes in the first {@code count} bytes.
   *
   * @return the lines that they end, in order
   */
  List<Frame> feed(byte[] bytes, int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\r' || bytes[i] == '\n') {
        frames.addAll(silence());
      } else {
        add(bytes[i]);
      }
    }
    return frames;
  }

  /**
   * Nothing came for a while: what is there is a line. Also ends a line that is too long, for
   * otherwise a scanner without terminators would stay deaf after it.
   */
  List<Frame> silence() {
    List<Frame> ended =
        tooLong
            ? List.of(new Frame.TooLong())
            : length == 0
                ? List.of()
                : List.of(
                    new Frame.Line(
                        ByteBuffer.wrap(Arrays.copyOf(line, length)).asReadOnlyBuffer()));
    reset();
    return ended;
  }

  /** Forgets what has not ended. */
  void reset() {
    Arrays.fill(line, (byte) 0);
    length = 0;
    tooLong = false;
  }

  private void add(byte b) {
    if (length == LONGEST) {
      tooLong = true;
    } else {
      line[length++] = b;
    }
  }
}
