package org.shuyi.hardware.modbus;

import java.time.Duration;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** A device that is contacts and relays of an {@link IoBoard}: a look at them is its greeting. */
public interface ContactProtocol extends Protocol {
  /** Three looks in a row settle a contact, and a hand is not quicker than that. */
  Duration PACE = Duration.ofMillis(40);

  @Override
  default Condition greet(Link link) throws LinkException {
    return turn(link);
  }

  @Override
  default Duration pace() {
    return PACE;
  }

  @Override
  default String explain(boolean sent, byte[] bytes) {
    return sent ? "Which contacts are made?" : "Those that are.";
  }
}
