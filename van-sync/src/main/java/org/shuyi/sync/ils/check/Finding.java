package org.shuyi.sync.ils.check;

import org.shuyi.sync.ils.Capability;

/**
 * One step of a check.
 *
 * @param step a capability by its key, or what was tried in a few words
 * @param expected by the table, or by anybody
 * @param seen what the library system did; names no patron
 * @param ok whether the centre may go by the table
 */
public record Finding(String step, String expected, String seen, boolean ok) {
  static final String YES = "yes";
  static final String NO = "no";
  static final String NOT_VISIBLE = "can't be seen";

  static Finding of(Capability capability, boolean said, boolean seen) {
    return new Finding(
        capability.key(), expected(capability, said), seen ? YES : NO, capability.safe(said, seen));
  }

  static Finding notVisible(Capability capability, boolean said) {
    return new Finding(capability.key(), expected(capability, said), NOT_VISIBLE, true);
  }

  private static String expected(Capability capability, boolean said) {
    if (capability.promise()) {
      return said ? YES : "not needed";
    }
    return said ? "may be" : NO;
  }
}
