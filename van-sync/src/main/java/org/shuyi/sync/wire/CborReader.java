package org.shuyi.sync.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one message: any well-formed CBOR (RFC 8949, section 3), also with indefinite lengths and
 * tags, which mean nothing here. Used once, by one thread. No message of an exception quotes the
 * input, which may hold a card number.
 */
final class CborReader {
  /** One node costs some 50 bytes of heap at worst; a hostile message holds one per byte. */
  private static final int MAX_NODES = 1_000_000;

  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int LIST = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;

  private static final int BREAK = 0xFF;
  private static final int INDEFINITE = 31;
  private static final int FALSE = 20;
  private static final int TRUE = 21;

  private final byte[] bytes;
  private int at;
  private int nodes;

  CborReader(byte[] bytes) {
    this.bytes = bytes;
  }

  CborMap readMessage() throws WireException {
    if (bytes.length == 0 || type(bytes[0] & 0xFF) != MAP) {
      throw WireException.malformed("expected a CBOR map");
    }
    CborMap map = readMap(next(), 1);
    if (at < bytes.length) {
      throw WireException.malformed("bytes after the end of the message");
    }
    return map;
  }

  private Object read(int depth) throws WireException {
    if (++nodes > MAX_NODES || depth > Limits.DEPTH) {
      throw new WireException(
          WireException.Kind.TOO_LARGE, "more values, or deeper ones, than any message has");
    }
    int head = next();
    while (type(head) == TAG) {
      argument(head);
      head = next();
    }
    return switch (type(head)) {
      case UNSIGNED -> number(argument(head), false);
      case NEGATIVE -> number(argument(head), true);
      case BYTES -> readBytes(head);
      case TEXT -> text(readBytes(head));
      case LIST -> readList(head, depth + 1);
      case MAP -> readMap(head, depth + 1);
      default -> readSimple(head);
    };
  }

  /** A head's upper three bits. */
  private static int type(int head) {
    return head >> 5;
  }

  /** Its lower five. */
  private static int info(int head) {
    return head & 0x1F;
  }

  private int next() throws WireException {
    if (at == bytes.length) {
      throw WireException.malformed("the message ends in the middle");
    }
    return bytes[at++] & 0xFF;
  }

  /** An unsigned number of 64 bits. */
  private long argument(int head) throws WireException {
    int info = info(head);
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw WireException.malformed("not well-formed CBOR");
    }
    long value = 0;
    for (int left = 1 << (info - 24); left > 0; left--) {
      value = value << Byte.SIZE | next();
    }
    return value;
  }

  /** What is beyond 63 bits is nothing that any message has. */
  private static Object number(long argument, boolean negative) {
    if (argument < 0) {
      return Cbor.OTHER;
    }
    return negative ? ~argument : argument;
  }

  private Object readSimple(int head) throws WireException {
    argument(head);
    return switch (info(head)) {
      case FALSE -> false;
      case TRUE -> true;
      default -> Cbor.OTHER;
    };
  }

  private byte[] readBytes(int head) throws WireException {
    if (info(head) != INDEFINITE) {
      return take(argument(head));
    }
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    for (int piece = next(); piece != BREAK; piece = next()) {
      if (type(piece) != type(head) || info(piece) == INDEFINITE) {
        throw WireException.malformed("a string made of something else");
      }
      pieces.writeBytes(take(argument(piece)));
    }
    return pieces.toByteArray();
  }

  private byte[] take(long length) throws WireException {
    if (length < 0 || length > bytes.length - at) {
      throw WireException.malformed("the message ends in the middle");
    }
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }

  private static String text(byte[] utf8) throws WireException {
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      requireUtf8(utf8);
    }
    return text;
  }

  private static void requireUtf8(byte[] bytes) throws WireException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw WireException.malformed("text that is not UTF-8");
    }
  }

  private List<Object> readList(int head, int depth) throws WireException {
    List<Object> list = new ArrayList<>();
    long left = length(head);
    while (left-- > 0 && !ends(head)) {
      list.add(read(depth));
    }
    return list;
  }

  private CborMap readMap(int head, int depth) throws WireException {
    CborMap map = new CborMap();
    long left = length(head);
    while (left-- > 0 && !ends(head)) {
      int key = key();
      if (!map.put(key, read(depth))) {
        throw WireException.malformed("key " + key + " twice in one map, or too many keys");
      }
    }
    return map;
  }

  /** Of a list or map; each element takes a byte at least. */
  private long length(int head) throws WireException {
    long length = info(head) == INDEFINITE ? Long.MAX_VALUE : argument(head);
    return length < 0 ? Long.MAX_VALUE : length;
  }

  /** Takes the break that ends what has no length. */
  private boolean ends(int head) {
    boolean ends = info(head) == INDEFINITE && at < bytes.length && (bytes[at] & 0xFF) == BREAK;
    at += ends ? 1 : 0;
    return ends;
  }

  private int key() throws WireException {
    int head = next();
    boolean isNumber = type(head) == UNSIGNED || type(head) == NEGATIVE;
    long argument = isNumber ? argument(head) : -1;
    if (argument < 0 || argument > Integer.MAX_VALUE) {
      throw WireException.malformed("a map key that is not a small integer");
    }
    return (int) (type(head) == NEGATIVE ? ~argument : argument);
  }
}
