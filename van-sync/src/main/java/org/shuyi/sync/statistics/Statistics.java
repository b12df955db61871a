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
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.VanAct;

/**
 * Counts acts by service point and day. What leaves here are numbers: cards are only told apart.
 * Not for several threads at once.
 */
public final class Statistics {
  private final SortedMap<ServiceDay, Map<Measure, Long>> counts = new TreeMap<>();
  private final Map<ServiceDay, Set<PatronId>> borrowers = new HashMap<>();

  /**
   * Counts one act. The same act may be given only once: a journal and an inbox hold each once.
   *
   * @param outcome what the centre said of it; null if nothing yet
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
      case Act.FeePaid paid -> add(when, Measure.PAYMENTS);
      case Act.Feedback opinion -> liked(when, opinion);
      case Act.DebtOpened opened -> add(when, Measure.DEBTS);
      case Act.DeviceFault fault -> failed(when, fault);
      // Said of something that is counted already, or nobody's to count.
      case Act.DebtSettled settled -> seen(when);
      case Act.HoldCancelled cancelled -> seen(when);
      case Act.PinChanged changed -> seen(when);
      case Act.StockRemoved removed -> seen(when);
      case VanAct van -> seen(when);
    }
    if (outcome instanceof Outcome.Refused) {
      add(when, Measure.ACTS_REFUSED);
    }
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
    } else if (fault.isOver()) {
      seen(when);
    } else {
      add(when, Measure.FAULTS);
    }
  }

  private void add(ServiceDay when, Measure measure) {
    seen(when).merge(measure, 1L, Long::sum);
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
