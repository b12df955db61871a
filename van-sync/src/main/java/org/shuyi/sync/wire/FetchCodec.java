package org.shuyi.sync.wire;

import java.util.List;
import org.shuyi.sync.reference.ContentHash;

/** {@link Fetch} and {@link Chunk} to bytes and back. */
public final class FetchCodec {
  private static final Field<List<ContentHash>> WANTED =
      new Field<>(1, "wanted", Shape.list(Shapes.CONTENT, Limits.FETCH));

  private static final Field<ContentHash> HASH = new Field<>(1, "hash", Shapes.CONTENT);
  private static final Field<byte[]> DEFLATED =
      new Field<>(2, "deflated", Shape.bytes(1, Limits.DEFLATED_BYTES));

  private FetchCodec() {}

  public static byte[] encode(Fetch fetch) {
    return Fields.message().with(WANTED, fetch.wanted()).encode();
  }

  public static Fetch decodeFetch(byte[] bytes) throws WireException {
    return new Fetch(Fields.decode(bytes, Limits.MESSAGE_BYTES).get(WANTED));
  }

  public static byte[] encode(Chunk chunk) {
    return Fields.message()
        .with(HASH, chunk.hash())
        .withIfThere(DEFLATED, chunk.deflated())
        .encode();
  }

  public static Chunk decodeChunk(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.MESSAGE_BYTES);
    return new Chunk(fields.get(HASH), fields.find(DEFLATED));
  }
}
