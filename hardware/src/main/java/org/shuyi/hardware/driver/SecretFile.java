package org.shuyi.hardware.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A key in hexadecimal digits, alone in a file of its own, so that a station's file can be shown to
 * anybody. No complaint says what is in it.
 */
final class SecretFile {
  /** A key is no longer than this; a file that is, is another one. */
  private static final int MOST_BYTES = 4096;

  private SecretFile() {}

  /**
   * @param length of the key, in bytes
   * @throws IllegalArgumentException saying what is expected instead
   */
  static byte[] read(String name, int length) {
    Path file = Path.of(name);
    if (!file.isAbsolute()) {
      throw new IllegalArgumentException("an absolute path, as /etc/shuyi/card.key");
    }
    byte[] key = hex(text(file));
    if (key.length != length) {
      throw new IllegalArgumentException("a file with " + 2 * length + " hexadecimal digits");
    }
    return key;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) <= MOST_BYTES) {
        return Files.readString(file).strip();
      }
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("a file that is there", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("a file of text that this program may read", e);
    }
    throw new IllegalArgumentException("a file with a key and nothing else");
  }

  /** Without the cause, whose message tells a digit. */
  private static byte[] hex(String text) {
    return text.matches("([0-9A-Fa-f]{2})*") ? HexFormat.of().parseHex(text) : new byte[0];
  }
}
