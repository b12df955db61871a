package org.shuyi.sync.wire;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw deflate (RFC 1951). What comes out has a bound, and no more memory is taken than that. */
public final class Deflated {
  /**
   * Of 1 to 9. Batches get less than three in a hundred shorter by 9, which takes three times as
   * long.
   */
  private static final int LEVEL = 5;

  private Deflated() {}

  public static byte[] of(byte[] plain) {
    try (Deflater deflater = new Deflater(LEVEL, true)) {
      deflater.setInput(plain);
      deflater.finish();
      // Stored blocks, the worst case, add 5 bytes to each 16 KiB at most (RFC 1951, 3.2.4).
      byte[] buffer = new byte[plain.length + plain.length / 1024 + 64];
      return Arrays.copyOf(buffer, deflater.deflate(buffer));
    }
  }

  /**
   * The bytes that were deflated.
   *
   * @throws WireException there are more than {@code max}, or it is no whole deflate stream
   */
  public static byte[] inflate(byte[] deflated, int max) throws WireException {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(deflated);
      byte[] buffer = new byte[max + 1];
      int length = inflater.inflate(buffer);
      if (length > max) {
        throw new WireException(
            WireException.Kind.TOO_LARGE, "inflated: expected at most " + max + " bytes");
      }
      if (!inflater.finished() || inflater.getRemaining() > 0) {
        throw WireException.malformed("deflated bytes that are cut off, or go on after their end");
      }
      return Arrays.copyOf(buffer, length);
    } catch (DataFormatException e) {
      throw WireException.malformed("bytes that are not deflated");
    }
  }
}
