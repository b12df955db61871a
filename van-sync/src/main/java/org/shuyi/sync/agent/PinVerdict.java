package org.shuyi.sync.agent;

import java.time.Instant;

/** Whether a PIN is the right one. */
public sealed interface PinVerdict {
  /** Yes, by the centre or by what this station knows. */
  record Right() implements PinVerdict {}

  /** No. It is counted. */
  record Wrong() implements PinVerdict {}

  /** Too many wrong ones of this card: none is looked at before then. */
  record Locked(Instant until) implements PinVerdict {}

  /** Nobody can tell now: the centre does not answer, and this station knows no PIN of the card. */
  record Unknown() implements PinVerdict {}
}
