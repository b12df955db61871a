package org.shuyi.sync.centre;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.shuyi.sync.circulation.StationId;

/**
 * Batches that wait to be stored, a queue for each station, taken in turn: a station that floods
 * the centre fills its own queue and no other's. What finds no room is dropped; its station sends
 * it again. Safe for use by several threads.
 */
final class Intake {
  /** A station has four batches on the way and a heartbeat; the rest is a flood. */
  static final int OF_ONE = 8;

  /** Of all stations together, at most 256 KiB each. */
  static final int OF_ALL = 256;

  @SuppressWarnings("ArrayRecordComponent") // decoded, never compared
  record Arrival(StationId from, byte[] bytes) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();

  /** In the order of their turns; none is empty. */
  private final Map<StationId, Queue<byte[]>> queues = new LinkedHashMap<>();

  private int size;

  /** Never blocks. False if there was no room for it. */
  boolean offer(Arrival arrival) {
    lock.lock();
    try {
      if (waiting(arrival.from()) >= OF_ONE
          || size >= OF_ALL && !makeRoom(waiting(arrival.from()) + 1)) {
        return false;
      }
      queues.computeIfAbsent(arrival.from(), key -> new ArrayDeque<>()).add(arrival.bytes());
      size++;
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next one. */
  Arrival take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queues.isEmpty()) {
        notEmpty.await();
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  private int waiting(StationId station) {
    Queue<byte[]> queue = queues.get(station);
    return queue == null ? 0 : queue.size();
  }

  /** At the cost of the station that has most, if that has more than who comes would have. */
  private boolean makeRoom(int than) {
    Map.Entry<StationId, Queue<byte[]>> longest = null;
    for (Map.Entry<StationId, Queue<byte[]>> each : queues.entrySet()) {
      if (longest == null || each.getValue().size() > longest.getValue().size()) {
        longest = each;
      }
    }
    if (longest == null || longest.getValue().size() <= than) {
      return false;
    }
    longest.getValue().remove();
    size--;
    return true;
  }

  private Arrival next() {
    Map.Entry<StationId, Queue<byte[]>> first = queues.entrySet().iterator().next();
    queues.remove(first.getKey());
    byte[] bytes = first.getValue().remove();
    size--;
    if (!first.getValue().isEmpty()) {
      queues.put(first.getKey(), first.getValue());
    }
    return new Arrival(first.getKey(), bytes);
  }
}
