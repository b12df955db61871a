package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Sifts the real-time requests (DLE EOT, DLE ENQ, DLE DC4) out of what comes in. As in real
 * printers it looks at every byte, picture data too, and does not wait for what is in the buffer.
 */
final class RealTimeRequests {
  /** One of the requests. */
  sealed interface Request {
    record Status(int n) implements Request {}

    record Recover(int n) implements Request {}

    record ClearBuffer() implements Request {}
  }

  private static final int DLE = 0x10;
  private static final int EOT = 0x04;
  private static final int ENQ = 0x05;
  private static final int DC4 = 0x14;

  /** DLE DC4, function 8 and its seven fixed parameters. */
  private static final byte[] CLEAR = {DLE, DC4, 8, 1, 3, 0x14, 1, 6, 2, 8};

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();

  /**
   * Takes in what has come over the cable.
   *
   * @param requests told of every request
   * @return the bytes that belong to none
   */
  byte[] sift(byte[] bytes, int count, Consumer<Request> requests) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream(count);
    for (int i = 0; i < count; i++) {
      take(bytes[i], rest, requests);
    }
    return rest.toByteArray();
  }

  private void take(byte next, ByteArrayOutputStream rest, Consumer<Request> requests) {
    held.write(next);
    byte[] now = held.toByteArray();
    switch (match(now)) {
      case PART -> {}
      case NONE -> {
        rest.write(now, 0, now.length - 1);
        held.reset();
        if (now.length > 1 && next == DLE) {
          held.write(next);
        } else {
          rest.write(next);
        }
      }
      case WHOLE -> {
        requests.accept(request(now));
        held.reset();
      }
    }
  }

  private enum Match {
    NONE,
    PART,
    WHOLE
  }

  private static Match match(byte[] bytes) {
    if (bytes[0] != DLE) {
      return Match.NONE;
    }
    if (bytes.length == 1) {
      return Match.PART;
    }
    return switch (bytes[1]) {
      case EOT, ENQ -> bytes.length == 3 ? Match.WHOLE : Match.PART;
      case DC4 -> matchClear(bytes);
      default -> Match.NONE;
    };
  }

  private static Match matchClear(byte[] bytes) {
    int last = bytes.length - 1;
    if (bytes[last] != CLEAR[last]) {
      return Match.NONE;
    }
    return bytes.length == CLEAR.length ? Match.WHOLE : Match.PART;
  }

  private static Request request(byte[] bytes) {
    return switch (bytes[1]) {
      case EOT -> new Request.Status(bytes[2]);
      case ENQ -> new Request.Recover(bytes[2]);
      default -> new Request.ClearBuffer();
    };
  }
}
