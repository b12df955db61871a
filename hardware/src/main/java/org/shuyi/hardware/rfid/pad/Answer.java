package org.shuyi.hardware.rfid.pad;

/**
 * What came of a command, on a wire that works. A refusal is an answer, not a failure of the wire.
 */
public sealed interface Answer<T> {
  record Done<T>(T value) implements Answer<T> {}

  /**
   * It was not done.
   *
   * @param sentence for a technician, with the reader's code, without a full stop
   */
  record Refused<T>(Why why, String sentence) implements Answer<T> {}

  /** Nothing to know but that it was done. */
  record Nothing() {}

  /** In which way a command was refused. */
  enum Why {
    /** The tag was not heard, or not clearly. */
    OUT_OF_REACH,
    /** The tag answered with an error. */
    TAG_REFUSED,
    /** The tag's memory is locked: trying again can't help. */
    LOCKED,
    /** The reader does not do it, or said something that does not fit the command. */
    READER
  }
}
