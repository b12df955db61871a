package org.shuyi.sync.centre.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL database behind a small pool, which outlives the server's restarts. */
final class PostgresDatabase implements Database {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

  /** A transaction takes a millisecond or two, so that a few connections serve all threads. */
  private static final int CONNECTIONS = 6;

  /** How often a transaction is run before others that are in its way are reported. */
  private static final int MOST_TRIES = 5;

  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);

  /**
   * What the promises rest on, and bounds: a process that stands still in a transaction must not
   * stop the others for long.
   */
  private static final String SESSION =
      "-c synchronous_commit=on -c statement_timeout=20s -c lock_timeout=10s"
          + " -c idle_in_transaction_session_timeout=15s";

  /** The driver's settings; its times, in seconds, are longer than what the server ends itself. */
  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName", "shuyi centre",
          "options", SESSION,
          "connectTimeout", "3",
          "socketTimeout", "30",
          "tcpKeepAlive", "true");

  /** Rows of totals. */
  private static final int SHARDS = 16;

  private final HikariDataSource pool;
  private final Tenant tenant;
  private final AtomicInteger transactions = new AtomicInteger();

  private PostgresDatabase(HikariDataSource pool, Tenant tenant) {
    this.pool = pool;
    this.tenant = tenant;
  }

  static PostgresDatabase open(StoreAddress.Postgres address) throws StoreException {
    String what = "opening the centre's database " + address;
    try {
      HikariDataSource pool = prepared(new HikariDataSource(configured(address)));
      return new PostgresDatabase(pool, new Tenant(name(), address.lease()));
    } catch (PoolInitializationException e) {
      SQLException cause =
          e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getMessage(), e);
      throw new StoreException(kind(cause), what, cause);
    } catch (SQLException e) {
      throw new StoreException(kind(e), what, e);
    }
  }

  private static String name() {
    return HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextLong(), 12);
  }

  private static HikariConfig configured(StoreAddress.Postgres address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("centre");
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    config.setAutoCommit(false);
    DRIVER.forEach(config::addDataSourceProperty);
    return config;
  }

  private static HikariDataSource prepared(HikariDataSource pool)
      throws SQLException, StoreException {
    boolean done = false;
    try {
      requireDurable(pool);
      Migrations.ofPostgres(pool);
      done = true;
      return pool;
    } finally {
      if (!done) {
        pool.close();
      }
    }
  }

  /** An acknowledged batch survives a power cut of the server only with these. */
  private static void requireDurable(HikariDataSource pool) throws SQLException, StoreException {
    try (Connection connection = pool.getConnection()) {
      for (String setting : List.of("fsync", "synchronous_commit")) {
        String value = show(connection, setting);
        if (!value.equals("on")) {
          throw new StoreException(
              Kind.OTHER, "the database server does not keep " + setting + " = on: it is " + value);
        }
      }
    }
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + setting)) {
      return row.next() ? row.getString(1) : "not there";
    }
  }

  @Override
  public Tenant tenant() {
    return tenant;
  }

  @Override
  public <T extends @Nullable Object> T transaction(String what, Work<T> work)
      throws StoreException {
    for (int tries = 1; ; tries++) {
      try (Connection connection = pool.getConnection()) {
        return transaction(connection).commit(work);
      } catch (SQLException e) {
        if (!isUndoneByOthers(e) || tries == MOST_TRIES) {
          throw new StoreException(kind(e), what, e);
        }
        LOG.debug("{}: again, for others were in the way", what);
      }
    }
  }

  private Transaction transaction(Connection connection) {
    int shard = Math.floorMod(transactions.getAndIncrement(), SHARDS);
    return new Transaction(connection, Dialect.POSTGRESQL, tenant, shard);
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Serialization failure or deadlock: the same again may well succeed. */
  private static boolean isUndoneByOthers(SQLException e) {
    String state = state(e);
    return state.equals("40001") || state.equals("40P01");
  }

  /** By https://www.postgresql.org/docs/15/errcodes-appendix.html, class first. */
  private static Kind kind(SQLException e) {
    if (e instanceof LeaseLostException) {
      return Kind.LEASE_LOST;
    }
    String state = state(e);
    return switch (state.substring(0, Math.min(2, state.length()))) {
      case "08" -> Kind.UNREACHABLE;
      case "23" -> state.equals("23505") ? Kind.BUSY : Kind.OTHER;
      case "28" -> Kind.DENIED;
      case "40" -> Kind.BUSY;
      case "53" -> state.equals("53100") ? Kind.DISK_FULL : Kind.UNREACHABLE;
      case "55", "57" -> state.startsWith("57P") ? Kind.UNREACHABLE : Kind.BUSY;
      case "25" -> state.equals("25006") ? Kind.READ_ONLY : Kind.UNREACHABLE;
      case "42" -> state.equals("42501") ? Kind.READ_ONLY : Kind.OTHER;
      case "XX" -> state.equals("XX000") ? Kind.OTHER : Kind.CORRUPT;
      default -> e instanceof SQLTransientConnectionException ? Kind.UNREACHABLE : Kind.OTHER;
    };
  }

  /** The pool hides what the server said behind its own "timed out". */
  private static String state(SQLException e) {
    String state = "";
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }
}
