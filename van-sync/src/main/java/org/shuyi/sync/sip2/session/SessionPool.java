package org.shuyi.sync.sip2.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few sessions, shared. A caller beyond their number waits, at most as long as one answer may
 * take. Sessions are made when needed and kept while they work. A server that does not serve a
 * further session is believed: for a while the pool makes do with those that it has. Safe for
 * several threads.
 */
final class SessionPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionPool.class);

  private final Sip2Settings settings;
  private final String password;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition placeFreed = lock.newCondition();
  private final Condition shut = lock.newCondition();

  /** The last used first. */
  private final Deque<Kept> idle = new ArrayDeque<>();

  /** Places in use: sessions lent out, being opened or being looked after. */
  private int taken;

  private int served;
  private long servedUntil;
  private boolean closed;

  SessionPool(Sip2Settings settings, String password) {
    this.settings = settings;
    this.password = password;
    this.served = settings.terminals().most();
    this.servedUntil = System.nanoTime();
    Thread.ofVirtual().name("sip2-idle-" + settings.where()).start(this::lookAfterIdleOnes);
  }

  /** A session that nobody uses since then, by {@link System#nanoTime()}. */
  private record Kept(Sip2Session session, long since) {
    boolean unusedFor(Duration time) {
      return System.nanoTime() - since >= time.toNanos();
    }
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
    Sip2Session session = take();
    try {
      return use.with(session);
    } finally {
      giveBack(session);
    }
  }

  /** How many connections the server is believed to serve now. */
  int limit() {
    lock.lock();
    try {
      return believed();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      idle.forEach(kept -> kept.session().close());
      idle.clear();
      placeFreed.signalAll();
      shut.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Sip2Session take() throws LibrarySystemException, InterruptedException {
    long deadline = System.nanoTime() + settings.answerWithin().toNanos();
    while (true) {
      Kept kept = place(deadline);
      if (kept != null && certain(kept.session())) {
        return kept.session();
      }
      Sip2Session fresh = openInPlace();
      if (fresh != null) {
        return fresh;
      }
    }
  }

  /**
   * Waits for a place and takes it.
   *
   * @return the session kept there; null if one has to be opened
   */
  private @Nullable Kept place(long deadline) throws LibrarySystemException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && idle.isEmpty() && taken >= believed()) {
        if (placeFreed.awaitNanos(deadline - System.nanoTime()) <= 0) {
          throw new LibrarySystemException(
              Kind.UNREACHABLE,
              settings.where() + ": all " + believed() + " connections that it serves are busy");
        }
      }
      if (closed) {
        throw new LibrarySystemException(Kind.UNREACHABLE, settings.where() + ": closed here");
      }
      taken++;
      return idle.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  /** A new session in a place that was taken; null, and the place free, if it is not served. */
  private @Nullable Sip2Session openInPlace() throws LibrarySystemException {
    Duration within = others() > 0 ? loginOfAFurtherOne() : settings.answerWithin();
    try {
      return Sip2Session.open(settings, password, within);
    } catch (LibrarySystemException e) {
      if (free() && !Thread.currentThread().isInterrupted()) {
        LOG.warn("{} serves {} of our connections: {}", settings.where(), limit(), e.getMessage());
        return null;
      }
      throw e;
    }
  }

  private Duration loginOfAFurtherOne() {
    Duration login = settings.terminals().loginWithin();
    return login.compareTo(settings.answerWithin()) < 0 ? login : settings.answerWithin();
  }

  private int others() {
    lock.lock();
    try {
      return taken - 1 + idle.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Frees a place in which no session could be opened, and learns from it.
   *
   * @return whether others work, so that waiting for one of them makes sense
   */
  private boolean free() {
    lock.lock();
    try {
      taken--;
      int others = taken + idle.size();
      if (others > 0) {
        served = others;
        servedUntil = System.nanoTime() + settings.terminals().againAfter().toNanos();
      }
      placeFreed.signal();
      return others > 0;
    } finally {
      lock.unlock();
    }
  }

  private int believed() {
    return System.nanoTime() - servedUntil < 0 ? served : settings.terminals().most();
  }

  /**
   * A session that was silent for a while is asked for its status before anything that changes
   * state goes out on it: a firewall may have forgotten it, and then a request would vanish in
   * doubt.
   */
  private boolean certain(Sip2Session session) {
    boolean recent = session.idle().compareTo(settings.terminals().checkedAfter()) < 0;
    if (session.usable() && (recent || answers(session))) {
      return true;
    }
    session.close();
    return false;
  }

  private static boolean answers(Sip2Session session) {
    try {
      session.status();
      return true;
    } catch (LibrarySystemException e) {
      return false;
    }
  }

  private void giveBack(Sip2Session session) {
    giveBack(new Kept(session, System.nanoTime()), idle::addFirst);
  }

  private void giveBack(Kept kept, Consumer<Kept> where) {
    lock.lock();
    try {
      taken--;
      if (kept.session().open() && !closed) {
        where.accept(kept);
      } else {
        kept.session().close();
      }
      placeFreed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Keeps idle sessions known to server and firewall, and leaves the places of unused ones. */
  private void lookAfterIdleOnes() {
    Sip2Settings.Terminals terminals = settings.terminals();
    while (waited(terminals.checkedAfter())) {
      for (Kept old : takeIdle(kept -> kept.unusedFor(terminals.closedAfter()))) {
        old.session().close();
        giveBack(old, idle::addLast);
      }
      for (Kept silent :
          takeIdle(kept -> kept.session().idle().compareTo(terminals.checkedAfter()) >= 0)) {
        certain(silent.session());
        giveBack(silent, idle::addLast);
      }
    }
  }

  private List<Kept> takeIdle(Predicate<Kept> wanted) {
    lock.lock();
    try {
      List<Kept> found = idle.stream().filter(wanted).toList();
      idle.removeAll(found);
      taken += found.size();
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** False when closed. */
  private boolean waited(Duration time) {
    long left = time.toNanos();
    lock.lock();
    try {
      while (!closed && left > 0) {
        left = shut.awaitNanos(left);
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
