package org.shuyi.hardware.link.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * A program's standard input and output; its errors go where this program's go. The program has to
 * end when its input ends.
 */
public final class ProcessLink implements Link {
  /** A pipe can't be waited on with a deadline; this is short beside any answer. */
  private static final long GLANCE_NANOS = 500_000;

  /** A pipe holds 64 KiB. */
  private static final int DISCARDS = 256;

  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final Process process;
  private final InputStream answers;
  private final IntFunction<LinkException> ended;
  private boolean closed;

  private ProcessLink(Process process, IntFunction<LinkException> ended) {
    this.process = process;
    this.answers = process.getInputStream();
    this.ended = ended;
  }

  /**
   * Starts the program.
   *
   * @param ended what its exit status means
   * @throws LinkException of kind NOT_FOUND if there is no such program
   */
  public static ProcessLink open(List<String> command, IntFunction<LinkException> ended)
      throws LinkException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new ProcessLink(process, ended);
    } catch (IOException e) {
      throw new LinkException(Kind.NOT_FOUND, command.getFirst() + " does not start", e);
    }
  }

  /** Its number, for a technician. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOpen();
    try {
      process.getOutputStream().write(bytes);
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw gone();
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOpen();
    long end = System.nanoTime() + timeout.toNanos();
    while (available() == 0) {
      if (!process.isAlive() && available() == 0) {
        throw gone();
      }
      if (System.nanoTime() >= end) {
        return 0;
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return take(into);
  }

  private int available() throws LinkException {
    try {
      return answers.available();
    } catch (IOException e) {
      throw gone();
    }
  }

  private int take(byte[] into) throws LinkException {
    try {
      return answers.read(into, 0, Math.min(into.length, answers.available()));
    } catch (IOException e) {
      throw gone();
    }
  }

  @Override
  public void discardInput() throws LinkException {
    requireOpen();
    byte[] rubbish = new byte[256];
    for (int i = 0; i < DISCARDS && available() > 0; i++) {
      take(rubbish);
    }
  }

  /** A pipe breaks a moment before the process has ended. */
  private LinkException gone() {
    return ends(A_MOMENT)
        ? ended.apply(process.exitValue())
        : new LinkException(Kind.GONE, "program " + process.pid() + " closed its pipe");
  }

  private boolean ends(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return !process.isAlive();
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(Kind.CLOSED, "the pipe to program " + process.pid() + " was closed");
    }
  }

  /** Ends the program's input and waits for it to end; one that does not is killed. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It reads no more: then it is on its way out, or is killed below.
    }
    if (!ends(LAST_WORDS)) {
      process.destroyForcibly();
    }
  }
}
