package org.shuyi.sync.reference.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.Entry;

/** A set of entries, read once from the first to the last, in ascending order of their keys. */
@FunctionalInterface
public interface Entries extends Closeable {
  /**
   * The next entry, or null after the last.
   *
   * @throws DamagedException what was read is not what was written
   */
  @Nullable Entry next() throws IOException;

  @Override
  default void close() throws IOException {}

  /** Entries that are in memory. */
  static Entries of(Iterable<Entry> entries) {
    Iterator<Entry> each = entries.iterator();
    return () -> each.hasNext() ? each.next() : null;
  }
}
