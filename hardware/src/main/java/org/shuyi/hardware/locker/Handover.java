package org.shuyi.hardware.locker;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One visit to one compartment with a reader in it, as a pure function: commanded, opened, tag gone
 * (or come), closed. Only a closed door and what then lies behind it say what was done; what is
 * seen while the door is open may still change.
 *
 * @param expected the tags that should lie in it afterwards: none after a pick-up
 * @param phase that the visit is in
 */
public record Handover(Set<String> before, Set<String> expected, Phase phase) {
  /** Where a visit is. */
  public sealed interface Phase {
    record Commanded() implements Phase {}

    /**
     * @param told whether it was said that the door is left open
     */
    record Open(boolean told) implements Phase {}

    /** Closed; the reader has not looked since. */
    record Closed() implements Phase {}

    record Over(Result result) implements Phase {}
  }

  /** What happens. */
  public sealed interface Event {
    record Answered(Opening opening) implements Event {}

    record Door(DoorEvent event) implements Event {}

    /** What the reader sees in the compartment, settled. */
    record Lies(Set<String> tags) implements Event {
      public Lies {
        tags = Set.copyOf(tags);
      }
    }

    /** Door or reader can't be seen any more. */
    record Lost() implements Event {}
  }

  /** How it ended. */
  public sealed interface Result {
    /** Exactly what was expected lies there. */
    record Done() implements Result {}

    /** The door was closed again and nothing was taken or given. */
    record Nothing() implements Result {}

    /**
     * Something else lies there than should.
     *
     * @param missing that should lie there
     * @param foreign that nobody expected: the wrong book
     * @param left that were to be taken
     */
    record Differs(Set<String> missing, Set<String> foreign, Set<String> left) implements Result {}

    /** The door did not open; nothing was done. */
    record NotOpened(Opening why) implements Result {}

    /** Nobody knows; look before it is done again. */
    record Unknown() implements Result {}
  }

  /**
   * Where an event leads.
   *
   * @param leftOpen true once, when the patron has to be told to close the door
   */
  public record Step(Handover next, boolean leftOpen) {}

  public Handover {
    before = Set.copyOf(before);
    expected = Set.copyOf(expected);
  }

  /** A door was told to open, for these to be taken out of it. */
  public static Handover pickUp(Set<String> tags) {
    return new Handover(tags, Set.of(), new Phase.Commanded());
  }

  /** An empty compartment was told to open, for these to be laid into it. */
  public static Handover putIn(Set<String> tags) {
    return new Handover(Set.of(), tags, new Phase.Commanded());
  }

  /** How it ended; empty while it has not. */
  public Optional<Result> result() {
    return phase instanceof Phase.Over(Result result) ? Optional.of(result) : Optional.empty();
  }

  /** Total: what does not belong to the phase changes nothing. */
  public Step on(Event event) {
    if (phase instanceof Phase.Over) {
      return to(phase);
    }
    return switch (event) {
      case Event.Lost() -> over(new Result.Unknown());
      case Event.Answered(Opening opening) -> answered(opening);
      case Event.Door(DoorEvent door) -> moved(door);
      case Event.Lies(Set<String> tags) ->
          phase instanceof Phase.Closed ? over(compared(tags)) : to(phase);
    };
  }

  private Step answered(Opening opening) {
    return switch (opening) {
      case Opening.Opened ignored -> opened();
      case Opening.StoodOpen ignored -> opened();
      case Opening.Unknown ignored -> over(new Result.Unknown());
      case Opening.Stuck ignored -> notOpened(opening);
      case Opening.TooSoon ignored -> notOpened(opening);
      case Opening.NoSuchDoor ignored -> notOpened(opening);
    };
  }

  /** The door may be closed again before the command is answered. */
  private Step opened() {
    return phase instanceof Phase.Commanded ? to(new Phase.Open(false)) : to(phase);
  }

  private Step notOpened(Opening opening) {
    return phase instanceof Phase.Commanded ? over(new Result.NotOpened(opening)) : to(phase);
  }

  private Step moved(DoorEvent door) {
    return switch (door) {
      case DoorEvent.Opened ignored -> stands();
      case DoorEvent.FoundOpen ignored -> stands();
      case DoorEvent.Forced ignored -> stands();
      case DoorEvent.Closed ignored ->
          phase instanceof Phase.Open ? to(new Phase.Closed()) : to(phase);
      case DoorEvent.LeftOpen ignored -> leftOpen();
      case DoorEvent.Stuck ignored -> to(phase);
    };
  }

  /** Opened, or opened once more before the reader looked: then what it sees may still change. */
  private Step stands() {
    return phase instanceof Phase.Open ? to(phase) : to(new Phase.Open(false));
  }

  private Step leftOpen() {
    boolean told = phase instanceof Phase.Open(boolean already) && already;
    return new Step(new Handover(before, expected, new Phase.Open(true)), !told);
  }

  private Result compared(Set<String> tags) {
    if (tags.equals(expected)) {
      return new Result.Done();
    }
    if (tags.equals(before)) {
      return new Result.Nothing();
    }
    Set<String> unexpected = without(tags, expected);
    Set<String> foreign = without(unexpected, before);
    return new Result.Differs(without(expected, tags), foreign, without(unexpected, foreign));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private Step over(Result result) {
    return to(new Phase.Over(result));
  }

  private Step to(Phase next) {
    return new Step(new Handover(before, expected, next), false);
  }
}
