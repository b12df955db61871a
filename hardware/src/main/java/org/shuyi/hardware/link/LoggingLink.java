package org.shuyi.hardware.link;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs how many bytes go over a wire and how it fails, at level debug. Never the bytes: they may be
 * a card number. Who needs them makes a recording, knowingly.
 */
public final class LoggingLink implements Link {
  private static final Logger log = LoggerFactory.getLogger(LoggingLink.class);

  private final String name;
  private final Link link;

  private LoggingLink(String name, Link link) {
    this.name = name;
    this.link = link;
  }

  /**
   * Wraps every wire that an opener opens.
   *
   * @param name what the log calls the wire: the device's name or its address
   */
  public static LinkOpener around(String name, LinkOpener opener) {
    return () -> {
      try {
        Link link = opener.open();
        log.debug("{}: opened", name);
        return new LoggingLink(name, link);
      } catch (LinkException e) {
        throw logged(name, e);
      }
    };
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    try {
      link.write(bytes);
      log.debug("{}: sent {} bytes", name, bytes.length);
    } catch (LinkException e) {
      throw logged(name, e);
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    try {
      int count = link.read(into, timeout);
      if (count > 0) {
        log.debug("{}: received {} bytes", name, count);
      }
      return count;
    } catch (LinkException e) {
      throw logged(name, e);
    }
  }

  @Override
  public void discardInput() throws LinkException {
    try {
      link.discardInput();
    } catch (LinkException e) {
      throw logged(name, e);
    }
  }

  @Override
  public void close() {
    link.close();
    log.debug("{}: closed", name);
  }

  private static LinkException logged(String name, LinkException e) {
    log.debug("{}: {}: {}", name, e.kind(), e.getMessage());
    return e;
  }
}
