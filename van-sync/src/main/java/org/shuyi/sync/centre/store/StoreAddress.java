package org.shuyi.sync.centre.store;

import java.nio.file.Path;
import java.time.Duration;

/** Where a centre keeps what it must not forget. */
public sealed interface StoreAddress {
  /**
   * A SQLite file of one centre alone.
   *
   * @param file made if it is not there
   */
  record Sqlite(Path file) implements StoreAddress {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A PostgreSQL database, which several centres may share. Version 12 or later.
   *
   * @param url {@code jdbc:postgresql://host:port/database}, with the driver's parameters for TLS
   * @param user owns the tables, or may make them
   * @param password never printed
   * @param lease how long an item is left to a centre that is not heard of, by the database's
   *     clock; at least twice as long as the library system may take for one act
   */
  record Postgres(String url, String user, String password, Duration lease)
      implements StoreAddress {
    /** SIP2 may take 10 s each for a free connection, a login and an answer, and 5 s to connect. */
    private static final Duration USUAL_LEASE = Duration.ofMinutes(2);

    public Postgres(String url, String user, String password) {
      this(url, user, password, USUAL_LEASE);
    }

    public Postgres {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "database address: expected jdbc:postgresql://host:port/database");
      }
      if (url.matches("(?i).*[?&](user|password)=.*")) {
        throw new IllegalArgumentException(
            "database address: user and password belong beside it, for it is logged");
      }
    }

    @Override
    public String toString() {
      return url + " as " + user;
    }
  }
}
