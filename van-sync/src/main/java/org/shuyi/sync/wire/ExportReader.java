package org.shuyi.sync.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export from pieces of any size. Holds at most one message; pure. Whether the file is
 * whole is known only at {@link #finish()}: who must not act on a damaged one reads it twice. The
 * rows' own chain is the centre's to check.
 */
public final class ExportReader {
  /** First byte of a CBOR byte string whose length stands in four bytes (RFC 8949 section 3.1). */
  static final byte BYTES_OF_FOUR = 0x5a;

  /** That byte and the length. */
  static final int HEAD = 5;

  private final MessageDigest digest = ExportCodec.digest();
  private ByteBuffer waiting = ByteBuffer.allocate(0);
  private boolean magicSeen;
  private @Nullable Export export;
  private long through;
  private boolean ended;

  /**
   * Takes the next bytes.
   *
   * @return the batches that they complete, in order; often none
   * @throws WireException not an export, or a damaged one; this reader is of no use any more
   */
  public List<Batch> feed(byte[] bytes) throws WireException {
    await(bytes);
    List<Batch> batches = new ArrayList<>();
    if (!magicSeen && waiting.remaining() >= ExportCodec.magic().length) {
      readMagic();
    }
    while (magicSeen && wholePart()) {
      readPart().ifPresent(batches::add);
    }
    if (ended && waiting.hasRemaining()) {
      throw WireException.malformed("bytes after the end of the export");
    }
    return batches;
  }

  /**
   * What the file says of itself.
   *
   * @throws WireException the file ends in the middle
   */
  public Export finish() throws WireException {
    if (!ended) {
      throw WireException.malformed(
          "the export ends in the middle: copy it again from the station");
    }
    return Objects.requireNonNull(export, "read before the end");
  }

  private void await(byte[] bytes) {
    int end = waiting.limit();
    if (end + bytes.length > waiting.capacity()) {
      // Twice what is needed, so that small pieces are not copied again and again.
      int needed = waiting.remaining() + bytes.length;
      waiting = ByteBuffer.allocate(2 * needed).put(waiting).flip();
      end = waiting.limit();
    }
    waiting.limit(end + bytes.length).put(end, bytes);
  }

  private void readMagic() throws WireException {
    byte[] magic = ExportCodec.magic();
    if (!Arrays.equals(taken(magic.length), magic)) {
      throw WireException.malformed("not an export of a journal");
    }
    digest.update(magic);
    magicSeen = true;
  }

  private boolean wholePart() throws WireException {
    if (ended || waiting.remaining() < HEAD) {
      return false;
    }
    int length = length();
    if (waiting.get(waiting.position()) != BYTES_OF_FOUR) {
      throw WireException.malformed("expected a byte string with a length of four bytes");
    }
    if (length < 0 || length > Limits.MESSAGE_BYTES) {
      throw new WireException(
          WireException.Kind.TOO_LARGE,
          "a part of an export: expected at most " + Limits.MESSAGE_BYTES + " bytes");
    }
    return waiting.remaining() - HEAD >= length;
  }

  /** Of the part that begins here; stands behind the byte that says so. */
  private int length() {
    return waiting.getInt(waiting.position() + 1);
  }

  private Optional<Batch> readPart() throws WireException {
    byte[] part = taken(HEAD + length());
    byte[] message = Arrays.copyOfRange(part, HEAD, part.length);
    Export known = export;
    if (known != null && through == known.last()) {
      ExportCodec.checkEnd(message, digest);
      ended = true;
      return Optional.empty();
    }
    digest.update(part);
    if (known == null) {
      export = ExportCodec.begin(message);
      through = export.first() - 1;
      return Optional.empty();
    }
    return Optional.of(follow(known, BatchCodec.decode(message)));
  }

  private Batch follow(Export known, Batch batch) throws WireException {
    boolean follows =
        batch.station().equals(known.station())
            && batch.epoch().equals(known.epoch())
            && batch.first() == through + 1
            && !batch.payloads().isEmpty()
            && batch.last() <= known.last();
    if (!follows) {
      throw WireException.malformed("a batch that is not the one after row " + through);
    }
    through = batch.last();
    return batch;
  }

  private byte[] taken(int length) {
    byte[] taken = new byte[length];
    waiting.get(taken);
    return taken;
  }
}
