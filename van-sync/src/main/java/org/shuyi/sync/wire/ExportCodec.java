package org.shuyi.sync.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;

/** The first and the last part of an export to bytes and back. */
final class ExportCodec {
  /** RFC 8949 section 3.4.6: the tag that says "this is CBOR", at the beginning of the file. */
  private static final byte[] MAGIC = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};

  private static final Field<StationId> STATION = new Field<>(1, "station", Shapes.STATION);
  private static final Field<Epoch> EPOCH = new Field<>(2, "epoch", Shapes.EPOCH);
  private static final Field<Long> FIRST = new Field<>(3, "first", Shapes.SEQUENCE);
  private static final Field<Long> LAST = new Field<>(4, "last", Shapes.COUNT);
  private static final Field<byte[]> HASH = new Field<>(1, "hash", Shapes.HASH);

  private ExportCodec() {}

  static byte[] magic() {
    return MAGIC.clone();
  }

  static byte[] begin(Export export) {
    return Fields.message()
        .with(STATION, export.station())
        .with(EPOCH, export.epoch())
        .with(FIRST, export.first())
        .with(LAST, export.last())
        .encode();
  }

  static Export begin(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.MESSAGE_BYTES);
    try {
      return new Export(
          fields.get(STATION), fields.get(EPOCH), fields.get(FIRST), fields.get(LAST));
    } catch (IllegalArgumentException e) {
      throw new WireException(WireException.Kind.MALFORMED, String.valueOf(e.getMessage()), e);
    }
  }

  static byte[] end(byte[] hash) {
    return Fields.message().with(HASH, hash).encode();
  }

  /** Throws if the hash in there is not that of what was read. */
  static void checkEnd(byte[] bytes, MessageDigest read) throws WireException {
    byte[] hash = Fields.decode(bytes, Limits.MESSAGE_BYTES).get(HASH);
    if (!MessageDigest.isEqual(hash, read.digest())) {
      throw WireException.malformed(
          "the file's last hash is not that of its bytes: copy it again from the station");
    }
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
