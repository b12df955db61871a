package org.shuyi.hardware.virtual;

import java.time.Duration;

/** What can go wrong between any device and its driver. */
public sealed interface WireFault {
  /** The command is carried out, but nothing comes back. */
  record Silence() implements WireFault {}

  /** The answer comes after this time. */
  record Slow(Duration delay) implements WireFault {}

  /** The answer's check sum is wrong; where the protocol has none, its last byte. */
  record WrongChecksum() implements WireFault {}

  /** The second half of the answer is missing. */
  record HalfFrame() implements WireFault {}

  /** The answer comes twice. */
  record Doubled() implements WireFault {}

  /** Bytes that are no frame come before the answer. */
  record Noise() implements WireFault {}

  /** The command is lost on its way. */
  record Deaf() implements WireFault {}

  /** The cable is pulled instead of an answer. */
  record Unplugged() implements WireFault {}
}
