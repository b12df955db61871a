package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/** Secrets stand in files of their own, so that a configuration can be shown to anybody. */
public final class Secrets {
  /** HMAC-SHA-256 keys shorter than this are guessable. */
  private static final int LEAST_KEY_BYTES = 16;

  private Secrets() {}

  /** A key in hex. */
  public static byte[] key(Path file) throws IOException {
    String text = text(file);
    try {
      byte[] key = HexFormat.of().parseHex(text);
      if (key.length >= LEAST_KEY_BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": not hex digits, as openssl rand -hex 32 prints them", e);
    }
    throw new IOException(
        file + ": too short, at least " + LEAST_KEY_BYTES + " bytes in hex are expected");
  }

  /**
   * A key in PEM.
   *
   * @param parse throws IllegalArgumentException for what is none
   */
  public static <K> K pem(Path file, Function<String, K> parse) throws IOException {
    try {
      return parse.apply(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw missing(file, e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** The first line of a file, or where there is no file, of an environment variable. */
  static String text(Optional<Path> file, String variable) throws IOException {
    if (file.isPresent()) {
      return text(file.get());
    }
    String text = System.getenv(variable);
    if (text == null || text.isBlank()) {
      throw new IOException(
          "no password: name its file in the configuration, or set the environment variable "
              + variable);
    }
    return text.strip();
  }

  /** The first line. */
  static String text(Path file) throws IOException {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (NoSuchFileException e) {
      throw missing(file, e);
    }
  }

  private static IOException missing(Path file, NoSuchFileException e) {
    return new IOException(file + ": no such file; it holds a key and is made at enrolment", e);
  }
}
