package org.shuyi.hardware.device.supervise;

import java.time.Duration;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/**
 * A wire that only the thread that opened it may use. Two threads on one wire mix their frames only
 * now and then, on a busy day; this makes it fail in the first test.
 */
final class ConfinedLink implements Link {
  private final DeviceId device;
  private final Link link;
  private final Thread owner = Thread.currentThread();

  ConfinedLink(DeviceId device, Link link) {
    this.device = device;
    this.link = link;
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOwner();
    link.write(bytes);
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOwner();
    return link.read(into, timeout);
  }

  @Override
  public void discardInput() throws LinkException {
    requireOwner();
    link.discardInput();
  }

  @Override
  public void close() {
    requireOwner();
    link.close();
  }

  private void requireOwner() {
    Thread caller = Thread.currentThread();
    if (!caller.equals(owner)) {
      throw new IllegalStateException(
          "the wire of "
              + device
              + " was used by thread "
              + caller.getName()
              + ": submit a command instead");
    }
  }
}
