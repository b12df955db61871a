package org.shuyi.hardware.chute;

import java.util.Optional;
import java.util.Set;

/**
 * One book through the chute, as a pure function: flap, reader under the slot, decision, bin. What
 * was decided about a book holds only for the book that lay there when the flap was closed: when it
 * is opened again, it is read again.
 */
public record Return(Phase phase) {
  /** The flap was unlocked. */
  public static final Return BEGUN = new Return(new Phase.Waiting());

  /** Where it is. */
  public sealed interface Phase {
    /** For a book in the slot and a closed flap. */
    record Waiting() implements Phase {}

    /** A book lies behind the closed flap and is being read. */
    record Reading() implements Phase {}

    /** Somebody decides about the tag. */
    record Deciding(String tag) implements Phase {}

    record Taking(String tag, int bin) implements Phase {}

    record Over(Result result) implements Phase {}
  }

  /** What happens. */
  public sealed interface Event {
    /** The flap was closed with something in the slot, or with nothing. */
    record Closed(boolean occupied) implements Event {}

    record FlapOpened() implements Event {}

    /** What the reader sees, settled, since the flap was closed. */
    record Tags(Set<String> tags) implements Event {
      public Tags {
        tags = Set.copyOf(tags);
      }
    }

    /** The reader had its time, or the patron had. */
    record TimeOver() implements Event {}

    /**
     * @param bin empty if the book is not to be taken
     */
    record Decided(String tag, Optional<Integer> bin) implements Event {}

    record Took(Intake intake) implements Event {}
  }

  /** What is to be done then. */
  public sealed interface Effect {
    record None() implements Effect {}

    /** Decide about this book. */
    record Ask(String tag) implements Effect {}

    record Take(int bin) implements Effect {}

    /** Unlock the flap, and say why. */
    record GiveBack(Why why) implements Effect {}
  }

  /** Why a book is given back. */
  public enum Why {
    NO_TAG,
    SEVERAL_TAGS,
    NOT_OURS,
    BIN_FULL,
    STUCK
  }

  /** How it ended. */
  public sealed interface Result {
    record Taken(String tag, int bin) implements Result {}

    record GivenBack(Why why) implements Result {}

    /** The flap was closed over an empty slot, or nobody came. */
    record NothingGiven() implements Result {}

    /** Nobody knows whether the bin has it: ask before it is called returned. */
    record Unknown(String tag) implements Result {}
  }

  /** Where an event leads. */
  public record Step(Return next, Effect effect) {}

  /** How it ended; empty while it has not. */
  public Optional<Result> result() {
    return phase instanceof Phase.Over(Result result) ? Optional.of(result) : Optional.empty();
  }

  /** Total: what does not belong to the phase changes nothing. */
  public Step on(Event event) {
    return switch (phase) {
      case Phase.Waiting() -> waiting(event);
      case Phase.Reading() -> reading(event);
      case Phase.Deciding(String tag) -> deciding(tag, event);
      case Phase.Taking(String tag, int bin) -> taking(tag, bin, event);
      case Phase.Over ignored -> same();
    };
  }

  private Step waiting(Event event) {
    return switch (event) {
      case Event.Closed(boolean occupied) ->
          occupied ? to(new Phase.Reading()) : over(new Result.NothingGiven());
      case Event.TimeOver() -> over(new Result.NothingGiven());
      default -> same();
    };
  }

  private Step reading(Event event) {
    return switch (event) {
      case Event.FlapOpened() -> to(new Phase.Waiting());
      case Event.Tags(Set<String> tags) when tags.size() == 1 -> ask(tags.iterator().next());
      case Event.Tags(Set<String> tags) when tags.size() > 1 -> giveBack(Why.SEVERAL_TAGS);
      case Event.TimeOver() -> giveBack(Why.NO_TAG);
      default -> same();
    };
  }

  private Step deciding(String tag, Event event) {
    return switch (event) {
      case Event.FlapOpened() -> to(new Phase.Waiting());
      case Event.Tags(Set<String> tags) when !tags.equals(Set.of(tag)) -> other(tags);
      case Event.Decided(String decided, Optional<Integer> bin) when decided.equals(tag) ->
          bin.map(to -> take(tag, to)).orElseGet(() -> giveBack(Why.NOT_OURS));
      case Event.TimeOver() -> giveBack(Why.NOT_OURS);
      default -> same();
    };
  }

  /** A second tag came into view, or the first was a stray. */
  private Step other(Set<String> tags) {
    return tags.isEmpty()
        ? to(new Phase.Reading())
        : new Return(new Phase.Reading()).on(new Event.Tags(tags));
  }

  private Step taking(String tag, int bin, Event event) {
    return event instanceof Event.Took(Intake intake) ? took(tag, bin, intake) : same();
  }

  private Step took(String tag, int bin, Intake intake) {
    return switch (intake) {
      case Intake.Taken ignored -> over(new Result.Taken(tag, bin));
      case Intake.Unknown ignored -> over(new Result.Unknown(tag));
      case Intake.FlapOpen ignored -> to(new Phase.Waiting());
      case Intake.Stopped ignored -> to(new Phase.Waiting());
      case Intake.NothingThere ignored -> over(new Result.NothingGiven());
      case Intake.BinFull ignored -> giveBack(Why.BIN_FULL);
      case Intake.NoSuchBin ignored -> giveBack(Why.BIN_FULL);
      case Intake.Stuck ignored -> giveBack(Why.STUCK);
    };
  }

  private static Step ask(String tag) {
    return new Step(new Return(new Phase.Deciding(tag)), new Effect.Ask(tag));
  }

  private static Step take(String tag, int bin) {
    return new Step(new Return(new Phase.Taking(tag, bin)), new Effect.Take(bin));
  }

  private static Step giveBack(Why why) {
    return new Step(
        new Return(new Phase.Over(new Result.GivenBack(why))), new Effect.GiveBack(why));
  }

  private static Step over(Result result) {
    return to(new Phase.Over(result));
  }

  private Step same() {
    return new Step(this, new Effect.None());
  }

  private static Step to(Phase next) {
    return new Step(new Return(next), new Effect.None());
  }
}
