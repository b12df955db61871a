package org.shuyi.sync.ils.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SQLite connection, to a file or to memory, with hand-written SQL. Not thread-safe. */
final class Database implements AutoCloseable {
  private final Connection connection;

  /**
   * Opens or creates it.
   *
   * @param file null for one in memory
   */
  Database(@Nullable Path file) {
    this.connection = open(file);
  }

  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(reader.read(rows));
      }
      return all;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  void change(String sql, Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  /** All or nothing, flushed to disk before anyone is told. */
  void inOneGo(Runnable work) {
    try {
      try {
        work.run();
        connection.commit();
      } catch (RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static IllegalStateException failure(SQLException e) {
    return new IllegalStateException("the demo library's database failed: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the demo library's database does not close", e);
    }
  }

  private static Connection open(@Nullable Path file) {
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + (file == null ? ":memory:" : file));
      try (Statement pragmas = connection.createStatement()) {
        pragmas.execute("PRAGMA journal_mode = WAL");
        pragmas.execute("PRAGMA synchronous = FULL");
        pragmas.execute("PRAGMA foreign_keys = ON");
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "can't open the demo library's database "
              + (file == null ? "in memory" : file)
              + ": is the folder there and may we write to it?",
          e);
    }
  }
}
