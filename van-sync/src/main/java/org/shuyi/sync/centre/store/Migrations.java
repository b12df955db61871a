package org.shuyi.sync.centre.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database to the newest version, by the numbered files under {@code db}. */
final class Migrations {
  /** The highest number under {@code db/sqlite} and under {@code db/postgresql}. */
  static final int NEWEST = 9;

  private static final String FOLDERS = "classpath:org/shuyi/sync/centre/store/db/";

  private Migrations() {}

  static void requireKnown(int version) throws StoreException {
    if (version > NEWEST) {
      throw new StoreException(
          StoreException.Kind.TOO_NEW,
          "the centre's database is of version " + version + ", this program knows " + NEWEST);
    }
  }

  /**
   * @param taken tables of version 1 are there, without a history
   */
  static void ofSqlite(Connection connection, boolean taken) throws SQLException, StoreException {
    run(configured("sqlite", new KeptConnection(connection)).baselineOnMigrate(taken).load());
  }

  /** Waits for another centre that is at it. */
  static void ofPostgres(DataSource pool) throws SQLException, StoreException {
    run(configured("postgresql", pool).load());
  }

  private static FluentConfiguration configured(String folder, DataSource source) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .loggers("slf4j")
        .baselineVersion("1")
        .locations(FOLDERS + folder);
  }

  private static void run(Flyway flyway) throws SQLException, StoreException {
    try {
      MigrationInfo current = flyway.info().current();
      if (current != null) {
        requireKnown(Integer.parseInt(current.getVersion().getVersion()));
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw sql(e);
    }
  }

  /** What the database said, if it said anything; else that the files do not fit it. */
  private static SQLException sql(FlywayException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return new SQLException("the tables can't be brought to version " + NEWEST, e);
  }
}
