package org.shuyi.sync.statistics;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.VanAct;

/**
 * Counts acts by service point and day. What leaves here are numbers: cards are only told apart.
 * Not for several threads at once.
 */
public final class Statistics {
  private final SortedMap<ServiceDay, Map<Measure, Long>> counts = new TreeMap<>();
  private final Map<ServiceDay, Set<PatronId>> borrowers = new HashMap<>();
  private @Nullable String currency;

  /**
   * Counts one act. The same act may be given only once: a journal and an inbox hold each once.
   *
   * @param outcome what the centre said of it; null if nothing yet
   * @throws IllegalArgumentException if it pays in another currency than one before
   */
  public void count(ServiceDay when, Act act, @Nullable Outcome outcome) {
    switch (act) {
      case Act.Loan loan -> lent(when, loan);
      case Act.Renewal renewal -> add(when, Measure.RENEWALS);
      case Act.Return back -> add(when, Measure.RETURNS);
      case Act.CardIssued issued -> issued(when, issued, outcome);
      case Act.CardReportedLost lost -> add(when, Measure.CARDS_LOST);
      case Act.HoldPlaced placed -> add(when, Measure.RESERVATIONS);
      case Act.HoldPickedUp pickedUp -> add(when, Measure.RESERVATIONS_COLLECTED);
      case Act.StockLoaded loaded -> add(when, Measure.STOCK_LOADED);
      case Act.FeePaid paid -> paid(when, paid.amount());
      case Act.Feedback opinion -> liked(when, opinion);
      case Act.DebtOpened opened -> add(when, Measure.DEBTS);
      case Act.DeviceFault fault -> failed(when, fault);
      // Said of something that is counted already, or nobody's to count.
      case Act.DebtSettled settled -> seen(when);
      case Act.HoldCancelled cancelled -> seen(when);
      case Act.PinChanged changed -> seen(when);
      case Act.StockRemoved removed -> seen(when);
      case VanAct van -> count(when, van);
    }
    if (outcome instanceof Outcome.Refused) {
      add(when, Measure.ACTS_REFUSED);
    }
  }

  private void count(ServiceDay when, VanAct act) {
    switch (act) {
      case VanAct.StopOpened opened -> opened(when, opened);
      case VanAct.StopSkipped skipped ->
          add(when, skipped.cancelled() ? Measure.STOPS_CANCELLED : Measure.STOPS_SKIPPED);
      case VanAct.Visit(int heads, var group) ->
          heads(when, group, heads, Measure.VISITS, Measure.VISITS_CHILDREN);
      case VanAct.EventHeld held -> held(when, held);
      case VanAct.DownloadTaken taken -> add(when, Measure.DOWNLOADS);
      case VanAct.Request request -> add(when, Measure.REQUESTS);
      case VanAct.RequestAnswered answered -> answered(when, answered.answer());
      case VanAct.StockCounted counted -> counted(when, counted.found());
      case VanAct.StockShelved shelved -> add(when, Measure.STOCK_LOADED);
      case VanAct.StockUnshelved unshelved -> seen(when);
      case VanAct.StopClosed closed -> seen(when);
    }
  }

  private void opened(ServiceDay when, VanAct.StopOpened opened) {
    add(when, Measure.STOPS_SERVED);
    if (opened.isExtra()) {
      add(when, Measure.STOPS_EXTRA);
    }
  }

  private void held(ServiceDay when, VanAct.EventHeld held) {
    add(when, Measure.EVENTS);
    switch (held.kind()) {
      case EXHIBITION -> add(when, Measure.EVENTS_EXHIBITIONS);
      case LECTURE -> add(when, Measure.EVENTS_LECTURES);
      case OTHER -> seen(when);
    }
    held.attendance()
        .forEach(
            (group, heads) ->
                heads(when, group, heads, Measure.ATTENDANCES, Measure.ATTENDANCES_CHILDREN));
  }

  private void heads(
      ServiceDay when, PatronCategory group, int heads, Measure all, Measure children) {
    add(when, all, heads);
    if (group == PatronCategory.CHILD) {
      add(when, children, heads);
    }
  }

  private void answered(ServiceDay when, VanAct.RequestAnswer answer) {
    switch (answer) {
      case HANDED_OVER -> add(when, Measure.REQUESTS_MET);
      case CANNOT_BE_HAD -> add(when, Measure.REQUESTS_NOT_MET);
      case BROUGHT -> seen(when);
    }
  }

  private void counted(ServiceDay when, VanAct.Found found) {
    add(when, Measure.STOCK_COUNTED);
    if (found == VanAct.Found.MISSING) {
      add(when, Measure.STOCK_MISSING);
    }
  }

  private void paid(ServiceDay when, Money amount) {
    String known = currency == null ? amount.currency() : currency;
    if (!known.equals(amount.currency())) {
      throw new IllegalArgumentException(
          "payments in " + known + " and " + amount.currency() + " can't be added up");
    }
    currency = known;
    add(when, Measure.PAYMENTS);
    add(when, Measure.PAID_MINOR, amount.minor());
  }

  /** By service point, then day; what was never counted is 0. */
  public SortedMap<ServiceDay, Map<Measure, Long>> counts() {
    SortedMap<ServiceDay, Map<Measure, Long>> all = new TreeMap<>();
    counts.forEach((when, row) -> all.put(when, Map.copyOf(row)));
    return all;
  }

  private void lent(ServiceDay when, Act.Loan loan) {
    add(when, Measure.LOANS);
    switch (loan.decidedBy()) {
      case CENTRE -> seen(when);
      case STATION -> add(when, Measure.LOANS_OFFLINE);
      case STAFF -> add(when, Measure.LOANS_OVERRIDDEN);
    }
    if (borrowers.computeIfAbsent(when, ignored -> new HashSet<>()).add(loan.patron())) {
      add(when, Measure.BORROWERS);
    }
  }

  private void issued(ServiceDay when, Act.CardIssued issued, @Nullable Outcome outcome) {
    add(when, Measure.CARDS_ISSUED);
    if (issued.decidedBy() != Act.DecidedBy.CENTRE && outcome == null) {
      add(when, Measure.CARDS_PROVISIONAL);
    }
  }

  private void liked(ServiceDay when, Act.Feedback opinion) {
    add(when, Measure.OPINIONS);
    if (opinion.score() == Act.Feedback.Score.GOOD) {
      add(when, Measure.OPINIONS_GOOD);
    }
  }

  private void failed(ServiceDay when, Act.DeviceFault fault) {
    if (fault.isCall()) {
      add(when, Measure.CALLS);
    } else if (fault.isOver() || fault.isService()) {
      seen(when);
    } else {
      add(when, Measure.FAULTS);
    }
  }

  private void add(ServiceDay when, Measure measure) {
    add(when, measure, 1);
  }

  /** What no act says by itself. */
  void add(ServiceDay when, Measure measure, long number) {
    seen(when).merge(measure, number, Long::sum);
  }

  private Map<Measure, Long> seen(ServiceDay when) {
    return counts.computeIfAbsent(when, ignored -> zeroes());
  }

  private static Map<Measure, Long> zeroes() {
    Map<Measure, Long> zeroes = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      zeroes.put(measure, 0L);
    }
    return zeroes;
  }
}
