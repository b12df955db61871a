package org.shuyi.hardware.virtual;

import java.time.Duration;

/** What can go wrong between a virtual RFID reader and its driver. */
public sealed interface FeigFault {
  /** The command is carried out, but nothing comes back. */
  record NoAnswer() implements FeigFault {}

  /** The answer comes after this time. */
  record LateAnswer(Duration delay) implements FeigFault {}

  /** The answer's check sum is wrong. */
  record BadCrc() implements FeigFault {}

  /** The second half of the answer is missing. */
  record Truncated() implements FeigFault {}

  /** Bytes that are no frame come before the answer. */
  record NoiseBefore() implements FeigFault {}

  /** The command is not carried out and answered with this status, 0 to 255. */
  record Refused(int status) implements FeigFault {}

  /**
   * The tag to which the command goes is taken off the pad.
   *
   * @param afterwards true if the tag has done what it was told before it left
   */
  record TagLeaves(boolean afterwards) implements FeigFault {}

  /** The cable is pulled instead of an answer. */
  record Unplugged() implements FeigFault {}
}
