package org.shuyi.hardware.dispenser.crt571;

import java.util.Optional;
import org.shuyi.hardware.dispenser.CardMove;
import org.shuyi.hardware.dispenser.CardMove.Cause;
import org.shuyi.hardware.dispenser.DispenserState;
import org.shuyi.hardware.dispenser.DispenserState.Place;
import org.shuyi.hardware.dispenser.DispenserState.Stack;

/**
 * When a card may be moved, and what became of it, judged by the state that was read back. Pure.
 */
enum Course {
  TO_READER(Order.TO_READER, Place.READER) {
    @Override
    Optional<CardMove> beforehand(DispenserState state) {
      if (state.card() != Place.NONE) {
        return failed(
            Cause.CARD_IN_THE_WAY, "A card is at the " + placeOf(state) + " already.", state);
      }
      return state.stack() == Stack.EMPTY
          ? failed(Cause.STACK_EMPTY, "The stack of cards is empty.", state)
          : Optional.empty();
    }
  },
  TO_BEZEL(Order.TO_MOUTH, Place.MOUTH) {
    /** Without a card at the reader it would give out a blank one. */
    @Override
    Optional<CardMove> beforehand(DispenserState state) {
      return switch (state.card()) {
        case READER -> Optional.empty();
        case MOUTH -> Optional.of(new CardMove.Done(state));
        case NONE -> failed(Cause.NO_CARD, "There is no card at the reader.", state);
      };
    }

    /** Some people are quicker than the status. */
    @Override
    boolean mayEndIn(Place place) {
      return place == Place.MOUTH || place == Place.NONE;
    }
  },
  CAPTURE(Order.TO_BIN, Place.NONE) {
    @Override
    Optional<CardMove> beforehand(DispenserState state) {
      if (state.card() == Place.NONE) {
        return failed(Cause.NO_CARD, "There is no card to capture.", state);
      }
      return state.binFull() ? failed(Cause.BIN_FULL, "The bin is full.", state) : Optional.empty();
    }
  };

  private final Order order;
  private final Place goal;

  Course(Order order, Place goal) {
    this.order = order;
    this.goal = goal;
  }

  Order order() {
    return order;
  }

  /**
   * What can be said without moving anything.
   *
   * @return empty if the card may be moved
   */
  abstract Optional<CardMove> beforehand(DispenserState state);

  /** Where the card may be after the dispenser said that it did as told. */
  boolean mayEndIn(Place place) {
    return place == goal;
  }

  /**
   * What became of the card.
   *
   * @param said empty if the dispenser gave no answer
   */
  CardMove afterwards(DispenserState before, Optional<Reply> said, DispenserState after) {
    if (said.isEmpty()) {
      return unanswered(before, after);
    }
    return switch (said.get()) {
      case Reply.Negative no ->
          new CardMove.Failed(no.cause(), "The dispenser says " + no.sentence() + ".", after);
      case Reply.Positive ignored when mayEndIn(after.card()) -> new CardMove.Done(after);
      case Reply.Positive ignored ->
          new CardMove.Failed(
              Cause.REFUSED,
              "The dispenser says that it did '" + order + "', but a card is " + where(after),
              after);
    };
  }

  private CardMove unanswered(DispenserState before, DispenserState after) {
    if (after.card() == before.card()) {
      return new CardMove.Failed(
          Cause.REFUSED, "The dispenser gave no answer to '" + order + "' and did nothing.", after);
    }
    // A card that is gone may be in the bin or in somebody's hand.
    return after.card() == goal && goal != Place.NONE
        ? new CardMove.Done(after)
        : new CardMove.Unknown(
            "The dispenser gave no answer to '" + order + "'; now a card is " + where(after));
  }

  private static Optional<CardMove> failed(Cause cause, String detail, DispenserState state) {
    return Optional.of(new CardMove.Failed(cause, detail, state));
  }

  private static String where(DispenserState state) {
    return state.card() == Place.NONE ? "nowhere to be seen." : "at the " + placeOf(state) + ".";
  }

  private static String placeOf(DispenserState state) {
    return state.card() == Place.MOUTH ? "mouth" : "reader";
  }
}
