package org.shuyi.hardware.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.Handover.Event;
import org.shuyi.hardware.locker.Handover.Result;

class HandoverTest {
  private static final DeviceId ID = new DeviceId("doors");
  private static final Set<String> BOOK = Set.of("E0040100000001");
  private static final Set<String> OTHER = Set.of("E0040100000002");
  private static final Event ANSWERED = new Event.Answered(new Opening.Opened(1));
  private static final Event OPENED = new Event.Door(new DoorEvent.Opened(ID, 1));
  private static final Event CLOSED = new Event.Door(new DoorEvent.Closed(ID, 1));
  private static final Event LEFT_OPEN =
      new Event.Door(new DoorEvent.LeftOpen(ID, 1, Duration.ofMinutes(1)));
  private static final Event STUCK = new Event.Answered(new Opening.Stuck(1));
  private static final Event UNKNOWN =
      new Event.Answered(new Opening.Unknown(1, Condition.NOT_STARTED));
  private static final Event NOTHING_LIES = new Event.Lies(Set.of());
  private static final Event BOOK_LIES = new Event.Lies(BOOK);
  private static final Event LOST = new Event.Lost();

  private static Optional<Result> after(Handover visit, Event... events) {
    Handover now = visit;
    for (Event event : events) {
      now = now.on(event).next();
    }
    return now.result();
  }

  private static Optional<Result> pickUp(Event... events) {
    return after(Handover.pickUp(BOOK), events);
  }

  @Test
  void commandedOpenedTagGoneClosed() {
    assertThat(pickUp(OPENED, ANSWERED, NOTHING_LIES)).isEmpty();
    assertThat(pickUp(OPENED, ANSWERED, NOTHING_LIES, CLOSED)).isEmpty();
    assertThat(pickUp(OPENED, ANSWERED, CLOSED, NOTHING_LIES)).contains(new Result.Done());
    assertThat(pickUp(OPENED, CLOSED, ANSWERED, NOTHING_LIES)).contains(new Result.Done());
    assertThat(after(Handover.putIn(BOOK), ANSWERED, CLOSED, BOOK_LIES))
        .contains(new Result.Done());
  }

  @Test
  void aDoorThatIsClosedWithTheBookInIt() {
    assertThat(pickUp(ANSWERED, CLOSED, BOOK_LIES)).contains(new Result.Nothing());
    assertThat(after(Handover.putIn(BOOK), ANSWERED, CLOSED, NOTHING_LIES))
        .contains(new Result.Nothing());
  }

  @Test
  void theWrongBook() {
    assertThat(pickUp(ANSWERED, CLOSED, new Event.Lies(OTHER)))
        .contains(new Result.Differs(Set.of(), OTHER, Set.of()));
    assertThat(after(Handover.putIn(BOOK), ANSWERED, CLOSED, new Event.Lies(OTHER)))
        .contains(new Result.Differs(BOOK, OTHER, Set.of()));
    Handover two = Handover.pickUp(Set.of("E0040100000001", "E0040100000002"));
    assertThat(after(two, ANSWERED, CLOSED, new Event.Lies(OTHER)))
        .contains(new Result.Differs(Set.of(), Set.of(), OTHER));
  }

  @Test
  void aDoorThatIsOpenedOnceMoreIsLookedIntoOnceMore() {
    Event forced = new Event.Door(new DoorEvent.Forced(ID, 1));
    assertThat(pickUp(ANSWERED, CLOSED, forced, NOTHING_LIES)).isEmpty();
    assertThat(pickUp(ANSWERED, CLOSED, forced, CLOSED, NOTHING_LIES)).contains(new Result.Done());
  }

  @Test
  void aDoorThatDoesNotOpenAndOneThatNobodySees() {
    assertThat(pickUp(STUCK)).contains(new Result.NotOpened(new Opening.Stuck(1)));
    assertThat(pickUp(UNKNOWN)).contains(new Result.Unknown());
    assertThat(pickUp(ANSWERED, LOST, CLOSED, NOTHING_LIES)).contains(new Result.Unknown());
  }

  @Test
  void itIsSaidOnceThatTheDoorIsLeftOpen() {
    Handover open = Handover.pickUp(BOOK).on(ANSWERED).next();
    Handover.Step first = open.on(LEFT_OPEN);
    assertThat(first.leftOpen()).isTrue();
    assertThat(first.next().on(LEFT_OPEN).leftOpen()).isFalse();
    assertThat(after(first.next(), CLOSED, NOTHING_LIES)).contains(new Result.Done());
  }

  @Provide
  Arbitrary<Event> events() {
    return Arbitraries.of(
        ANSWERED, OPENED, CLOSED, LEFT_OPEN, STUCK, UNKNOWN, NOTHING_LIES, BOOK_LIES, LOST);
  }

  /** Whatever comes: it is done only if the door was open, is closed, and the book is gone then. */
  @Property(tries = 2000)
  void doneIsSeenBehindAClosedDoor(@ForAll List<@From("events") Event> events) {
    Handover visit = Handover.pickUp(BOOK);
    boolean everOpen = false;
    boolean closed = false;
    for (Event event : events) {
      Optional<Result> before = visit.result();
      visit = visit.on(event).next();
      if (before.isPresent()) {
        assertThat(visit.result()).isEqualTo(before);
      } else if (visit.result().equals(Optional.of(new Result.Done()))) {
        assertThat(everOpen && closed && event.equals(NOTHING_LIES)).isTrue();
      }
      boolean opens = event.equals(OPENED) || event.equals(LEFT_OPEN);
      everOpen |= opens || event.equals(ANSWERED);
      closed = event.equals(CLOSED) || (closed && !opens);
    }
  }
}
