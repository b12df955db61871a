package org.shuyi.kiosk.flow;

/**
 * What is around the machine, as far as sensors tell.
 *
 * @param caseOpen somebody works inside
 * @param chute whether books can be put into it
 * @param keyTurned a technician's key
 */
public record Around(
    Power power, boolean caseOpen, Presence presence, Chute chute, boolean keyTurned) {
  /** With mains, closed, and nobody known to be there or not. */
  public static final Around CALM = new Around(Power.MAINS, false, Presence.UNKNOWN);

  /** A machine without a return chute. */
  public Around(Power power, boolean caseOpen, Presence presence) {
    this(power, caseOpen, presence, Chute.NONE);
  }

  /** A machine without a key switch. */
  public Around(Power power, boolean caseOpen, Presence presence, Chute chute) {
    this(power, caseOpen, presence, chute, false);
  }

  /** What the return chute can do. */
  public enum Chute {
    /** There is none. */
    NONE,
    READY,
    /** One bin or several are full, and closed. */
    BIN_FULL,
    /** All are. */
    FULL,
    /** It does not answer, its flap stands open, or a book is stuck in it. */
    OUT_OF_ORDER;

    /** Whether a book can be put into it. */
    public boolean takes() {
      return this == READY || this == BIN_FULL;
    }
  }

  /** Where the current comes from. */
  public enum Power {
    MAINS,
    /** What was begun is ended; only books are still taken back. */
    BATTERY,
    /** Nothing is begun any more, and the machine stops when whoever is here has left. */
    BATTERY_LOW
  }

  /** Whether anybody stands before the machine. */
  public enum Presence {
    /** There is no sensor, or it does not answer. */
    UNKNOWN,
    SOMEBODY,
    /** Nobody for a while. */
    NOBODY
  }

  /** Something new may be begun. */
  boolean serves() {
    return power == Power.MAINS && !caseOpen;
  }

  /** Somebody with a key is here. */
  boolean attended() {
    return caseOpen || keyTurned;
  }

  /** A book can be taken back. */
  boolean takesBack() {
    return power != Power.BATTERY_LOW && !caseOpen;
  }

  /** Whoever was here has gone since. */
  boolean left(Around before) {
    return presence == Presence.NOBODY && before.presence == Presence.SOMEBODY;
  }

  /** The battery has come near its end since. */
  boolean failed(Around before) {
    return power == Power.BATTERY_LOW && before.power != Power.BATTERY_LOW;
  }
}
