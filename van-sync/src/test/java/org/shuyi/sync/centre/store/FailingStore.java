package org.shuyi.sync.centre.store;

import java.util.concurrent.atomic.AtomicLong;

/** Lets every write of a SQLite store fail, as where Linux mounts a failing disk read-only. */
public final class FailingStore {
  private static final AtomicLong TIMES = new AtomicLong();

  private FailingStore() {}

  /** From the next transaction on. */
  public static void set(CentreStore store, boolean fails) throws StoreException {
    // This pragma works when it is prepared, so no statement may be used a second time.
    String pragma = "PRAGMA query_only = " + fails + " -- " + TIMES.incrementAndGet();
    store.within(tx -> tx.update(pragma));
  }
}
