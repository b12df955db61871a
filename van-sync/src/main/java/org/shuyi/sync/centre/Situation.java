package org.shuyi.sync.centre;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.ActTime;
import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.History;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.OnLoan;

/**
 * All that the settlement of one act looks at.
 *
 * @param item as the library system shows it now
 * @param holder for a loan or renewal its patron; for a return who, by our own history, had the
 *     item; null if the library system can't say what a patron has, or nobody is in question
 * @param registered the patron's card is not one whose registration staff have in hand
 * @param late the act is old enough that somebody may have dealt with the item since
 * @param doneOn the library's date of the act
 * @param askedLongAgo we asked for this so long ago that somebody may have dealt with the item
 *     since
 * @param loanDays how long a loan usually runs
 * @param order what staff have decided about this act; null if they have not
 */
record Situation(
    Act.OnItem act,
    ItemState item,
    @Nullable PatronState holder,
    History history,
    Attempts attempts,
    boolean registered,
    Capabilities can,
    boolean late,
    boolean askedLongAgo,
    LocalDate doneOn,
    int loanDays,
    @Nullable Action order) {

  boolean shows(ItemState.Circulation circulation) {
    return item.circulation() == circulation;
  }

  boolean onLoan() {
    return shows(ItemState.Circulation.ON_LOAN);
  }

  /** The library system shows the item with the patron in question. */
  boolean held() {
    return holder != null && holder.has(item.item());
  }

  /** We asked for this before and never learnt what came of it. */
  boolean attempted() {
    return attempts.made() > 0;
  }

  /** On loan to somebody else than the patron of our own loan, who has it no more. */
  boolean passedOn() {
    return onLoan() && afterOwnLoan() && holder != null && !held();
  }

  /** It is not asked for any more: who comes next finds a doubt. */
  boolean askedTooOften() {
    return attempts.made() >= Settlement.MOST_ATTEMPTS;
  }

  /** All that the patron in question has, as far as the library system says. */
  List<ItemId> borrowed() {
    return holder == null ? List.of() : holder.onLoan().stream().map(OnLoan::item).toList();
  }

  /** Staff have said what is to be done. */
  boolean ordered() {
    return order != null;
  }

  boolean ordered(Action action) {
    return order == action;
  }

  /** Returned since we asked for it without an answer, and lent again. */
  boolean lentAgain() {
    return attempted() && dueMoved();
  }

  boolean later(History.Later later) {
    return !attempted() && history.later() == later;
  }

  /** Returning now could hit a loan that is none of this act's business. */
  boolean mayCloseAnothers() {
    return late && can.has(Capability.LATE_RETURN_CLOSES_ANY_LOAN);
  }

  /** The loan before this act is known here, and was refused. */
  boolean afterRefusedLoan() {
    return history.previous().filter(p -> p.patron().isPresent() && !p.stands()).isPresent();
  }

  /** The loan before this act went through us and is good. */
  boolean afterOwnLoan() {
    return history.previous().filter(p -> p.patron().isPresent() && p.stands()).isPresent();
  }

  /** The due date is not the one that the item showed before we asked. */
  boolean dueMoved() {
    LocalDate before = attempts.dueBefore();
    LocalDate now = due();
    return before != null && now != null && !before.equals(now);
  }

  boolean dueKnown() {
    return attempts.dueBefore() != null && due() != null;
  }

  /** The loan that is shown seems to have begun after the act. A renewal looks the same. */
  boolean seemsLentSince() {
    LocalDate due = due();
    return due != null && due.minusDays(loanDays).isAfter(doneOn);
  }

  /**
   * The time with which the library system is asked. A return of which only bounds are known has
   * the benefit of the doubt: no later than it is due, if that can be, and not before the loan.
   */
  Instant date(ActTime time, ZoneId zone) {
    LocalDate due = due();
    if (time.isSure() || due == null || !(act instanceof Act.Return)) {
      return time.at();
    }
    Instant begun = due.minusDays(loanDays).atStartOfDay(zone).toInstant();
    Instant lastMoment = due.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    Instant least = max(time.earliest(), min(begun, time.latest()));
    return max(least, min(time.at(), lastMoment));
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** The due date of the loan that is shown; null if there is none or it is not said. */
  @Nullable LocalDate due() {
    if (item.due() != null || holder == null) {
      return item.due();
    }
    return holder.onLoan().stream()
        .filter(loan -> loan.item().equals(item.item()))
        .findFirst()
        .map(OnLoan::due)
        .orElse(null);
  }
}
