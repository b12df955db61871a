package org.shuyi.sync.reference.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.wire.EntryCodec;
import org.shuyi.sync.wire.Limits;

/**
 * Cuts a sorted set into chunks. Where it cuts depends on keys only (the last of a chunk is one
 * whose CRC-32 ends in nine zero bits), so that one more entry changes one chunk and not all after
 * it, and that a station which has the entries can tell the chunks.
 */
public final class Chunker {
  /** Takes a finished chunk. */
  @FunctionalInterface
  public interface Sink {
    void chunk(byte[] content) throws IOException;
  }

  private static final int SMALLEST = 16 * 1024;
  private static final int LARGEST = 60 * 1024;
  private static final int CUT = (1 << 9) - 1;

  private final Sink sink;
  private final MessageDigest root = ContentHash.sha256();
  private final ByteBuffer chunk = ByteBuffer.allocate(Limits.CONTENT_BYTES);
  private final CRC32 crc = new CRC32();
  private long entries;

  public Chunker(Sink sink) {
    this.sink = sink;
  }

  /** The next entry, greater than the one before. */
  public void add(Entry entry) throws IOException {
    if (chunk.position() + EntryCodec.size(entry) > LARGEST) {
      cut();
    }
    EntryCodec.write(entry, chunk);
    entries++;
    if (chunk.position() >= SMALLEST && isLast(entry.key())) {
      cut();
    }
  }

  private boolean isLast(byte[] key) {
    crc.reset();
    crc.update(key);
    return (crc.getValue() & CUT) == 0;
  }

  private void cut() throws IOException {
    byte[] content = Arrays.copyOf(chunk.array(), chunk.position());
    chunk.clear();
    root.update(ContentHash.of(content).bytes());
    sink.chunk(content);
  }

  /** Ends the set. */
  public ContentHash finish() throws IOException {
    if (chunk.position() > 0) {
      cut();
    }
    return ContentHash.fromBytes(root.digest());
  }

  public long entries() {
    return entries;
  }

  /** The root of a set with these chunks. */
  static ContentHash root(List<ContentHash> chunks) {
    MessageDigest root = ContentHash.sha256();
    chunks.forEach(chunk -> root.update(chunk.bytes()));
    return ContentHash.fromBytes(root.digest());
  }

  /** Puts lists of hashes into a pack. */
  public static List<ContentHash> pages(Pack pack, List<ContentHash> hashes) throws IOException {
    List<ContentHash> pages = new ArrayList<>();
    for (int i = 0; i < hashes.size(); i += Limits.PAGE) {
      pages.add(
          pack.add(
              EntryCodec.encodePage(hashes.subList(i, Math.min(i + Limits.PAGE, hashes.size())))));
    }
    return pages;
  }
}
