package org.shuyi.sync.centre.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: work of several threads that comes while the disk is busy is flushed together, so
 * that one flush serves them all. Each piece of work is still done whole or not at all, and nobody
 * is told before the flush.
 */
final class GroupCommit {
  /** Pieces of work in one flush; further ones are in the next. */
  private static final int MOST = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Piece<?>> waiting = new ConcurrentLinkedQueue<>();
  private final Connection connection;
  private final Transaction transaction;

  /**
   * Takes the connection over.
   *
   * @param connection to SQLite. The driver begins nothing by itself: after a rollback by SQLite it
   *     would go on without a transaction
   * @param transaction on that connection
   */
  GroupCommit(Connection connection, Transaction transaction) {
    this.connection = connection;
    this.transaction = transaction;
  }

  /** Runs work, alone or with others' work, and flushes. */
  <T extends @Nullable Object> T run(Database.Work<T> work) throws SQLException {
    Piece<T> piece = new Piece<>(work);
    waiting.add(piece);
    lock.lock();
    try {
      while (!piece.over) {
        flush(next());
      }
    } finally {
      lock.unlock();
    }
    return piece.result();
  }

  /** For tests: pieces of work that nobody has begun. */
  int waiting() {
    return waiting.size();
  }

  /** For tests: whether a group is at work now. */
  boolean isBusy() {
    return lock.isLocked();
  }

  private List<Piece<?>> next() {
    List<Piece<?>> group = new ArrayList<>();
    for (int i = 0; i < MOST && !waiting.isEmpty(); i++) {
      group.add(waiting.remove());
    }
    return group;
  }

  private void flush(List<Piece<?>> group) {
    try {
      transaction.update("BEGIN");
      if (group.size() == 1) {
        group.getFirst().run(transaction);
      } else {
        for (Piece<?> piece : group) {
          attempt(piece);
        }
      }
      transaction.update("COMMIT");
    } catch (SQLException | RuntimeException | Error e) {
      undo(e);
      group.forEach(piece -> piece.fail(e));
    }
    group.forEach(piece -> piece.over = true);
  }

  /** A piece that fails is undone alone, unless SQLite itself has undone more than that. */
  private void attempt(Piece<?> piece) throws SQLException {
    transaction.update("SAVEPOINT piece");
    try {
      piece.run(transaction);
    } catch (SQLException | RuntimeException | Error e) {
      piece.fail(e);
      transaction.forgetStatements();
      transaction.update("ROLLBACK TO piece");
    }
    transaction.update("RELEASE piece");
  }

  /** SQLite has already undone all by itself after some errors, a full disk among them. */
  private void undo(Throwable cause) {
    transaction.forgetStatements();
    try {
      transaction.update("ROLLBACK");
    } catch (SQLException e) {
      transaction.forgetStatements();
      cause.addSuppressed(e);
    }
  }

  void close() throws SQLException {
    lock.lock();
    try {
      connection.close();
    } finally {
      lock.unlock();
    }
  }

  /** Work of one caller; all but the constructor under the lock. */
  private static final class Piece<T extends @Nullable Object> {
    private final Database.Work<T> work;
    private @Nullable T value;
    private @Nullable Throwable failure;
    private boolean over;

    Piece(Database.Work<T> work) {
      this.work = work;
    }

    void run(Transaction tx) throws SQLException {
      value = tx.run(work);
    }

    /** The first failure counts. */
    void fail(Throwable reason) {
      if (failure == null) {
        failure = reason;
      }
    }

    @SuppressWarnings("NullAway") // the value is there, or null is one of T's
    T result() throws SQLException {
      switch (failure) {
        case null -> {
          return value;
        }
        case SQLException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    }
  }
}
