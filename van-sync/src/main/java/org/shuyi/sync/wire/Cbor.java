package org.shuyi.sync.wire;

/**
 * CBOR (RFC 8949) to a bounded tree and back. A tree is made of {@link CborMap}s, lists, {@code
 * Long}, {@code String}, {@code byte[]}, {@code Boolean} and {@link #OTHER}. What is written has
 * definite lengths and ascending keys, so that equal values are equal bytes.
 */
final class Cbor {
  /** Stands for null, floats and whatever else no message of ours uses, but a later one may. */
  static final Object OTHER = new Object();

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
    return new CborReader(bytes).readMessage();
  }
}
