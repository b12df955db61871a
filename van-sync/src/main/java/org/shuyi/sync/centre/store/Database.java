package org.shuyi.sync.centre.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Opens the centre's SQLite file with the settings that the promises rest on, and makes its tables.
 */
final class Database {
  private static final int VERSION = 1;

  private Database() {}

  static Connection open(Path file) throws StoreException {
    try {
      return prepared(DriverManager.getConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw StoreException.of("opening the centre's database " + file, e);
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
      connection.setAutoCommit(false);
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

  private static void migrate(Connection connection, Statement statement)
      throws SQLException, StoreException {
    int version = version(statement);
    if (version > VERSION) {
      throw new StoreException(
          StoreException.Kind.TOO_NEW,
          "the centre's database is of version " + version + ", this program knows " + VERSION);
    }
    if (version == 0) {
      statement.executeUpdate(schema());
      statement.execute("PRAGMA user_version = " + VERSION);
    }
    connection.commit();
  }

  private static int version(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private static String schema() {
    try (InputStream in = Database.class.getResourceAsStream("schema-" + VERSION + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("schema-" + VERSION + ".sql is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("schema-" + VERSION + ".sql can't be read", e);
    }
  }
}
