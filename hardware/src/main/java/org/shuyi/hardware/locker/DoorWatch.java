package org.shuyi.hardware.locker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The closed loop of one door, as a pure function: commanded, opened, closed; stuck, left open,
 * forced. A door is believed to have changed when two looks in a row say so: contacts bounce, and a
 * check sum of one byte lets some noise through.
 *
 * @param phase that the door is in
 * @param doubted whether the last look spoke against the phase
 */
public record DoorWatch(Phase phase, boolean doubted) {
  /** A door that was never looked at. */
  public static final DoorWatch NEW = new DoorWatch(new Phase.Unseen(), false);

  /** How a door stands, and since when as far as that matters. */
  public sealed interface Phase {
    /** Nothing is known. */
    record Unseen() implements Phase {}

    record Closed() implements Phase {}

    /** Closed, and told to open. */
    record Commanded() implements Phase {}

    /**
     * @param told whether it was said that it is left open
     */
    record Open(Instant since, boolean told) implements Phase {}
  }

  /** What happens to a door. */
  public sealed interface Event {
    /** A pulse is about to be given. */
    record Told() implements Event {}

    /** The contact was looked at. */
    record Seen(DoorState state) implements Event {}

    /** The time in which it should have opened is over. */
    record GivenUp() implements Event {}

    /** Nobody can look any more. */
    record Lost() implements Event {}
  }

  /** What there is to say of it. */
  public enum News {
    FOUND_OPEN,
    OPENED,
    CLOSED,
    STUCK,
    LEFT_OPEN,
    FORCED
  }

  /**
   * Where an event leads.
   *
   * @param news at most one thing to say
   */
  public record Step(DoorWatch next, Optional<News> news) {}

  /**
   * What an event makes of the door.
   *
   * @param now of a time that is never set
   * @param longest a door may stand open before that is said
   */
  public Step on(Event event, Instant now, Duration longest) {
    return switch (event) {
      case Event.Lost() -> quietly(new Phase.Unseen());
      case Event.Told() -> phase instanceof Phase.Open ? same() : quietly(new Phase.Commanded());
      case Event.GivenUp() ->
          phase instanceof Phase.Commanded ? loudly(new Phase.Closed(), News.STUCK) : same();
      case Event.Seen(DoorState state) -> seen(state, now, longest);
    };
  }

  /** True if the door is believed to be open. */
  public boolean open() {
    return phase instanceof Phase.Open;
  }

  private Step seen(DoorState state, Instant now, Duration longest) {
    if (!speaksAgainst(state)) {
      return settled(now, longest);
    }
    return doubted ? changed(now) : new Step(new DoorWatch(phase, true), Optional.empty());
  }

  /** A door that was never looked at counts as closed until two looks say otherwise. */
  private boolean speaksAgainst(DoorState state) {
    return (state == DoorState.OPEN) != open();
  }

  private Step changed(Instant now) {
    Phase opened = new Phase.Open(now, false);
    return switch (phase) {
      case Phase.Open ignored -> loudly(new Phase.Closed(), News.CLOSED);
      case Phase.Unseen() -> loudly(opened, News.FOUND_OPEN);
      case Phase.Commanded() -> loudly(opened, News.OPENED);
      case Phase.Closed() -> loudly(opened, News.FORCED);
    };
  }

  private Step settled(Instant now, Duration longest) {
    return switch (phase) {
      case Phase.Unseen() -> quietly(new Phase.Closed());
      case Phase.Open(Instant since, boolean told)
          when !told && Duration.between(since, now).compareTo(longest) > 0 ->
          loudly(new Phase.Open(since, true), News.LEFT_OPEN);
      default -> quietly(phase);
    };
  }

  private Step same() {
    return new Step(this, Optional.empty());
  }

  private static Step quietly(Phase phase) {
    return new Step(new DoorWatch(phase, false), Optional.empty());
  }

  private static Step loudly(Phase phase, News news) {
    return new Step(new DoorWatch(phase, false), Optional.of(news));
  }
}
