package org.shuyi.sync.reference.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.wire.EntryCodec;
import org.shuyi.sync.wire.WireException;

/**
 * One set on a station's disk, never changed: a look-up is a search among the first keys of all
 * pages, which are in memory (some 300 KB for a million items), and one read of 4 KiB. The file is
 * not mapped: what a look-up touches then counts for the page cache of the machine, not for this
 * program. Safe for several threads.
 */
public final class Table implements AutoCloseable {
  private final Path path;
  // Not a FileChannel: that one closes itself when a reading thread is interrupted.
  private final RandomAccessFile file;
  private final ContentHash root;
  private final long entries;
  private final byte[] keys;
  private final int[] starts;
  private final byte[] page = new byte[TableWriter.PAGE];

  private Table(Path path, RandomAccessFile file) throws IOException {
    this.path = path;
    this.file = file;
    ByteBuffer tail = tail();
    byte[] hash = new byte[ContentHash.BYTES];
    tail.get(hash);
    this.root = ContentHash.fromBytes(hash);
    this.entries = tail.getLong();
    this.keys = keys(tail);
    this.starts = starts(keys);
    if ((long) starts.length * TableWriter.PAGE + keys.length + TableWriter.TAIL != file.length()) {
      throw damaged("pages and keys do not fit");
    }
  }

  /**
   * Opens a table that was finished.
   *
   * @throws DamagedException it was not, or has suffered since
   */
  public static Table open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
    try {
      return new Table(path, file);
    } catch (EOFException e) {
      file.close();
      throw new DamagedException(path.getFileName() + ": cut off", e);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private ByteBuffer tail() throws IOException {
    byte[] tail = new byte[TableWriter.TAIL];
    file.seek(Math.max(0, file.length() - tail.length));
    file.readFully(tail);
    ByteBuffer buffer = ByteBuffer.wrap(tail);
    if (buffer.getLong(TableWriter.TAIL - Long.BYTES) != TableWriter.MAGIC) {
      throw damaged("not finished");
    }
    return buffer;
  }

  private byte[] keys(ByteBuffer tail) throws IOException {
    int length = tail.getInt();
    long from = file.length() - TableWriter.TAIL - length;
    if (length < 0 || from < 0) {
      throw damaged("keys of " + length + " bytes");
    }
    byte[] read = new byte[length];
    file.seek(from);
    file.readFully(read);
    CRC32C crc = new CRC32C();
    crc.update(read);
    crc.update(tail.array(), 0, tail.position());
    if ((int) crc.getValue() != tail.getInt()) {
      throw damaged("keys that were changed");
    }
    return read;
  }

  private static int[] starts(byte[] keys) {
    int[] starts = new int[16];
    int pages = 0;
    for (int at = 0; at < keys.length; at += 1 + Byte.toUnsignedInt(keys[at])) {
      if (pages == starts.length) {
        starts = Arrays.copyOf(starts, pages * 2);
      }
      starts[pages++] = at;
    }
    return Arrays.copyOf(starts, pages);
  }

  private DamagedException damaged(String why) {
    return new DamagedException(path.getFileName() + ": " + why);
  }

  public ContentHash root() {
    return root;
  }

  public long entries() {
    return entries;
  }

  /**
   * The value of a key, or null.
   *
   * @throws DamagedException its page is not what was written
   */
  public byte @Nullable [] find(byte[] key) throws IOException {
    int number = pageOf(key);
    return number < 0 ? null : findIn(number, key);
  }

  /** The last page whose first key is not greater; -1 if there is none. */
  private int pageOf(byte[] key) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int from = starts[middle] + 1;
      int to = from + Byte.toUnsignedInt(keys[starts[middle]]);
      if (Arrays.compareUnsigned(keys, from, to, key, 0, key.length) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private synchronized byte @Nullable [] findIn(int number, byte[] key) throws IOException {
    file.seek((long) number * TableWriter.PAGE);
    file.readFully(page);
    ByteBuffer entry = entries(page);
    while (entry.hasRemaining()) {
      Entry each = read(entry);
      int order = Arrays.compareUnsigned(each.key(), key);
      if (order >= 0) {
        return order == 0 ? each.value() : null;
      }
    }
    return null;
  }

  private ByteBuffer entries(byte[] bytes) throws DamagedException {
    ByteBuffer whole = ByteBuffer.wrap(bytes);
    int crcAt = TableWriter.PAGE - TableWriter.CRC;
    int end = Short.toUnsignedInt(whole.getShort(0));
    if (whole.getInt(crcAt) != TableWriter.crc(bytes, crcAt)
        || end < TableWriter.HEAD
        || end > crcAt) {
      throw damaged("a page that was changed");
    }
    return whole.limit(end).position(TableWriter.HEAD);
  }

  private Entry read(ByteBuffer from) throws DamagedException {
    try {
      return EntryCodec.read(from);
    } catch (WireException e) {
      throw new DamagedException(path.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /** All entries. */
  public Entries all() throws IOException {
    return new All(new BufferedInputStream(Files.newInputStream(path), 16 * TableWriter.PAGE));
  }

  private final class All implements Entries {
    private final InputStream in;
    private final byte[] buffer = new byte[TableWriter.PAGE];
    private ByteBuffer entry = ByteBuffer.allocate(0);
    private int read;

    All(InputStream in) {
      this.in = in;
    }

    @Override
    public @Nullable Entry next() throws IOException {
      while (!entry.hasRemaining()) {
        if (read == starts.length) {
          return null;
        }
        if (in.readNBytes(buffer, 0, buffer.length) < buffer.length) {
          throw damaged("cut off");
        }
        read++;
        entry = entries(buffer);
      }
      return Table.this.read(entry);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
