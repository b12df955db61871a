package org.shuyi.sync.centre;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.TokenBucket.Colour;
import org.shuyi.sync.centre.TokenBucket.Rate;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a station sends beyond its rate is dropped unread, and one that goes on is banned at the
 * broker for a while, since all that it sends stands before the others' messages there. An honest
 * station waits for the centre's acknowledgement before it sends more acts, so that a batch which
 * brought something new costs nothing: a van comes home as fast as it is stored. Safe for use by
 * several threads.
 */
final class Gate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /**
   * Messages that bring nothing new: heartbeats, questions, what is sent again, and one for each
   * chunk of a download, which are 16 in a second at {@link Fetches}' pace.
   */
  static final Rate MESSAGES = new Rate(500, 50, 500);

  /** Four batches are on the way at once, and sent again after five seconds. */
  static final Rate BYTES =
      new Rate(16L * Limits.BATCH_BYTES, 8L * Limits.BATCH_BYTES, 16L * Limits.BATCH_BYTES);

  /** A station that went mad by mistake is missed for so long, and a flood tries so seldom. */
  static final Duration BANNED_FOR = Duration.ofMinutes(10);

  /** Until the broker is told once more, which may not have heard. */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  /** For so long what was on its way when it was banned may still come. */
  private static final Duration AFTERMATH = Duration.ofSeconds(1);

  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** More than a library has; further ones share what one has. */
  private static final int STATIONS = 4096;

  private final Bans bans;
  private final Runnable connectAnew;
  private final Complaints complaints;
  private final Duration bannedFor;
  private final LongSupplier nanos;
  private final Map<StationId, Visitor> visitors = new HashMap<>();
  private final Visitor others;
  private long swept;
  private final Threads threads = new Threads("gate");

  /**
   * @param connectAnew gives up what waits for the centre at the broker
   * @param bannedFor after this a banned station is let in again
   * @param nanos a monotonic clock
   */
  Gate(
      Bans bans,
      Runnable connectAnew,
      Complaints complaints,
      Duration bannedFor,
      LongSupplier nanos) {
    this.bans = bans;
    this.connectAnew = connectAnew;
    this.complaints = complaints;
    this.bannedFor = bannedFor;
    this.nanos = nanos;
    this.others = new Visitor(nanos.getAsLong());
    this.swept = nanos.getAsLong();
  }

  void start() {
    threads.loop(
        () -> {
          Thread.sleep(GLANCE);
          liftWhatIsOver();
        });
  }

  /** Whether a message is read at all. Never blocks. */
  synchronized boolean admits(StationId from, int bytes) {
    long now = nanos.getAsLong();
    Visitor visitor = visitor(from, now);
    Colour colour = visitor.take(bytes, now);
    if (colour != Colour.GREEN) {
      complain(from, visitor);
    }
    if (colour == Colour.RED) {
      shutOut(from, visitor, now);
    }
    return colour == Colour.GREEN;
  }

  /** What the centre answers to a batch of so many bytes. */
  synchronized void answered(Outcomes answer, int bytes) {
    Visitor visitor = visitor(answer.station(), nanos.getAsLong());
    if (visitor.isBroughtForward(answer)) {
      visitor.giveBack(bytes);
    }
    visitor.answer = answer;
  }

  /** Who is banned now. */
  synchronized List<StationId> banned() {
    return visitors.entrySet().stream()
        .filter(each -> each.getValue().banned != null)
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(StationId::value))
        .toList();
  }

  /**
   * Lets a station in again, as if it were a new one.
   *
   * @return false if it is not banned
   */
  synchronized boolean lift(StationId station) {
    Visitor visitor = visitors.get(station);
    if (visitor == null || visitor.banned == null) {
      return false;
    }
    visitors.remove(station);
    bans.lift(station);
    return true;
  }

  synchronized void liftWhatIsOver() {
    long now = nanos.getAsLong();
    for (StationId station : banned()) {
      if (visitor(station, now).isBanOver(now, bannedFor) && lift(station)) {
        LOG.info("{} is let in at the broker again", station);
      }
    }
  }

  /** Stations that are told apart. */
  synchronized int known() {
    return visitors.size();
  }

  private Visitor visitor(StationId station, long now) {
    if (visitors.size() >= STATIONS && now - swept >= GLANCE.toNanos()) {
      swept = now;
      visitors.values().removeIf(visitor -> visitor.isForgettable(now));
    }
    return visitors.size() >= STATIONS
        ? visitors.getOrDefault(station, others)
        : visitors.computeIfAbsent(station, key -> new Visitor(now));
  }

  private void complain(StationId station, Visitor visitor) {
    complaints.about(
        new Excess(visitor),
        times ->
            LOG.warn(
                "{} sends more than a station sends: dropped {} messages unread; see what is wrong"
                    + " with it",
                station,
                times));
  }

  private void shutOut(StationId station, Visitor visitor, long now) {
    if (visitor.mayBan(now)) {
      ban(station, visitor);
    }
    if (visitor.mayClear(now)) {
      LOG.warn("What {} had sent still stands before the others: connecting anew", station);
      connectAnew.run();
    }
  }

  private void ban(StationId station, Visitor visitor) {
    complaints.about(
        new Ban(visitor),
        times ->
            LOG.error(
                "{} does not stop sending more than a station sends: shut out at the broker for {}",
                station,
                bannedFor));
    bans.ban(station);
  }

  @Override
  public void close() {
    threads.close();
  }

  /** More than its rate. */
  private record Excess(Visitor of) {}

  /** Far more. */
  private record Ban(Visitor of) {}

  private static final class Visitor {
    private final TokenBucket messages;
    private final TokenBucket bytes;

    /** The last one. */
    private @Nullable Outcomes answer;

    private @Nullable Long banned;

    /** When the broker was told last. */
    private long told;

    private boolean cleared;

    Visitor(long now) {
      messages = new TokenBucket(MESSAGES, now);
      bytes = new TokenBucket(BYTES, now);
    }

    Colour take(int size, long now) {
      Colour one = messages.take(1, now);
      Colour other = bytes.take(size, now);
      return one.compareTo(other) > 0 ? one : other;
    }

    void giveBack(int size) {
      messages.giveBack(1);
      bytes.giveBack(size);
    }

    /** A journal that it goes back to brings nothing, however far that one is. */
    boolean isBroughtForward(Outcomes now) {
      return answer != null
          && answer.epoch().equals(now.epoch())
          && answer.acceptedThrough() < now.acceptedThrough();
    }

    boolean mayBan(long now) {
      boolean due = banned == null || now - told >= AGAIN.toNanos();
      banned = banned == null ? Long.valueOf(now) : banned;
      told = due ? now : told;
      return due;
    }

    /** Once, since with a broker that lets it go on it would help for a moment only. */
    boolean mayClear(long now) {
      boolean due = banned != null && !cleared && now - banned >= AFTERMATH.toNanos();
      cleared |= due;
      return due;
    }

    boolean isBanOver(long now, Duration after) {
      return banned != null && now - told >= after.toNanos();
    }

    boolean isForgettable(long now) {
      return banned == null && messages.isFull(now) && bytes.isFull(now);
    }
  }
}
