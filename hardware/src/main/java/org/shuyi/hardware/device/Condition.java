package org.shuyi.hardware.device;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a device can do right now, and if not everything, why. Only pairs of state and reason that
 * mean something can be made; {@code detail} is one English sentence for a technician, with bytes
 * or a path where they help.
 */
public sealed interface Condition {
  /** The last round trip succeeded. */
  record Ready() implements Condition {
    @Override
    public boolean usable() {
      return true;
    }
  }

  /** It answers, but some of what it is for does not work. */
  record Degraded(Reason reason, String detail) implements Condition {
    private static final Set<Reason> LEGAL =
        EnumSet.of(
            Reason.PAPER_LOW,
            Reason.PAPER_OUT,
            Reason.COVER_OPEN,
            Reason.CUTTER,
            Reason.OVERHEATED,
            Reason.BIN_FULL,
            Reason.GARBLED,
            Reason.REFUSED,
            Reason.NO_ANSWER);

    public Degraded {
      requireLegal(LEGAL, reason, "degraded");
    }

    @Override
    public boolean usable() {
      return reason == Reason.PAPER_LOW || reason == Reason.GARBLED || reason == Reason.NO_ANSWER;
    }
  }

  /** It can't be used at all. */
  record Absent(Reason reason, String detail) implements Condition {
    private static final Set<Reason> LEGAL =
        EnumSet.of(
            Reason.NOT_STARTED,
            Reason.NOT_FOUND,
            Reason.NO_PERMISSION,
            Reason.IN_USE,
            Reason.UNPLUGGED,
            Reason.NO_ANSWER,
            Reason.GARBLED,
            Reason.STOPPED);

    public Absent {
      requireLegal(LEGAL, reason, "absent");
    }

    @Override
    public boolean usable() {
      return false;
    }
  }

  Condition READY = new Ready();
  Condition NOT_STARTED = new Absent(Reason.NOT_STARTED, "The device has not been started yet.");

  /** True if the device can do its work, even if not all of it. */
  boolean usable();

  /** Why a device is not simply ready. */
  enum Reason {
    NOT_STARTED,
    /** No such port, path or host. */
    NOT_FOUND,
    NO_PERMISSION,
    /** Another program holds the port. */
    IN_USE,
    /** It was there and is gone: the far end closed, or the port vanished. */
    UNPLUGGED,
    /** The port opens, but nothing answers in time; if degraded, some of several boards. */
    NO_ANSWER,
    /** Bytes come, but not this protocol: wrong baud rate, parity or device. */
    GARBLED,
    /** The device answered with an error of its own. */
    REFUSED,
    PAPER_LOW,
    PAPER_OUT,
    COVER_OPEN,
    CUTTER,
    OVERHEATED,
    /** Of a chute, every bin. */
    BIN_FULL,
    STOPPED
  }

  private static void requireLegal(Set<Reason> legal, Reason reason, String state) {
    if (!legal.contains(reason)) {
      throw new IllegalArgumentException(
          "a device can't be " + state + " because of " + reason + "; one of " + legal + " can");
    }
  }
}
