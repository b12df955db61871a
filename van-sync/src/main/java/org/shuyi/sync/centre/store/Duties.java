package org.shuyi.sync.centre.store;

import java.sql.SQLException;

/** What one centre does for all. Everything here runs inside a transaction. */
final class Duties {
  private final Transaction tx;

  Duties(Transaction tx) {
    this.tx = tx;
  }

  boolean take(String duty) throws SQLException {
    String now = tx.dialect().now();
    return tx.update(
            "INSERT INTO duty (name, owner, lease_until) VALUES (?, ?, "
                + now
                + " + ?) ON CONFLICT (name) DO UPDATE SET owner = excluded.owner,"
                + " lease_until = excluded.lease_until"
                + " WHERE duty.owner = excluded.owner OR duty.lease_until <= "
                + now,
            duty,
            tx.tenant().name(),
            tx.tenant().lease().toMillis())
        == 1;
  }

  int leave() throws SQLException {
    return tx.update("DELETE FROM duty WHERE owner = ?", tx.tenant().name());
  }
}
