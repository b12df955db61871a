package org.shuyi.sync.centre.store;

import java.time.Duration;

/**
 * One centre among those of a database.
 *
 * @param name different for each start of each centre; empty where there can be no other
 * @param lease how long what it claims is its own
 */
record Tenant(String name, Duration lease) {
  /** The one process that has a file: what is claimed by nobody is its own. */
  static final Tenant ALONE = new Tenant("", Duration.ZERO);

  boolean isAlone() {
    return name.isEmpty();
  }
}
