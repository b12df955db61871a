package org.shuyi.hardware.watchdog.linux;

import java.time.Duration;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkOpener;

/** Says 'V' before it closes: the magic close. */
record DisarmingLink(Link link) implements Link {
  private static final byte[] MAGIC = {'V'};

  static LinkOpener around(LinkOpener opener) {
    return () -> new DisarmingLink(opener.open());
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    link.write(bytes);
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    return link.read(into, timeout);
  }

  @Override
  public void discardInput() throws LinkException {
    link.discardInput();
  }

  @Override
  public void close() {
    try (link) {
      link.write(MAGIC);
    } catch (LinkException e) {
      // It does not hear: then it restarts the machine, which is what it is for.
    }
  }
}
