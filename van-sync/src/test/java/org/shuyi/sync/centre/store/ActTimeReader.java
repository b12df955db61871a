package org.shuyi.sync.centre.store;

import java.time.Instant;
import org.shuyi.sync.circulation.ActId;

/** For tests outside this package. */
public final class ActTimeReader {
  private ActTimeReader() {}

  /** One moment, or two with a dash in between. */
  public static String read(CentreStore store, ActId act) throws StoreException {
    return store.within(
        tx ->
            tx.first(
                    "SELECT earliest, latest FROM act WHERE act_id = ?",
                    row -> said(row.getLong(1), row.getLong(2)),
                    act.toString())
                .orElseThrow());
  }

  private static String said(long earliest, long latest) {
    return earliest == latest
        ? Instant.ofEpochMilli(earliest).toString()
        : Instant.ofEpochMilli(earliest) + " - " + Instant.ofEpochMilli(latest);
  }
}
