package org.shuyi.sync.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * CBOR items, one behind the other: definite lengths and the shortest heads (RFC 8949, 4.2.1). Used
 * once, by one thread.
 */
final class CborWriter {
  /** A loan has some 100 bytes. */
  private static final int USUAL = 256;

  private static final int UNSIGNED = 0x00;
  private static final int NEGATIVE = 0x20;
  private static final int BYTES = 0x40;
  private static final int TEXT = 0x60;
  private static final int LIST = 0x80;
  private static final int MAP = 0xA0;
  private static final int FALSE = 0xF4;
  private static final int TRUE = 0xF5;

  private byte[] buffer = new byte[USUAL];
  private int length;

  /**
   * Writes one value.
   *
   * @throws IllegalArgumentException none that {@link Cbor} names
   */
  CborWriter write(Object value) {
    switch (value) {
      case Long number -> writeNumber(number);
      case String text -> writeBytes(TEXT, text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> writeBytes(BYTES, bytes);
      case Boolean flag -> put(flag ? TRUE : FALSE);
      case List<?> list -> writeList(list);
      case CborMap map -> writeMap(map);
      default -> throw new IllegalArgumentException("no CBOR for " + value.getClass());
    }
    return this;
  }

  private void writeNumber(long number) {
    if (number < 0) {
      writeHead(NEGATIVE, ~number);
    } else {
      writeHead(UNSIGNED, number);
    }
  }

  private void writeBytes(int type, byte[] bytes) {
    writeHead(type, bytes.length);
    makeRoom(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void writeList(List<?> list) {
    writeHead(LIST, list.size());
    list.forEach(this::write);
  }

  private void writeMap(CborMap map) {
    writeHead(MAP, map.size());
    for (int i = 0; i < map.size(); i++) {
      writeNumber(map.key(i));
      write(map.value(i));
    }
  }

  /** The number in the head itself, or in the 1, 2, 4 or 8 bytes that follow it. */
  private void writeHead(int type, long number) {
    if (number < 24) {
      put(type | (int) number);
    } else if (number < 1L << 8) {
      put(type | 24);
      put((int) number);
    } else if (number < 1L << 16) {
      writeHead(type | 25, number, 2);
    } else if (number < 1L << 32) {
      writeHead(type | 26, number, 4);
    } else {
      writeHead(type | 27, number, 8);
    }
  }

  private void writeHead(int head, long number, int bytes) {
    put(head);
    for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((int) (number >>> shift));
    }
  }

  private void put(int value) {
    makeRoom(1);
    buffer[length++] = (byte) value;
  }

  private void makeRoom(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }
}
