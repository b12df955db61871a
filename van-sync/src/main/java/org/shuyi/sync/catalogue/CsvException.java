package org.shuyi.sync.catalogue;

import java.io.IOException;

/** An export that is not used. Names file, line and column, and never quotes a card number. */
public final class CsvException extends IOException {
  private static final long serialVersionUID = 1L;

  CsvException(String where, String what) {
    super(where + ": " + what);
  }
}
