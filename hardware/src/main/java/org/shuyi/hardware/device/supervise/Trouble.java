package org.shuyi.hardware.device.supervise;

import java.util.Objects;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.link.LinkException;

/** What a failure says about the device: the one place where failures become conditions. */
final class Trouble {
  private Trouble() {}

  static Absent of(LinkException failure) {
    return new Absent(reason(failure.kind()), Objects.toString(failure.getMessage()));
  }

  /** A driver that stumbles over bytes it did not expect is as good as garbled bytes. */
  static Absent of(Throwable failure) {
    return new Absent(
        Reason.GARBLED, "The driver failed on what the device sent: " + failure + "; see the log.");
  }

  private static Reason reason(LinkException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> Reason.NOT_FOUND;
      case NO_PERMISSION -> Reason.NO_PERMISSION;
      case IN_USE -> Reason.IN_USE;
      case TIMED_OUT -> Reason.NO_ANSWER;
      case GONE, CLOSED -> Reason.UNPLUGGED;
      case GARBLED -> Reason.GARBLED;
    };
  }
}
