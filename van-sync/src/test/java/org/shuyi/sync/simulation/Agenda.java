package org.shuyi.sync.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Time, what is going to happen, and the story of what happened. One thread. */
final class Agenda {
  static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

  /** Something that happens. */
  interface Event {
    void happen() throws Exception;
  }

  private record Entry(long at, long order, Event event) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private final List<Line> story = new ArrayList<>();
  private long now;
  private long order;

  /** Milliseconds since the world began. */
  long now() {
    return now;
  }

  Instant instant() {
    return START.plusMillis(now);
  }

  void after(long millis, Event event) {
    entries.add(new Entry(now + millis, order++, event));
  }

  void tell(String what) {
    story.add(new Line(now, what));
  }

  List<Line> story() {
    return List.copyOf(story);
  }

  /** Something that happened. */
  record Line(long at, String what) {
    @Override
    public String toString() {
      Duration since = Duration.ofMillis(at);
      return "%dd %02d:%02d:%02d.%03d  %s"
          .formatted(
              since.toDaysPart(),
              since.toHoursPart(),
              since.toMinutesPart(),
              since.toSecondsPart(),
              since.toMillisPart(),
              what);
    }
  }

  /** Lets the world run up to a moment. */
  void runUntil(long end) throws Exception {
    while (!entries.isEmpty() && entries.peek().at() <= end) {
      Entry next = entries.remove();
      now = Math.max(now, next.at());
      next.event().happen();
    }
    now = end;
  }
}
