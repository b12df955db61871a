package org.shuyi.sync.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * CBOR (RFC 8949) to a bounded tree and back. A tree is made of {@link CborMap}s, lists, {@code
 * Long}, {@code String}, {@code byte[]}, {@code Boolean} and {@link #OTHER}. What is written has
 * definite lengths and ascending keys, so that equal values are equal bytes.
 */
final class Cbor {
  /** Stands for null, floats and whatever else no message of ours uses, but a later one may. */
  static final Object OTHER = new Object();

  /** One node costs some 50 bytes of heap at worst; a hostile message holds one per byte. */
  private static final int MAX_NODES = 1_000_000;

  private static final CBORFactory FACTORY =
      CBORFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Limits.MESSAGE_BYTES)
                  .maxNestingDepth(Limits.DEPTH + 1)
                  .build())
          .build();

  private int nodes;

  private Cbor() {}

  static byte[] encode(CborMap map) {
    return new CborWriter().write(map).toBytes();
  }

  /**
   * Reads exactly one map.
   *
   * @param maxBytes longer input is refused unread
   */
  static CborMap decode(byte[] bytes, int maxBytes) throws WireException {
    if (bytes.length > maxBytes) {
      throw new WireException(
          WireException.Kind.TOO_LARGE,
          "message of " + bytes.length + " bytes: expected at most " + maxBytes);
    }
    try (CBORParser parser = FACTORY.createParser(bytes)) {
      return new Cbor().readMessage(parser);
    } catch (IOException | RuntimeException e) {
      // The parser is third-party code fed by strangers: whatever it throws means the same to us.
      // Its cause is left out on purpose: Jackson quotes the input, which may hold a card number.
      throw WireException.malformed("not well-formed CBOR (" + e.getClass().getSimpleName() + ")");
    }
  }

  private CborMap readMessage(CBORParser parser) throws IOException, WireException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw WireException.malformed("expected a CBOR map");
    }
    CborMap map = readMap(parser, 1);
    if (parser.nextToken() != null) {
      throw WireException.malformed("bytes after the end of the message");
    }
    return map;
  }

  private CborMap readMap(CBORParser parser, int depth) throws IOException, WireException {
    CborMap map = new CborMap();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int key = key(parser.currentName());
      parser.nextToken();
      if (!map.put(key, read(parser, depth))) {
        throw WireException.malformed("key " + key + " twice in one map, or too many keys");
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw WireException.malformed("a map that does not end");
    }
    return map;
  }

  private static int key(String name) throws WireException {
    try {
      return Integer.parseInt(name);
    } catch (NumberFormatException e) {
      throw WireException.malformed("a map key that is not a small integer");
    }
  }

  private List<Object> readList(CBORParser parser, int depth) throws IOException, WireException {
    List<Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(parser, depth));
    }
    return list;
  }

  private Object read(CBORParser parser, int depth) throws IOException, WireException {
    if (++nodes > MAX_NODES || depth > Limits.DEPTH) {
      throw new WireException(
          WireException.Kind.TOO_LARGE, "more values, or deeper ones, than any message has");
    }
    return switch (parser.currentToken()) {
      case null -> throw WireException.malformed("the message ends in the middle");
      case START_OBJECT -> readMap(parser, depth + 1);
      case START_ARRAY -> readList(parser, depth + 1);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> readNumber(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_EMBEDDED_OBJECT -> readBytes(parser);
      case VALUE_NULL, VALUE_NUMBER_FLOAT -> OTHER;
      case NOT_AVAILABLE, FIELD_NAME, END_ARRAY, END_OBJECT ->
          throw WireException.malformed("a value is missing");
    };
  }

  private static Object readNumber(CBORParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> OTHER;
    };
  }

  private static Object readBytes(CBORParser parser) throws IOException {
    byte[] bytes = parser.getBinaryValue();
    return bytes == null ? OTHER : bytes;
  }
}
