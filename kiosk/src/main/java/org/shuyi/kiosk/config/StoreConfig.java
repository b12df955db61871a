package org.shuyi.kiosk.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The PostgreSQL database of a centre, which several centres may share.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param password the file with the password; empty: it is in the environment, as {@link
 *     #PASSWORD_VARIABLE}
 * @param leaseSeconds how long an item is left to a centre that is not heard of
 */
public record StoreConfig(String url, String user, Optional<Path> password, int leaseSeconds) {
  /** The environment variable that may hold the password. */
  public static final String PASSWORD_VARIABLE = "SHUYI_STORE_PASSWORD";

  private static final int USUAL_LEASE = 120;

  /** Reads the table {@code [store]}; what won't do, the section notes. */
  static StoreConfig read(Section store, Path folder, IlsConfig ils) {
    int slowest = ils.adapter().slowestSeconds();
    int least = 2 * slowest;
    int lease = store.number("lease-seconds", 10, 3600, Math.max(USUAL_LEASE, least));
    if (lease < least) {
      store.problem("lease-seconds", tooShort(lease, slowest, least));
    }
    return new StoreConfig(
        Objects.requireNonNullElse(store.parsed("url", StoreConfig::url), ""),
        store.text("user"),
        store.optionalText("password").map(folder::resolve),
        lease);
  }

  private static String tooShort(int lease, int slowest, int least) {
    return lease
        + " is too short: by [ils] the library system may take "
        + slowest
        + " s for one act, and another centre must not begin while one waits; at least "
        + least
        + " expected";
  }

  private static String url(String text) {
    if (!text.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("expected jdbc:postgresql://host:port/database");
    }
    return text;
  }
}
