package org.shuyi.sync.reference.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.Entry;

/** What has to change in one set to make it another; empty if nothing. */
public final class Difference implements Entries {
  private final Entries before;
  private final Entries after;
  private @Nullable Entry old;
  private @Nullable Entry fresh;

  public Difference(Entries before, Entries after) throws IOException {
    this.before = before;
    this.after = after;
    this.old = before.next();
    this.fresh = after.next();
  }

  @Override
  public @Nullable Entry next() throws IOException {
    while (old != null || fresh != null) {
      int order = order(old, fresh);
      Entry gone = old;
      Entry come = fresh;
      if (order <= 0) {
        old = before.next();
      }
      if (order >= 0) {
        fresh = after.next();
      }
      if (order < 0) {
        return new Entry(java.util.Objects.requireNonNull(gone).key(), null);
      }
      if (order > 0
          || !java.util.Objects.requireNonNull(come)
              .sameAs(java.util.Objects.requireNonNull(gone))) {
        return come;
      }
    }
    return null;
  }

  private static int order(@Nullable Entry old, @Nullable Entry fresh) {
    if (old == null) {
      return 1;
    }
    return fresh == null ? -1 : old.compareTo(fresh);
  }

  @Override
  public void close() throws IOException {
    try (before;
        after) {
      old = null;
    }
  }
}
