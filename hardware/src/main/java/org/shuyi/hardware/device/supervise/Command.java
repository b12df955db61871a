package org.shuyi.hardware.device.supervise;

import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** Something to do on a device's wire, once, on the device's own thread. */
@FunctionalInterface
public interface Command<T> {
  /**
   * Must end by itself: give every read a time-out.
   *
   * @return the answer; a refusal by the device is an answer too
   * @throws LinkException if the wire is no good; it is then opened again
   */
  T run(Link link) throws LinkException;
}
