package org.shuyi.sync.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Makes an export part by part: a CBOR sequence (RFC 8742) of byte strings, each an encoded
 * message. What the methods return goes into the file in the order of the calls. One thread.
 */
public final class ExportWriter {
  private final MessageDigest digest = ExportCodec.digest();

  /** The beginning of the file; called once, first. */
  public byte[] begin(Export export) {
    byte[] part = part(ExportCodec.begin(export));
    byte[] magic = ExportCodec.magic();
    return counted(ByteBuffer.allocate(magic.length + part.length).put(magic).put(part).array());
  }

  /**
   * The next rows; their {@link Batch#unsettled()} is not asked by a file and ought to be empty.
   */
  public byte[] batch(Batch batch) {
    return counted(part(BatchCodec.encode(batch)));
  }

  /** The end of the file; called once, last. */
  public byte[] end() {
    return part(ExportCodec.end(digest.digest()));
  }

  private byte[] counted(byte[] part) {
    digest.update(part);
    return part;
  }

  /** A CBOR byte string with a length of four bytes, whatever it is (RFC 8949 section 3.1). */
  private static byte[] part(byte[] message) {
    return ByteBuffer.allocate(ExportReader.HEAD + message.length)
        .put(ExportReader.BYTES_OF_FOUR)
        .putInt(message.length)
        .put(message)
        .array();
  }
}
