package org.shuyi.sync.journal.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.StampSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections to real SQLite over a disk that fails when a test says so. */
public final class FaultyDisk implements Database.Connector {
  /** What becomes of the next commit. */
  public enum Commit {
    WORKS,
    /** Written and flushed, but the flush is said to have failed. */
    FAILS_AND_IS_THERE,
    /** Said to have failed, and nothing is there. */
    FAILS
  }

  private Commit next = Commit.WORKS;
  private boolean opens = true;
  private boolean full;
  private boolean begun;
  private @Nullable Path other;
  private @Nullable Connection newest;

  /** Opens a journal on this disk. */
  public SqliteJournal journal(Path file, StampSource stamps, ActIds ids, RandomGenerator random)
      throws JournalException {
    return SqliteJournal.open(file, stamps, ids, random, SqliteJournal.DEFAULT_MAX_BYTES, this);
  }

  public void nextCommit(Commit how) {
    next = how;
  }

  /** Nothing more can be written until there is room again. */
  public void full(boolean on) {
    full = on;
  }

  void opens(boolean can) {
    opens = can;
  }

  /** From the next connection on, this file is what is on the disk. */
  void swapFor(Path file) {
    other = file;
  }

  /** As a file system does after an error: mounted read-only from one moment to the next. */
  void readOnly(boolean on) throws SQLException {
    Connection connection = Objects.requireNonNull(newest, "connected before");
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA query_only = " + on);
    }
  }

  @Override
  public Connection connect(Path file, SQLiteConfig config) throws SQLException {
    if (!opens) {
      throw new SQLiteException("unable to open", SQLiteErrorCode.SQLITE_CANTOPEN);
    }
    Path where = other == null ? file : other;
    Connection real = Database.Connector.SQLITE.connect(where, config);
    newest = real;
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object result = call(real, method, arguments);
          return result instanceof PreparedStatement statement
              ? watched(statement, (String) arguments[0])
              : result;
        });
  }

  /** A commit is the end of a transaction, or a change outside of one. */
  private PreparedStatement watched(PreparedStatement real, String sql) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          boolean executes = method.getName().startsWith("execute");
          boolean changes = method.getName().equals("executeUpdate");
          if (executes && (sql.equals("COMMIT") || changes && !begun)) {
            begun = false;
            return commit(() -> call(real, method, arguments));
          }
          if (executes) {
            begun = sql.startsWith("BEGIN") || begun && !sql.equals("ROLLBACK");
          }
          return call(real, method, arguments);
        });
  }

  private Object commit(Work work) throws SQLException {
    if (full) {
      throw new SQLiteException("database or disk is full", SQLiteErrorCode.SQLITE_FULL);
    }
    if (next == Commit.WORKS) {
      return work.run();
    }
    if (next == Commit.FAILS_AND_IS_THERE) {
      work.run();
    }
    next = Commit.WORKS;
    throw new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
  }

  /** What the real connection would do. */
  private interface Work {
    Object run() throws SQLException;
  }

  /** What a proxy does. */
  private interface Call {
    Object on(Method method, Object[] arguments) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.on(method, arguments)));
  }

  private static Object call(Object real, Method method, Object[] arguments) throws SQLException {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
