package org.shuyi.sync.centre.store;

import java.sql.SQLException;

/** Undoes a transaction of a centre that has lost its lease on the item. */
final class LeaseLostException extends SQLException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(String item) {
    super("item " + item + " is not this centre's any more");
  }
}
