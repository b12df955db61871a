package org.shuyi.sync.centre.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What runs transactions. Safe for use by several threads. */
interface Database extends AutoCloseable {
  /** What runs inside one transaction, again from its start if it has to. */
  interface Work<T extends @Nullable Object> {
    T run(Transaction tx) throws SQLException;
  }

  /** Opens a database, and brings its tables to the version that this program knows. */
  static Database open(StoreAddress address) throws StoreException {
    return switch (address) {
      case StoreAddress.Sqlite(var file) -> SqliteDatabase.open(file);
      case StoreAddress.Postgres postgres -> PostgresDatabase.open(postgres);
    };
  }

  /** As whom this process claims. */
  Tenant tenant();

  /**
   * Runs work in one transaction: all of it is on disk when this returns, or nothing of it. After
   * an exception of kind UNREACHABLE it may be either.
   *
   * @param what for the message if it fails
   */
  <T extends @Nullable Object> T transaction(String what, Work<T> work) throws StoreException;

  /** A second call does nothing. */
  @Override
  void close();
}
