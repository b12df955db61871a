package org.shuyi.hardware.rfid.feig;

/**
 * What came of a command, on a wire that works. A refusal is an answer, not a failure of the wire.
 */
sealed interface Answer<T> {
  record Done<T>(T value) implements Answer<T> {}

  record Refused<T>(Status status) implements Answer<T> {}

  /** A whole frame whose content does not fit the command: a strange tag, or strange firmware. */
  record Unfit<T>(String detail) implements Answer<T> {}
}
