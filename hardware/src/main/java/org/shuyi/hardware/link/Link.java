package org.shuyi.hardware.link;

import java.time.Duration;

/**
 * An open wire. Not thread-safe: one thread owns it. Bytes are not framed here; a framer above
 * makes frames.
 */
public interface Link extends AutoCloseable {
  /**
   * Writes all bytes.
   *
   * @throws LinkException of kind GONE if the far end is not there any more, CLOSED after {@link
   *     #close()}, TIMED_OUT if the far end does not take the bytes
   */
  void write(byte[] bytes) throws LinkException;

  /**
   * Waits until at least one byte is there or the time is over.
   *
   * @param into filled from 0
   * @param timeout how long to wait, 1 ms to 60 s
   * @return the number of bytes read; 0 if the time passed without any
   * @throws LinkException of kind GONE or CLOSED
   */
  int read(byte[] into, Duration timeout) throws LinkException;

  /** Throws away what has come in and was not read, as before a new command. */
  void discardInput() throws LinkException;

  @Override
  void close();
}
