package org.shuyi.hardware.rfid;

/** Whether a tag rings the gate. */
public enum Security {
  /** The gate rings: the book belongs on the shelf. */
  IN_STOCK,
  /** The gate stays silent: the book may leave. */
  ON_LOAN,
  /** Neither of the values this library uses, or not read. */
  UNKNOWN
}
