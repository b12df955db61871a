package org.shuyi.sync.centre.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.ReviewCase.Verdict;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.centre.store.ItemAct;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.StationId;

/** One case, in memory; what follows from a step is decided by the real {@link ReviewCase}. */
final class ScriptedCases implements Cases {
  static final ActId CASE = new ActId(UUID.fromString("0192f0c1-7a00-7000-8000-000000000042"));
  static final ActId LOST = new ActId(UUID.fromString("0192f0c1-7a00-7000-8000-000000000043"));
  static final String CARD = "210000000042";

  private static final Instant THEN = ScriptedFleet.NOW.minusSeconds(7200);

  private final Map<ActId, ReviewEntry> entries = new LinkedHashMap<>();
  private final List<Entered> record = new ArrayList<>();

  ScriptedCases() {
    entries.put(CASE, entry(CASE, "LOAN", "SY000123", "LOAN_OUT_TO_ANOTHER"));
    // Such a case is kept under the number of the card.
    entries.put(LOST, entry(LOST, "CARD_REPORTED_LOST", CARD, "LOSS_BY_HAND"));
  }

  private static ReviewEntry entry(ActId act, String kind, String key, String rule) {
    return new ReviewEntry(
        act,
        new StationId("van-1"),
        17,
        kind,
        key,
        CARD,
        THEN,
        THEN.plusSeconds(1800),
        rule,
        "of " + CARD,
        THEN,
        false,
        ReviewCase.opened(true));
  }

  @Override
  public synchronized List<ReviewEntry> list(List<CaseState> states, int limit) {
    return entries.values().stream().filter(each -> states.contains(each.now().state())).toList();
  }

  @Override
  public synchronized Optional<ReviewEntry> show(ActId act) {
    return Optional.ofNullable(entries.get(act));
  }

  @Override
  public synchronized List<Entered> record(ActId act) {
    return List.copyOf(record);
  }

  @Override
  public List<ItemAct> story(ReviewEntry entry, int limit) {
    StationId other = new StationId("xihu-01");
    return List.of(
        new ItemAct(CASE, entry.station(), "LOAN", entry.earliest(), entry.latest(), "REVIEW", ""),
        new ItemAct(
            new ActId(new UUID(1, 2)),
            other,
            "LOAN",
            THEN.minusSeconds(90_000),
            THEN.minusSeconds(90_000),
            "SETTLED",
            "APPLIED"));
  }

  @Override
  public List<Action> offered(ReviewEntry entry) {
    return List.of(Action.RETURN_FIRST, Action.HISTORY, Action.BY_HAND, Action.DROP);
  }

  @Override
  public String reason(ReviewEntry entry) {
    return "both patrons were told yes; staff return the old loan, then lend";
  }

  @Override
  public synchronized Optional<Verdict> take(ActId act, Step step) {
    ReviewEntry entry = Objects.requireNonNull(entries.get(act));
    Verdict verdict = entry.now().after(step, offered(entry));
    if (verdict instanceof Verdict.Next(ReviewCase next)) {
      entries.put(act, with(entry, next));
      record.add(
          new Entered(
              ScriptedFleet.NOW,
              step.by().value(),
              step.getClass().getSimpleName(),
              next.state(),
              next.action(),
              step.note()));
    }
    return Optional.of(verdict);
  }

  private static ReviewEntry with(ReviewEntry was, ReviewCase now) {
    return new ReviewEntry(
        was.act(),
        was.station(),
        was.sequence(),
        was.kind(),
        was.item(),
        was.patron(),
        was.earliest(),
        was.latest(),
        was.rule(),
        was.detail(),
        was.openedAt(),
        was.doubt(),
        now);
  }
}
