package org.shuyi.sync.centre.store;

/** Where SQL differs between the databases. */
enum Dialect {
  SQLITE("CAST(unixepoch('subsec') * 1000 AS INTEGER)", ""),
  POSTGRESQL(
      "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)", " FOR UPDATE SKIP LOCKED");

  private final String now;
  private final String locking;

  Dialect(String now, String locking) {
    this.now = now;
    this.locking = locking;
  }

  /** Milliseconds since 1970 by the database's own clock, the same for all its clients. */
  String now() {
    return now;
  }

  /** At the end of a query: locks its rows, and leaves out those that others have locked. */
  String locking() {
    return locking;
  }
}
