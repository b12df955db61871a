package org.shuyi.sync.centre.store;

import java.nio.file.Path;

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
   */
  record Postgres(String url, String user, String password) implements StoreAddress {
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
