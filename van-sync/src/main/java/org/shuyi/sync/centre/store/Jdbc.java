package org.shuyi.sync.centre.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection, used by one thread at a time, with its statements kept prepared. There are as
 * many of them as SQL texts in this package, all of them constants.
 */
final class Jdbc implements AutoCloseable {
  /** What runs inside one transaction. */
  interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** Makes a value of one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Connection connection;

  Jdbc(Connection connection) {
    this.connection = connection;
  }

  /**
   * Runs work in one transaction: all of it is on disk when this returns, or nothing of it.
   *
   * @param what for the message if it fails
   */
  <T extends @Nullable Object> T transaction(String what, Work<T> work) throws StoreException {
    lock.lock();
    try {
      return committed(work);
    } catch (SQLException e) {
      throw StoreException.of(what, e);
    } finally {
      lock.unlock();
    }
  }

  private <T extends @Nullable Object> T committed(Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.run();
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  /** Runs a statement that changes something; gives the number of rows. Inside a transaction. */
  int update(String sql, @Nullable Object... arguments) throws SQLException {
    return statement(sql, arguments).executeUpdate();
  }

  /** All rows of a query. Inside a transaction; the SQL limits the number of rows. */
  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet rows = statement(sql, arguments).executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    }
  }

  /** The first row of a query. Inside a transaction. */
  <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet rows = statement(sql, arguments).executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  private PreparedStatement statement(String sql, @Nullable Object... arguments)
      throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("closing the centre's database", e);
    } finally {
      lock.unlock();
    }
  }
}
