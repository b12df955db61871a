package org.shuyi.sync.journal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** One connection and its prepared statements. Not safe for several threads. */
final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);

  private final Path file;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private boolean inDoubt;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Where connections come from; another one only where a test lets a disk fail. */
  @FunctionalInterface
  interface Connector {
    Connector SQLITE = (file, config) -> config.createConnection("jdbc:sqlite:" + file);

    Connection connect(Path file, SQLiteConfig config) throws SQLException;
  }

  static Database writable(Path file, Connector connector) throws JournalException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    return open(file, config, connector);
  }

  static Database readOnly(Path file) throws JournalException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return open(file, config, Connector.SQLITE);
  }

  private static Database open(Path file, SQLiteConfig config, Connector connector)
      throws JournalException {
    try {
      return new Database(file, connector.connect(file.toAbsolutePath(), config));
    } catch (SQLException e) {
      throw Failures.of(file, "not opened", e);
    }
  }

  /**
   * Something failed after which only opening the file anew tells what is in it. A commit whose
   * flush failed may be on the disk all the same, and a second flush that works proves nothing: the
   * kernel forgets pages that it could not write ("fsyncgate", Linux since 2018).
   */
  boolean isInDoubt() {
    return inDoubt;
  }

  /** Work within a transaction. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException, JournalException;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All of the work is on disk when this returns; if it throws, none of it is in the file. */
  void transaction(String what, Work work) throws JournalException {
    try {
      prepared("BEGIN IMMEDIATE").execute();
      work.run();
      prepared("COMMIT").execute();
    } catch (SQLException e) {
      rollBack(e);
      throw failed(what, e);
    } catch (JournalException e) {
      rollBack(e);
      throw e;
    }
  }

  /** The same for a single statement, which SQLite makes a transaction of its own. */
  void change(String what, String sql, Object... parameters) throws JournalException {
    try {
      prepared(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw failed(what, e);
    }
  }

  /** SQLite has already rolled back by itself after some errors, a full disk among them. */
  private void rollBack(Exception cause) {
    try {
      prepared("ROLLBACK").execute();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private JournalException failed(String what, SQLException cause) {
    inDoubt |= !Failures.isClean(cause);
    forgetStatements();
    return Failures.of(file, what, cause);
  }

  /** The driver makes a statement unusable when it fails, so after a failure all are made anew. */
  private void forgetStatements() {
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        log.debug("journal {}: a statement that does not close", file, e);
      }
    }
    statements.clear();
  }

  void update(String sql, Object... parameters) throws SQLException {
    prepared(sql, parameters).executeUpdate();
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) throws JournalException {
    try (ResultSet rows = prepared(sql, parameters).executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    } catch (SQLException e) {
      throw failed("not read", e);
    }
  }

  <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters)
      throws JournalException {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /** One number of one row, as a pragma or a count gives it. */
  long number(String sql) throws JournalException {
    return first(sql, row -> row.getLong(1)).orElse(0L);
  }

  /** Statements that take no parameters and are run once, to their end, whatever they return. */
  void execute(String sql) throws JournalException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw failed("not set up", e);
    }
  }

  private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      log.warn("journal {}: not closed", file, e);
    }
  }
}
