package org.shuyi.sync.centre.store;

import java.io.IOException;
import java.sql.SQLException;

/** The centre's database did not do what was asked; the transaction is undone as a whole. */
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1L;

  /** In which way it failed. */
  public enum Kind {
    DISK_FULL("make room on the database's disk"),
    READ_ONLY("give the centre's user the right to write, and the address of the primary server"),
    CORRUPT("stop the centre, keep the database as it is, and restore a backup"),
    /** Another centre has the file. */
    IN_USE("a centre is running on it: stop that one first"),
    /** Made by a newer version of this program. */
    TOO_NEW("install the newer program again"),
    /** The server is not there, or went away; whether the last transaction counts is not known. */
    UNREACHABLE("see whether the database server runs and can be reached from here"),
    /** The server does not know this user or password. */
    DENIED("see the user and the password file in the centre's configuration"),
    /** Others held what was needed, again and again. */
    BUSY("if this comes often, see what else works in this database"),
    /** Another centre has taken over this item; what was to be recorded is not. */
    LEASE_LOST("the other one goes on with it"),
    OTHER("");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }
  }

  private final Kind kind;

  StoreException(Kind kind, String message) {
    super(advised(kind, message));
    this.kind = kind;
  }

  StoreException(Kind kind, String what, SQLException cause) {
    super(advised(kind, what + ": " + cause.getMessage()), cause);
    this.kind = kind;
  }

  private static String advised(Kind kind, String message) {
    return kind.advice.isEmpty() ? message : message + "; " + kind.advice;
  }

  public Kind kind() {
    return kind;
  }
}
