package org.shuyi.sync.centre.store;

import static org.shuyi.sync.centre.store.Rows.text;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Subject;

/**
 * What staff do with cases. Only the lane of an item or a person asks the library system and
 * records what became of an act in it; here such an act is only put back into its lane. Everything
 * here runs inside a transaction.
 */
final class CaseSteps {
  private static final Set<String> IN_LANES =
      Set.of("LOAN", "RETURN", "RENEWAL", "CARD_ISSUED", "CARD_REPORTED_LOST");

  private final Transaction tx;
  private final ReviewRows cases;
  private final LaneRows lanes;
  private final ActRows acts;

  CaseSteps(Transaction tx) {
    this.tx = tx;
    this.cases = new ReviewRows(tx);
    this.lanes = new LaneRows(tx);
    this.acts = new ActRows(tx);
  }

  Optional<ReviewCase.Verdict> take(
      ActId id, Step step, Function<ReviewEntry, List<Action>> allowed, Instant at)
      throws SQLException {
    Optional<ReviewEntry> before = cases.entry(id);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    ReviewCase.Verdict verdict = before.get().now().after(step, allowed.apply(before.get()));
    if (verdict instanceof ReviewCase.Verdict.Next(var next)) {
      take(before.get(), step, next, at);
    }
    return Optional.of(verdict);
  }

  private void take(ReviewEntry before, Step step, ReviewCase next, Instant at)
      throws SQLException {
    String item = lane(before);
    boolean moves = next.state() == CaseState.ORDERED || next.state() == CaseState.UNDONE;
    if (item != null && moves) {
      // The lane first, as its worker does: two that wait for each other would wait for ever.
      lanes.queueNow(item, at);
    }
    cases.save(before, next);
    cases.enter(before.act(), at, step.by().value(), what(step), next, step.note());
    if (next.state() == CaseState.ORDERED) {
      order(before, next, at);
    } else if (next.state() == CaseState.UNDONE && before.now().state() != CaseState.UNDONE) {
      undo(before, at);
    }
    if (item != null && moves) {
      lanes.follow(Subject.of(item), at);
    }
  }

  private static @Nullable String lane(ReviewEntry entry) {
    return IN_LANES.contains(entry.kind()) ? entry.item() : null;
  }

  private static String what(Step step) {
    return step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void order(ReviewEntry before, ReviewCase next, Instant at) throws SQLException {
    Action action = next.action();
    if (action == null) {
      throw new IllegalStateException("an order without an action");
    }
    if (lane(before) == null) {
      acts.record(before.act(), action.outcome(), action.rule(), at, "REVIEW");
    } else {
      tx.update(
          "UPDATE act SET state = 'WAITING', attempted ="
              + " CASE WHEN state = 'WAITING' THEN attempted ELSE 0 END WHERE act_id = ?",
          text(before.act()));
    }
  }

  private void undo(ReviewEntry before, Instant at) throws SQLException {
    Action was = before.now().action();
    if (was == Action.HISTORY || was == Action.BY_HAND) {
      undoOutcome(before, at);
    }
    if (!before.doubt()) {
      tx.update("UPDATE act SET state = 'REVIEW' WHERE act_id = ?", text(before.act()));
    }
  }

  private void undoOutcome(ReviewEntry before, Instant at) throws SQLException {
    if (before.now().state() == CaseState.DONE) {
      Outcome outcome =
          new Outcome.Refused(List.of(RefusalReason.OTHER), "staff: to be decided again");
      acts.write(before.act(), outcome, "STAFF_UNDO", at, "REVIEW");
    }
  }
}
