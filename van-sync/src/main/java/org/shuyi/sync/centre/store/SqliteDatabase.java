package org.shuyi.sync.centre.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file with the settings that the promises rest on. One process has it; what several
 * threads do at once is flushed together.
 */
final class SqliteDatabase implements Database {
  private final GroupCommit commits;

  private SqliteDatabase(Connection connection) {
    this.commits =
        new GroupCommit(connection, new Transaction(connection, Dialect.SQLITE, Tenant.ALONE, 0));
  }

  static SqliteDatabase open(Path file) throws StoreException {
    String what = "opening the centre's database " + file;
    try {
      return new SqliteDatabase(prepared(DriverManager.getConnection("jdbc:sqlite:" + file)));
    } catch (SQLException e) {
      throw new StoreException(kind(e), what, e);
    }
  }

  private static Connection prepared(Connection connection) throws SQLException, StoreException {
    boolean done = false;
    try (Statement statement = connection.createStatement()) {
      // A second centre on the same file would apply acts twice, so the file belongs to one
      // process.
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      require(statement, "journal_mode", "WAL", "wal");
      // FULL: an acknowledged batch survives a power cut. NORMAL may lose the last commits.
      require(statement, "synchronous", "FULL", "2");
      require(statement, "foreign_keys", "ON", "1");
      migrate(connection, statement);
      done = true;
      return connection;
    } finally {
      if (!done) {
        connection.close();
      }
    }
  }

  /** Sets a pragma and reads it back: SQLite does not complain about one that it can't keep. */
  private static void require(Statement statement, String pragma, String value, String expected)
      throws SQLException, StoreException {
    statement.execute("PRAGMA " + pragma + " = " + value);
    try (var row = statement.executeQuery("PRAGMA " + pragma)) {
      if (!row.next() || !row.getString(1).equals(expected)) {
        throw new StoreException(
            StoreException.Kind.OTHER,
            "the centre's database does not keep " + pragma + " = " + value);
      }
    }
  }

  /** The file says itself of which version it is, so that a usual start needs no look around. */
  private static void migrate(Connection connection, Statement statement)
      throws SQLException, StoreException {
    int version = version(statement);
    Migrations.requireKnown(version);
    if (version < Migrations.NEWEST) {
      // Version 1 was made before there was a history of versions.
      Migrations.ofSqlite(connection, version == 1);
      statement.execute("PRAGMA user_version = " + Migrations.NEWEST);
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  @Override
  public Tenant tenant() {
    return Tenant.ALONE;
  }

  @Override
  public <T extends @Nullable Object> T transaction(String what, Work<T> work)
      throws StoreException {
    try {
      return commits.run(work);
    } catch (SQLException e) {
      throw new StoreException(kind(e), what, e);
    }
  }

  @Override
  public void close() {
    try {
      commits.close();
    } catch (SQLException e) {
      throw new IllegalStateException("closing the centre's database", e);
    }
  }

  /** SQLite's primary result codes, https://www.sqlite.org/rescode.html: the low byte. */
  private static StoreException.Kind kind(SQLException cause) {
    return switch (cause.getErrorCode() & 0xff) {
      case 5, 6 -> StoreException.Kind.IN_USE;
      case 8 -> StoreException.Kind.READ_ONLY;
      case 11, 26 -> StoreException.Kind.CORRUPT;
      case 13 -> StoreException.Kind.DISK_FULL;
      default -> StoreException.Kind.OTHER;
    };
  }
}
