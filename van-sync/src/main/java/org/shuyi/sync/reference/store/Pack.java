package org.shuyi.sync.reference.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.wire.Deflated;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.WireException;

/**
 * Content by its hash, in one file that only grows: {@code hash, uint32 length, deflated bytes}
 * again and again. A power cut leaves a torn end at worst, which is cut off when the file is
 * opened; whatever is read is checked against its hash. Safe for several threads.
 */
public final class Pack implements AutoCloseable {
  private static final int HEAD = ContentHash.BYTES + Integer.BYTES;

  private final RandomAccessFile file;
  private final Map<ContentHash, Long> places = new HashMap<>();
  private long end;

  private Pack(RandomAccessFile file) {
    this.file = file;
  }

  /** Opens a pack with all that it holds, or makes an empty one. */
  public static Pack open(Path path) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Pack pack = new Pack(new RandomAccessFile(path.toFile(), "rw"));
    try {
      pack.index();
      return pack;
    } catch (IOException e) {
      pack.close();
      throw e;
    }
  }

  private void index() throws IOException {
    long length = file.length();
    byte[] head = new byte[ContentHash.BYTES];
    while (end + HEAD <= length) {
      file.seek(end);
      file.readFully(head);
      int size = file.readInt();
      if (size <= 0 || size > Limits.DEFLATED_BYTES || end + HEAD + size > length) {
        break;
      }
      places.put(ContentHash.fromBytes(head), end);
      end += HEAD + size;
    }
    if (end < length) {
      file.setLength(end);
    }
  }

  public synchronized boolean holds(ContentHash hash) {
    return places.containsKey(hash);
  }

  /** Bytes in the file. */
  public synchronized long size() {
    return end;
  }

  /**
   * Adds content that is not in it yet.
   *
   * @throws IOException it is not in the pack: the disk is full or broken
   */
  public ContentHash add(byte[] content) throws IOException {
    ContentHash hash = ContentHash.of(content);
    if (!holds(hash)) {
      put(hash, Deflated.of(content));
    }
    return hash;
  }

  /**
   * Adds content as it came.
   *
   * @throws DamagedException it is not the content of that hash
   * @throws IOException it is not in the pack: the disk is full or broken
   */
  public void addDeflated(ContentHash hash, byte[] deflated) throws IOException {
    inflate(deflated, hash);
    put(hash, deflated);
  }

  private synchronized void put(ContentHash hash, byte[] deflated) throws IOException {
    if (places.containsKey(hash)) {
      return;
    }
    byte[] row = new byte[HEAD + deflated.length];
    System.arraycopy(hash.bytes(), 0, row, 0, ContentHash.BYTES);
    java.nio.ByteBuffer.wrap(row).putInt(ContentHash.BYTES, deflated.length);
    System.arraycopy(deflated, 0, row, HEAD, deflated.length);
    file.seek(end);
    file.write(row);
    places.put(hash, end);
    end += row.length;
  }

  /** Content as it travels; empty if the pack does not hold it or can't read it. */
  public synchronized Optional<byte[]> deflated(ContentHash hash) throws IOException {
    Long place = places.get(hash);
    if (place == null) {
      return Optional.empty();
    }
    file.seek(place + ContentHash.BYTES);
    int length = file.readInt();
    if (length <= 0 || length > Limits.DEFLATED_BYTES) {
      throw new DamagedException("a pack with a content of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    file.readFully(bytes);
    return Optional.of(bytes);
  }

  /**
   * Content as it was.
   *
   * @throws DamagedException it is not in the pack, or is something else
   */
  public byte[] content(ContentHash hash) throws IOException {
    try {
      byte[] deflated =
          deflated(hash)
              .orElseThrow(() -> new DamagedException("content " + hash.brief() + " is missing"));
      return inflate(deflated, hash);
    } catch (DamagedException | EOFException e) {
      forget(hash);
      throw e;
    }
  }

  private static byte[] inflate(byte[] deflated, ContentHash hash) throws DamagedException {
    try {
      byte[] content = Deflated.inflate(deflated, Limits.CONTENT_BYTES);
      if (ContentHash.of(content).equals(hash)) {
        return content;
      }
    } catch (WireException e) {
      throw new DamagedException("content " + hash.brief() + ": " + e.getMessage(), e);
    }
    throw new DamagedException("content that is not " + hash.brief());
  }

  /** It is fetched again. */
  private synchronized void forget(ContentHash hash) {
    places.remove(hash);
  }

  /** Waits until all is on the disk. */
  public void flush() throws IOException {
    file.getFD().sync();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
