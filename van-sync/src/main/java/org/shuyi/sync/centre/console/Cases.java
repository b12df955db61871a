package org.shuyi.sync.centre.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.centre.ReviewDesk;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewCase.Verdict;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.centre.store.ItemAct;
import org.shuyi.sync.circulation.ActId;

/** What the centre left to staff, as {@link ReviewDesk} has it. */
public interface Cases {
  List<ReviewEntry> list(List<CaseState> states, int limit) throws IOException;

  Optional<ReviewEntry> show(ActId act) throws IOException;

  List<Entered> record(ActId act) throws IOException;

  List<ItemAct> story(ReviewEntry entry, int limit) throws IOException;

  /** At least one; the first is proposed. */
  List<Action> offered(ReviewEntry entry);

  /** In English, without personal data. */
  String reason(ReviewEntry entry);

  /** Empty if there is no such case. */
  Optional<Verdict> take(ActId act, Step step) throws IOException;

  static Cases of(ReviewDesk desk) {
    return new Cases() {
      @Override
      public List<ReviewEntry> list(List<CaseState> states, int limit) throws IOException {
        return desk.list(states, limit);
      }

      @Override
      public Optional<ReviewEntry> show(ActId act) throws IOException {
        return desk.show(act);
      }

      @Override
      public List<Entered> record(ActId act) throws IOException {
        return desk.record(act);
      }

      @Override
      public List<ItemAct> story(ReviewEntry entry, int limit) throws IOException {
        return desk.story(entry, limit);
      }

      @Override
      public List<Action> offered(ReviewEntry entry) {
        return desk.offered(entry);
      }

      @Override
      public String reason(ReviewEntry entry) {
        return desk.reason(entry);
      }

      @Override
      public Optional<Verdict> take(ActId act, Step step) throws IOException {
        return desk.take(act, step);
      }
    };
  }
}
