package org.shuyi.sync.centre.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.console.Role.Right;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.ReviewCase.Verdict;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.web.Call;
import org.shuyi.sync.web.Reply;

/**
 * Answers under {@code /review}: {@code /review}, {@code /review/ACT}, {@code /review/ACT/STEP}.
 */
final class ReviewRoom {
  private static final int SHOWN = 200;
  private static final int STORY = 50;

  private static final List<CaseState> TO_DO =
      List.of(CaseState.OPEN, CaseState.TAKEN, CaseState.UNDONE, CaseState.ORDERED);
  private static final List<CaseState> OVER = List.of(CaseState.DONE, CaseState.CLOSED);

  private final Cases cases;

  ReviewRoom(Cases cases) {
    this.cases = cases;
  }

  /** Empty if there is nothing at this address. */
  Optional<Reply> answer(Frame frame, Call call) throws IOException {
    List<String> parts = call.parts();
    if (parts.size() == 1) {
      return Optional.of(list(frame, call));
    }
    Optional<ActId> act = id(parts.get(1));
    if (act.isEmpty() || parts.size() > 3) {
      return Optional.empty();
    }
    return parts.size() == 3
        ? stepped(frame, call, act.get(), parts.get(2))
        : shown(frame, act.get(), 200, "");
  }

  private Reply list(Frame frame, Call call) throws IOException {
    boolean over = call.query().getOrDefault("over", "").equals("1");
    List<ReviewEntry> found = cases.list(over ? OVER : TO_DO, SHOWN);
    return Reply.page(200, ReviewPage.of(frame, cases, found, over));
  }

  private Optional<Reply> shown(Frame frame, ActId act, int status, String problem)
      throws IOException {
    Optional<ReviewEntry> found = cases.show(act);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(Reply.page(status, page(frame, found.get(), problem)));
  }

  private org.shuyi.sync.web.Html page(Frame frame, ReviewEntry entry, String problem)
      throws IOException {
    return new CasePage(frame, cases, entry)
        .page(cases.story(entry, STORY), cases.record(entry.act()), problem);
  }

  private static Optional<ActId> id(String text) {
    try {
      return Optional.of(new ActId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Reply> stepped(Frame frame, Call call, ActId act, String word)
      throws IOException {
    Optional<ReviewEntry> found = cases.show(act);
    if (!call.isPost() || found.isEmpty()) {
      return Optional.empty();
    }
    if (!frame.may(Right.DECIDE)) {
      return Optional.of(frame.forbidden());
    }
    Step step = step(word, call, frame.who().id(), found.get());
    if (step == null) {
      return Optional.empty();
    }
    return cases.take(act, step).orElse(null) instanceof Verdict.No(String why)
        ? shown(frame, act, 409, why)
        : Optional.of(Reply.seeOther("/review/" + act));
  }

  private static @Nullable Step step(String word, Call call, StaffId by, ReviewEntry entry) {
    String note = call.field("note").strip();
    Action action = action(call.field("action"));
    return switch (word) {
      case "take" -> new Step.Take(by, entry.now().owner(), note);
      case "undo" -> new Step.Undo(by, note);
      case "propose" -> action == null ? null : new Step.Propose(by, action, note);
      case "do" -> action == null ? null : new Step.Do(by, action, note);
      default -> null;
    };
  }

  private static @Nullable Action action(String key) {
    for (Action each : Action.values()) {
      if (each.key().equals(key)) {
        return each;
      }
    }
    return null;
  }
}
