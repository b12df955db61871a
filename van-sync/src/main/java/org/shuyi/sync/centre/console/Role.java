package org.shuyi.sync.centre.console;

import java.util.Locale;
import java.util.Set;

/** What an account may do. */
public enum Role {
  /** Sees how stations are and what was counted. */
  VIEWER(Set.of(Right.SEE)),
  /** Decides cases of the review desk. */
  LIBRARIAN(Set.of(Right.SEE, Right.DECIDE)),
  /** Tells stations what to do. */
  TECHNICIAN(Set.of(Right.SEE, Right.COMMAND)),
  ADMINISTRATOR(Set.of(Right.values()));

  /** What can be done here. */
  public enum Right {
    SEE,
    DECIDE,
    COMMAND
  }

  private final Set<Right> rights;

  Role(Set<Right> rights) {
    this.rights = rights;
  }

  boolean may(Right right) {
    return rights.contains(right);
  }

  /** As it stands in a file and on a command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for none of them
   */
  public static Role parse(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "': expected viewer, librarian, technician or administrator");
  }
}
