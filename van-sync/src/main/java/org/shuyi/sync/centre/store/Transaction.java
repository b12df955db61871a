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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements on one connection, kept prepared; used by one thread at a time. There are as many of
 * them as SQL texts in this package, all of them constants.
 */
final class Transaction {
  /** Makes a value of one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Total.Changes totals = new Total.Changes();
  private final Connection connection;
  private final Dialect dialect;
  private final Tenant tenant;
  private final int shard;

  /**
   * @param tenant who works here
   * @param shard which row of the totals it changes
   */
  Transaction(Connection connection, Dialect dialect, Tenant tenant, int shard) {
    this.connection = connection;
    this.dialect = dialect;
    this.tenant = tenant;
    this.shard = shard;
  }

  Dialect dialect() {
    return dialect;
  }

  Tenant tenant() {
    return tenant;
  }

  /** Keeps the totals in step with what this transaction does. */
  void count(Total total, long change) {
    totals.add(total, change);
  }

  /** Runs work; it is neither committed nor undone. */
  <T extends @Nullable Object> T run(Database.Work<T> work) throws SQLException {
    totals.clear();
    T result = work.run(this);
    totals.write(this, shard);
    return result;
  }

  /** Runs work and commits, or undoes all of it. */
  <T extends @Nullable Object> T commit(Database.Work<T> work) throws SQLException {
    try {
      T result = run(work);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      undo(e);
      throw e;
    }
  }

  private void undo(Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and with it the transaction.
      cause.addSuppressed(e);
    }
  }

  /** Runs a statement that changes something; gives the number of rows. */
  int update(String sql, @Nullable Object... arguments) throws SQLException {
    return statement(sql, arguments).executeUpdate();
  }

  /** Runs a statement once for each row of arguments, in order; much cheaper than one by one. */
  void updateAll(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    PreparedStatement statement = statement(sql);
    statement.clearBatch();
    for (@Nullable Object[] arguments : rows) {
      set(statement, arguments);
      statement.addBatch();
    }
    statement.executeBatch();
  }

  /** All rows of a query. The SQL limits the number of rows. */
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

  /** The first row of a query. */
  <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet rows = statement(sql, arguments).executeQuery()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  /** Every SQL text run on this connection so far, for tests that look at their plans. */
  Set<String> texts() {
    return Set.copyOf(prepared.keySet());
  }

  /** The driver makes a statement unusable when it fails, so after a failure all are made anew. */
  void forgetStatements() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        LOG.debug("a statement that does not close", e);
      }
    }
    prepared.clear();
  }

  private PreparedStatement statement(String sql, @Nullable Object... arguments)
      throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    set(statement, arguments);
    return statement;
  }

  private static void set(PreparedStatement statement, @Nullable Object[] arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }
}
