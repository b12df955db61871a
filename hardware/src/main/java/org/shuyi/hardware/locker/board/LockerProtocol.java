package org.shuyi.hardware.locker.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.locker.DoorWatch.Event;
import org.shuyi.hardware.locker.Opening;

/** Looks at all doors in turn and opens one at a time. Used by the locker's thread only. */
final class LockerProtocol implements Protocol {
  private static final Duration ANSWER = Duration.ofMillis(400);
  private static final Duration PACE = Duration.ofMillis(50);

  /** A bolt that is not drawn by then is stuck. */
  private static final Duration DRAWN = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** With pulses of at most a second the coil is under current a quarter of the time at most. */
  private static final Duration COOLING = Duration.ofSeconds(3);

  private static final int PULSES = 2;

  private final BoardCodec codec;
  private final Cabinet cabinet;
  private final Doors doors;
  private final InstantSource time;
  private final Exchange<byte[]> exchange;
  private final List<Place> rounds;
  private final Map<Integer, Instant> pulsed = new HashMap<>();
  private final TreeSet<Integer> silent = new TreeSet<>();
  private int next;

  LockerProtocol(BoardCodec codec, Cabinet cabinet, Doors doors, InstantSource time) {
    this.codec = codec;
    this.cabinet = cabinet;
    this.doors = doors;
    this.time = time;
    this.exchange = new Exchange<>("the lock board", codec.framer(), time);
    this.rounds = cabinet.rounds(codec.span());
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    for (int board : cabinet.boards()) {
      look(link, new Place(board, 1));
    }
    return condition();
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    look(link, rounds.get(next));
    next = (next + 1) % rounds.size();
    return condition();
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public void lost() {
    silent.clear();
    for (int door = 1; door <= cabinet.doors(); door++) {
      doors.on(door, new Event.Lost(), time.instant());
    }
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return sent ? "How do the doors stand?" : "How they stand.";
  }

  private Condition condition() {
    return silent.isEmpty()
        ? Condition.READY
        : new Degraded(
            Reason.NO_ANSWER,
            "Of the lock boards %s those with address %s give no answer; switches, supply, cable?"
                .formatted(cabinet.boards(), silent));
  }

  /**
   * @throws LinkException if no board answers at all: then it is the wire
   */
  private boolean look(Link link, Place place) throws LinkException {
    try {
      Span span = ask(link, place);
      silent.remove(place.board());
      seen(place.board(), span);
      return true;
    } catch (LinkException e) {
      silence(place.board(), e);
      return false;
    }
  }

  private Span ask(Link link, Place place) throws LinkException {
    return exchange.ask(
        link,
        codec.ask(place),
        "the state of board " + place.board(),
        ANSWER,
        frame -> codec.answer(place, frame));
  }

  private void seen(int board, Span span) {
    Instant now = time.instant();
    for (int i = 0; i < span.states().size(); i++) {
      Place place = new Place(board, span.first() + i);
      if (place.lock() <= cabinet.locks()) {
        doors.on(cabinet.door(place), new Event.Seen(span.states().get(i)), now);
      }
    }
  }

  private void silence(int board, LinkException why) throws LinkException {
    silent.add(board);
    boolean ofTheBoard = why.kind() == Kind.TIMED_OUT || why.kind() == Kind.GARBLED;
    if (!ofTheBoard || silent.size() == cabinet.boards().size()) {
      throw why;
    }
    for (int lock = 1; lock <= cabinet.locks(); lock++) {
      doors.on(cabinet.door(new Place(board, lock)), new Event.Lost(), time.instant());
    }
  }

  /** As {@link org.shuyi.hardware.locker.Locker#open}. */
  Opening open(Link link, int door) throws LinkException {
    Place place = cabinet.place(door);
    boolean answers = look(link, place);
    answers &= look(link, place); // two looks in a row settle how it stands
    if (!answers) {
      return unknown(door, place);
    }
    if (doors.open(door)) {
      return new Opening.StoodOpen(door);
    }
    Duration wait = cooling(door);
    return wait.isPositive() ? new Opening.TooSoon(door, wait) : pulse(link, door, place);
  }

  private static Opening unknown(int door, Place place) {
    return new Opening.Unknown(
        door, new Absent(Reason.NO_ANSWER, "Lock board " + place.board() + " gives no answer."));
  }

  private Duration cooling(int door) {
    Instant last = pulsed.get(door);
    return last == null ? Duration.ZERO : Duration.between(time.instant(), last.plus(COOLING));
  }

  private Opening pulse(Link link, int door, Place place) throws LinkException {
    doors.on(door, new Event.Told(), time.instant());
    for (int pulse = 0; pulse < PULSES; pulse++) {
      pulsed.put(door, time.instant());
      exchange.tell(link, codec.open(place));
      if (opens(link, door, place)) {
        return new Opening.Opened(door);
      }
    }
    doors.on(door, new Event.GivenUp(), time.instant());
    return silent.contains(place.board()) ? unknown(door, place) : new Opening.Stuck(door);
  }

  private boolean opens(Link link, int door, Place place) throws LinkException {
    Instant end = time.instant().plus(DRAWN);
    while (time.instant().isBefore(end)) {
      link.read(new byte[64], BETWEEN_LOOKS);
      look(link, place);
      if (doors.open(door)) {
        return true;
      }
    }
    return false;
  }
}
