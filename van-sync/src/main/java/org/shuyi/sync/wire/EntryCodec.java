package org.shuyi.sync.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;

/**
 * The contents of chunks: runs of {@link Entry}s in ascending order of their keys, and lists of
 * hashes. An entry is {@code uint8 length, key, uint16 length, value}; the length 0xFFFF and no
 * value stand for an entry that is taken away.
 */
public final class EntryCodec {
  private static final int AWAY = 0xFFFF;

  private EntryCodec() {}

  /** Bytes that an entry takes. */
  public static int size(Entry entry) {
    byte[] value = entry.value();
    return 1 + entry.key().length + 2 + (value == null ? 0 : value.length);
  }

  /**
   * Writes one entry.
   *
   * @throws java.nio.BufferOverflowException less room than {@link #size}
   */
  public static void write(Entry entry, ByteBuffer to) {
    byte[] value = entry.value();
    to.put((byte) entry.key().length).put(entry.key());
    if (value == null) {
      to.putShort((short) AWAY);
    } else {
      to.putShort((short) value.length).put(value);
    }
  }

  /** Reads one entry. */
  public static Entry read(ByteBuffer from) throws WireException {
    byte[] key = bytes(from, length(from, 1), 1, Entry.MAX_KEY);
    int length = length(from, 2);
    return length == AWAY
        ? new Entry(key, null)
        : new Entry(key, bytes(from, length, 0, Entry.MAX_VALUE));
  }

  private static int length(ByteBuffer from, int bytes) throws WireException {
    if (from.remaining() < bytes) {
      throw WireException.malformed("a run of entries that ends in the middle of one");
    }
    return bytes == 1 ? Byte.toUnsignedInt(from.get()) : Short.toUnsignedInt(from.getShort());
  }

  private static byte[] bytes(ByteBuffer from, int length, int min, int max) throws WireException {
    if (length < min || length > max || length > from.remaining()) {
      throw WireException.malformed("an entry with a length that no entry has");
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  /**
   * Reads a whole run.
   *
   * @param changes whether entries may be taken away
   */
  public static List<Entry> decode(byte[] content, boolean changes) throws WireException {
    ByteBuffer from = ByteBuffer.wrap(content);
    List<Entry> entries = new ArrayList<>();
    while (from.hasRemaining()) {
      Entry entry = read(from);
      if (!entries.isEmpty() && entries.getLast().compareTo(entry) >= 0) {
        throw WireException.malformed("a run of entries that does not ascend");
      }
      if (!changes && entry.value() == null) {
        throw WireException.malformed("a chunk of a set takes an entry away");
      }
      entries.add(entry);
    }
    return entries;
  }

  /** A list of hashes as content. */
  public static byte[] encodePage(List<ContentHash> hashes) {
    ByteBuffer page = ByteBuffer.allocate(hashes.size() * ContentHash.BYTES);
    hashes.forEach(hash -> page.put(hash.bytes()));
    return page.array();
  }

  public static List<ContentHash> decodePage(byte[] content) throws WireException {
    if (content.length % ContentHash.BYTES != 0) {
      throw WireException.malformed("a list of hashes that ends in the middle of one");
    }
    ByteBuffer page = ByteBuffer.wrap(content);
    List<ContentHash> hashes = new ArrayList<>();
    while (page.hasRemaining()) {
      byte[] hash = new byte[ContentHash.BYTES];
      page.get(hash);
      hashes.add(ContentHash.fromBytes(hash));
    }
    return hashes;
  }
}
