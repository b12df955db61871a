package org.shuyi.hardware.framing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * ASCII lines that end with CR, LF or both; empty ones and longer ones than allowed are dropped.
 */
public final class LineFramer implements Framer<String> {
  private final byte[] line;
  private int length;
  private boolean tooLong;
  private boolean noise;

  /**
   * @param longest in bytes, without the end
   */
  public LineFramer(int longest) {
    this.line = new byte[longest];
  }

  @Override
  public List<String> feed(byte[] bytes, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (bytes[i] == '\r' || bytes[i] == '\n') {
        end(lines);
      } else if (length < line.length) {
        line[length++] = bytes[i];
      } else {
        tooLong = true;
      }
    }
    return lines;
  }

  private void end(List<String> lines) {
    if (tooLong) {
      noise = true;
    } else if (length > 0) {
      lines.add(new String(line, 0, length, StandardCharsets.US_ASCII));
    }
    length = 0;
    tooLong = false;
  }

  @Override
  public void reset() {
    length = 0;
    tooLong = false;
    noise = false;
  }

  @Override
  public boolean sawNoise() {
    return noise || tooLong || length > 0;
  }
}
