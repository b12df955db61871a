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

  private final Consumer<byte[]> commands;
  private final Consumer<Request> requests;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

  /**
   * Whoever hears a request has heard all bytes that came before it.
   *
   * @param commands told of the bytes that belong to no request
   * @param requests told of every request
   */
  RealTimeRequests(Consumer<byte[]> commands, Consumer<Request> requests) {
    this.commands = commands;
    this.requests = requests;
  }

  /**
   * Takes in what has come over the cable.
   *
   * @param count of bytes; 0 means that nothing has come for a while, and a DLE that was held back
   *     because it might have begun a request did not
   */
  void take(byte[] bytes, int count) {
    if (count == 0) {
      rest.writeBytes(held.toByteArray());
      held.reset();
    }
    for (int i = 0; i < count; i++) {
      take(bytes[i]);
    }
    passOn();
  }

  private void take(byte next) {
    held.write(next);
    byte[] now = held.toByteArray();
    switch (match(now)) {
      case PART -> {}
      case NONE -> giveUp(now);
      case WHOLE -> {
        held.reset();
        passOn();
        requests.accept(request(now));
      }
    }
  }

  /** No request after all; but its last byte may begin one. */
  private void giveUp(byte[] bytes) {
    int last = bytes.length - 1;
    boolean mayBegin = last > 0 && bytes[last] == DLE;
    held.reset();
    rest.write(bytes, 0, mayBegin ? last : bytes.length);
    if (mayBegin) {
      held.write(DLE);
    }
  }

  private void passOn() {
    if (rest.size() > 0) {
      commands.accept(rest.toByteArray());
      rest.reset();
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
