package org.shuyi.hardware.scanner.serial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a scanner is set to put around a code, besides the end of the line.
 *
 * @param prefix ASCII, may be empty and hold control characters
 * @param suffix likewise
 * @param identified whether an AIM identifier stands between prefix and code
 */
public record LineSettings(String prefix, String suffix, boolean identified) {
  /** As most scanners come from the factory. */
  public static final LineSettings PLAIN = new LineSettings("", "", false);

  /** The code in a line; empty if prefix or suffix is not there. */
  Optional<ByteBuffer> code(ByteBuffer line) {
    ByteBuffer before = ascii(prefix);
    ByteBuffer after = ascii(suffix);
    int length = line.remaining() - before.remaining() - after.remaining();
    if (length < 0
        || !line.slice(0, before.remaining()).equals(before)
        || !line.slice(before.remaining() + length, after.remaining()).equals(after)) {
      return Optional.empty();
    }
    return Optional.of(line.slice(before.remaining(), length));
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
