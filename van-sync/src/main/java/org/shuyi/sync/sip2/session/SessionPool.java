package org.shuyi.sync.sip2.session;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;

/**
 * A few sessions, shared. A caller beyond their number waits, at most as long as one answer may
 * take. Sessions are made when needed and kept while they work. Safe for several threads.
 */
final class SessionPool implements AutoCloseable {
  /**
   * A session that was silent for longer is asked for its status before anything that changes state
   * goes out on it: a firewall may have forgotten it, and then a request would vanish in doubt.
   */
  private static final Duration CERTAIN_FOR = Duration.ofSeconds(20);

  private final Sip2Settings settings;
  private final String password;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Sip2Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  SessionPool(Sip2Settings settings, String password) {
    this.settings = settings;
    this.password = password;
    this.permits = new Semaphore(settings.connections(), true);
  }

  /** What is done with a session; it must not keep it. */
  @FunctionalInterface
  interface Use<T> {
    T with(Sip2Session session) throws ExchangeException, LibrarySystemException;
  }

  /**
   * Runs {@code use} on a session of its own.
   *
   * @throws ExchangeException what {@code use} throws
   * @throws LibrarySystemException what {@code use} throws, or if there is no session to be had
   */
  <T> T lend(Use<T> use) throws ExchangeException, LibrarySystemException, InterruptedException {
    if (!permits.tryAcquire(settings.answerWithin().toNanos(), TimeUnit.NANOSECONDS)) {
      throw new LibrarySystemException(
          Kind.UNREACHABLE,
          settings.where() + ": all " + settings.connections() + " connections are busy");
    }
    try {
      Sip2Session session = take();
      try {
        return use.with(session);
      } finally {
        giveBack(session);
      }
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    drain();
  }

  private Sip2Session take() throws LibrarySystemException {
    if (closed) {
      throw new LibrarySystemException(Kind.UNREACHABLE, settings.where() + ": closed here");
    }
    for (Sip2Session kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      if (certain(kept)) {
        return kept;
      }
      kept.close();
    }
    return Sip2Session.open(settings, password);
  }

  private static boolean certain(Sip2Session session) {
    if (!session.usable()) {
      return false;
    }
    if (session.idle().compareTo(CERTAIN_FOR) < 0) {
      return true;
    }
    try {
      session.status();
      return true;
    } catch (LibrarySystemException e) {
      return false;
    }
  }

  private void giveBack(Sip2Session session) {
    if (session.open()) {
      idle.addFirst(session);
    } else {
      session.close();
    }
    if (closed) {
      drain();
    }
  }

  private void drain() {
    for (Sip2Session kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      kept.close();
    }
  }
}
