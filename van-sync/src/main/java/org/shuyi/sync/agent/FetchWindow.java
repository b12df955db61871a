package org.shuyi.sync.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuyi.sync.reference.ContentHash;

/**
 * What is asked for and has not come. It bounds what a broker has to queue for one station: a
 * megabyte, a twentieth of what brokers drop at. What waits there is in the way of answers, which a
 * patron waits for; so where a chunk takes long, fewer are asked for. Times in milliseconds.
 */
final class FetchWindow {
  /** Chunks asked for and not here yet, at most. */
  static final int SIZE = 16;

  private static final int FIRST_SIZE = 2;

  /** A chunk that takes longer had others before it on the line; an answer must come in 2 s. */
  private static final long SLOW = 400;

  /** 16 chunks of some 25 KB need 2 s on a line of 1.6 Mbit/s. */
  private static final long FIRST_PATIENCE = 5_000;

  private static final long LONGEST_PATIENCE = Duration.ofMinutes(2).toMillis();

  private final Map<ContentHash, Long> asked = new LinkedHashMap<>();
  private long patience = FIRST_PATIENCE;
  private int size = FIRST_SIZE;

  /** What of the wanted is to be asked for now. Asks again for what did not come. */
  List<ContentHash> ask(List<ContentHash> wanted, long now) {
    asked.keySet().retainAll(new HashSet<>(wanted));
    if (asked.values().removeIf(at -> now - at >= patience)) {
      patience = Math.min(patience * 2, LONGEST_PATIENCE);
      size = Math.max(1, size / 2);
    }
    // Half a window at a time, so that one message asks for several.
    if (asked.size() > size / 2) {
      return List.of();
    }
    List<ContentHash> fresh = new ArrayList<>();
    for (ContentHash hash : wanted) {
      if (asked.size() < size && asked.putIfAbsent(hash, now) == null) {
        fresh.add(hash);
      }
    }
    return fresh;
  }

  void arrived(ContentHash hash, long now) {
    Long at = asked.remove(hash);
    if (at != null) {
      patience = FIRST_PATIENCE;
      size = now - at > SLOW ? Math.max(1, size / 2) : Math.min(SIZE, size + 1);
    }
  }

  /** The connection is gone, and the answers with it. */
  void forget() {
    asked.clear();
    patience = FIRST_PATIENCE;
    size = FIRST_SIZE;
  }

  /** How long there is nothing to do if nothing comes. */
  long quiet(long now) {
    return asked.values().stream()
        .mapToLong(at -> Math.max(1, at + patience - now))
        .min()
        .orElse(LONGEST_PATIENCE);
  }
}
