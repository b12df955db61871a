package org.shuyi.sync.centre.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Outcome;

/**
 * A case: an act that the centre did not settle by itself. A value; what follows is decided here
 * and nowhere else.
 *
 * @param owner who has it, or had it last; null for nobody
 * @param action proposed, ordered or done, by {@code state}; null for none
 * @param endable the act is a loan and the last that is known of its item: it can be ended again
 * @param asked the library system was asked for the act, and what came of it is not known yet
 */
public record ReviewCase(
    CaseState state,
    @Nullable StaffId owner,
    @Nullable Action action,
    boolean endable,
    boolean asked) {

  /** What comes of a step. */
  public sealed interface Verdict {
    /** It is so from now on. */
    record Next(ReviewCase next) implements Verdict {}

    /** It can't be done, for this reason. */
    record No(String why) implements Verdict {}
  }

  /** A new case, or one about which something new is known: nobody has it. */
  public static ReviewCase opened(boolean endable) {
    return new ReviewCase(CaseState.OPEN, null, null, endable, false);
  }

  /**
   * What a step makes of it.
   *
   * @param allowed what can be done about this act now
   */
  public Verdict after(Step step, List<Action> allowed) {
    return switch (step) {
      case Step.Take take -> after(take);
      case Step.Propose propose -> after(propose, allowed);
      case Step.Do order -> after(order, allowed);
      case Step.Undo undo -> after(undo);
    };
  }

  private Verdict after(Step.Take take) {
    if (!state.isOpen()) {
      return notOpen();
    }
    StaffId has = state == CaseState.TAKEN ? owner : null;
    return has == null || has.equals(take.by()) || has.equals(take.from())
        ? next(CaseState.TAKEN, take.by(), action)
        : taken(has);
  }

  private Verdict after(Step.Propose propose, List<Action> allowed) {
    if (!state.isOpen()) {
      return notOpen();
    }
    return allowed.contains(propose.action())
        ? next(state, owner, propose.action())
        : notOffered(propose.action(), allowed);
  }

  private Verdict after(Step.Do order, List<Action> allowed) {
    if (!state.isOpen()) {
      return notOpen();
    }
    if (state == CaseState.TAKEN && !order.by().equals(owner)) {
      return taken(owner);
    }
    if (!allowed.contains(order.action())) {
      return notOffered(order.action(), allowed);
    }
    return order.action().needsNote() && order.note().isBlank()
        ? new Verdict.No("it needs a note: why")
        : next(CaseState.ORDERED, order.by(), order.action());
  }

  private Verdict after(Step.Undo undo) {
    return switch (state) {
      case OPEN, TAKEN, UNDONE -> new Verdict.No("nothing is decided yet");
      case CLOSED -> new Verdict.No("it settled without staff");
      case ORDERED ->
          asked || action == Action.TAKE_BACK
              ? new Verdict.No("the library system is being asked: wait for what it says")
              : next(CaseState.UNDONE, undo.by(), null);
      case DONE -> undone(undo);
    };
  }

  private Verdict undone(Step.Undo undo) {
    if (action == null || action.onPaper()) {
      return next(CaseState.UNDONE, undo.by(), null);
    }
    return action == Action.APPLY && endable
        ? next(CaseState.ORDERED, undo.by(), Action.TAKE_BACK)
        : new Verdict.No(
            "it went through the library system, which takes back neither a return (the loan would"
                + " begin anew) nor a renewal, and no loan after which something was done: only its"
                + " own desk can make up for it");
  }

  /** What an outcome makes of it, which the centre found out, by itself or as ordered. */
  public ReviewCase after(Outcome outcome) {
    boolean done = !(outcome instanceof Outcome.Refused || outcome instanceof Outcome.Unknown);
    return switch (state) {
      case ORDERED -> answered(outcome, done);
      case TAKEN, UNDONE -> done ? with(CaseState.CLOSED, owner, null) : this;
      case OPEN, CLOSED -> done ? with(CaseState.CLOSED, null, null) : opened(endable);
      case DONE -> done ? this : opened(endable);
    };
  }

  private ReviewCase answered(Outcome outcome, boolean done) {
    boolean refused = outcome instanceof Outcome.Refused;
    if (action == Action.TAKE_BACK && refused) {
      return with(CaseState.UNDONE, owner, null);
    }
    return done || action == Action.DROP && refused
        ? with(CaseState.DONE, owner, action)
        : with(CaseState.TAKEN, owner, null);
  }

  private Verdict next(CaseState to, @Nullable StaffId by, @Nullable Action what) {
    return new Verdict.Next(with(to, by, what));
  }

  private ReviewCase with(CaseState to, @Nullable StaffId by, @Nullable Action what) {
    return new ReviewCase(to, by, what, endable, asked);
  }

  private Verdict notOpen() {
    return switch (state) {
      case ORDERED -> new Verdict.No("it is decided, and about to be done");
      case DONE -> new Verdict.No("it is done; undo it first");
      case CLOSED -> new Verdict.No("it settled without staff");
      case OPEN, TAKEN, UNDONE -> throw new IllegalStateException(state + " is open");
    };
  }

  private static Verdict taken(@Nullable StaffId has) {
    return new Verdict.No("it is taken by " + has);
  }

  private static Verdict notOffered(Action action, List<Action> allowed) {
    return new Verdict.No(
        action.key()
            + " is not offered here; offered: "
            + String.join(", ", allowed.stream().map(Action::key).toList()));
  }
}
