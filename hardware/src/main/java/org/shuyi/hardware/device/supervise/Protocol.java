package org.shuyi.hardware.device.supervise;

import java.time.Duration;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/**
 * The driver's part of a supervised device. Every method is called on the device's own thread, one
 * at a time, so it may keep state without locks. The link is the caller's: don't keep it, don't
 * close it. A {@link LinkException} from any method means that the wire is no good: it is closed
 * and opened again after a pause.
 */
public interface Protocol {
  /** One turn at most every 20 ms, so that a turn that returns at once does not burn a core. */
  Duration USUAL_PACE = Duration.ofMillis(20);

  /**
   * Makes sure by a real round trip that the right device answers; called after every opening and
   * for every check. Should end within 1 s.
   *
   * @return the condition the device shows; an absent one does not close the wire
   */
  Condition greet(Link link) throws LinkException;

  /**
   * One bounded turn between commands: polls, or reads what the device sends of its own accord. At
   * most about 200 ms, because a command waits for its end.
   *
   * @return the condition the device shows
   */
  Condition turn(Link link) throws LinkException;

  /** The wire is closed: half a frame or a cached answer is worth nothing any more. */
  void lost();

  /**
   * The least time from the start of one turn to the start of the next, asked before every turn. A
   * command never waits for it. A printer polled once a second answers one second.
   */
  default Duration pace() {
    return USUAL_PACE;
  }

  /** What the device said of itself in the last greeting. */
  default Identity identity() {
    return Identity.UNKNOWN;
  }

  /**
   * What the bytes of a greeting mean, for a technician who reads the wire. Asked again when more
   * of an answer comes. Never says what could be a person's.
   *
   * @param sent true from the station to the device
   * @param bytes all that went in one direction until now
   * @return one English sentence; empty if nothing can be said
   */
  default String explain(boolean sent, byte[] bytes) {
    return "";
  }

  /** Whether the device may send a person's number of its own accord: its bytes are not shown. */
  default boolean sendsPersonalData() {
    return false;
  }
}
