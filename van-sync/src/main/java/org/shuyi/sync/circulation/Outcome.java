package org.shuyi.sync.circulation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an act at the centre. */
public sealed interface Outcome {
  /**
   * The library system did it.
   *
   * @param due the due date it set, for a loan or a renewal; null if it said none
   */
  record Applied(@Nullable LocalDate due) implements Outcome {}

  /**
   * The library system already showed what the act says; nothing was done again.
   *
   * @param card for a card that was issued, the one that its person had before and keeps; acts on
   *     the new one count for it. Null if there is none, and for any other act
   */
  record AlreadyDone(@Nullable LocalDate due, @Nullable PatronId card) implements Outcome {
    public AlreadyDone(@Nullable LocalDate due) {
      this(due, null);
    }
  }

  /**
   * The library system said no. The book may be out all the same: a refused act waits in review.
   *
   * @param reasons all of them, at least one
   * @param detail what the library system said, for staff; no personal data
   */
  record Refused(List<RefusalReason> reasons, String detail) implements Outcome {
    public Refused {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal needs at least one reason");
      }
    }
  }

  /**
   * Nobody can tell whether it was done; it waits in review and is probed before anything else is
   * tried.
   */
  record Unknown(String detail) implements Outcome {}
}
