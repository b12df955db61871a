package org.shuyi.sync.reference.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.wire.EntryCodec;

/**
 * Writes a {@link Table}: pages of 4 KiB with entries in order, each closed by its CRC-32C; then
 * the first key of each page; then the tail.
 */
final class TableWriter implements AutoCloseable {
  static final int PAGE = 4096;
  static final int HEAD = Short.BYTES;
  static final int CRC = Integer.BYTES;
  static final long MAGIC = 0x5368757969546231L;

  /** Root, entries, length of the keys, CRC-32C of keys and tail, magic. */
  static final int TAIL = ContentHash.BYTES + Long.BYTES + Integer.BYTES + CRC + Long.BYTES;

  private static final int BUFFER = 64 * PAGE;

  private final FileChannel file;
  private final ByteBuffer out = ByteBuffer.allocate(BUFFER);
  private final ByteBuffer page = ByteBuffer.allocate(PAGE);
  private final ByteArrayOutputStream keys = new ByteArrayOutputStream();
  private long entries;

  TableWriter(Path path) throws IOException {
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    begin();
  }

  private void begin() {
    page.clear();
    page.position(HEAD);
  }

  void add(Entry entry) throws IOException {
    if (page.position() + EntryCodec.size(entry) > PAGE - CRC) {
      endPage();
    }
    if (page.position() == HEAD) {
      keys.write(entry.key().length);
      keys.write(entry.key());
    }
    EntryCodec.write(entry, page);
    entries++;
  }

  private void endPage() throws IOException {
    page.putShort(0, (short) page.position());
    while (page.position() < PAGE - CRC) {
      page.put((byte) 0);
    }
    page.putInt(crc(page.array(), PAGE - CRC));
    put(page.array());
    begin();
  }

  static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /** Ends the file; on the disk when this returns. */
  void finish(ContentHash root) throws IOException {
    if (page.position() > HEAD) {
      endPage();
    }
    put(keys.toByteArray());
    ByteBuffer tail = ByteBuffer.allocate(TAIL);
    tail.put(root.bytes()).putLong(entries).putInt(keys.size());
    CRC32C crc = new CRC32C();
    crc.update(keys.toByteArray());
    crc.update(tail.array(), 0, tail.position());
    put(tail.putInt((int) crc.getValue()).putLong(MAGIC).array());
    drain();
    file.force(true);
  }

  private void put(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; ) {
      int part = Math.min(out.remaining(), bytes.length - at);
      out.put(bytes, at, part);
      at += part;
      if (!out.hasRemaining()) {
        drain();
      }
    }
  }

  private void drain() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      file.write(out);
    }
    out.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
