package org.shuyi.sync.reference.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.Entry;

/** A set as it is after changes: {@code apply(diff(a, b), a)} is b. */
public final class Changed implements Entries {
  private final Entries before;
  private final Entries changes;
  private @Nullable Entry old;
  private @Nullable Entry change;

  public Changed(Entries before, Entries changes) throws IOException {
    this.before = before;
    this.changes = changes;
    this.old = before.next();
    this.change = changes.next();
  }

  @Override
  public @Nullable Entry next() throws IOException {
    while (change != null && (old == null || change.compareTo(old) <= 0)) {
      Entry taken = change;
      if (old != null && taken.compareTo(old) == 0) {
        old = before.next();
      }
      change = changes.next();
      if (taken.value() != null) {
        return taken;
      }
    }
    Entry kept = old;
    if (kept != null) {
      old = before.next();
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    try (before;
        changes) {
      old = null;
    }
  }
}
