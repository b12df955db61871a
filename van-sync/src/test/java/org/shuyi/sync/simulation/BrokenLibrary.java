package org.shuyi.sync.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;

/** Stands between the centre and the library system, and makes the centre break one rule. */
final class BrokenLibrary implements LibrarySystem {
  private final LibrarySystem whole;
  private final Rules rules;
  private final Map<ItemId, ItemState> items = new HashMap<>();
  private final Map<PatronId, PatronState> patrons = new HashMap<>();
  private final Set<ItemId> stale = new HashSet<>();
  private final Set<Act> seen = new HashSet<>();

  private final Agenda agenda;
  private final Map<ItemId, Act.OnItem> promised = new HashMap<>();

  BrokenLibrary(LibrarySystem whole, Rules rules, Agenda agenda) {
    this.whole = whole;
    this.rules = rules;
    this.agenda = agenda;
  }

  @Override
  public Capabilities capabilities() {
    return whole.capabilities();
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    ItemState known = items.get(item);
    if (stale.contains(item) && known != null) {
      return known;
    }
    ItemState now = whole.probe(item);
    items.put(item, now);
    Act.OnItem before = promised.get(item);
    return before == null ? now : asIfDone(before, now);
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
    PatronState known = patrons.get(patron);
    if (!stale.isEmpty() && known != null) {
      return known;
    }
    PatronState now = whole.probe(patron);
    patrons.put(patron, now);
    return asIfDone(now);
  }

  private static ItemState asIfDone(Act.OnItem promise, ItemState now) {
    return new ItemState(
        now.item(),
        promise instanceof Act.Return
            ? ItemState.Circulation.AVAILABLE
            : ItemState.Circulation.ON_LOAN,
        now.title(),
        now.callNumber(),
        now.due());
  }

  private PatronState asIfDone(PatronState now) {
    List<PatronState.OnLoan> loans = new ArrayList<>(now.onLoan());
    loans.removeIf(loan -> promised.get(loan.item()) instanceof Act.Return);
    promised.values().stream()
        .filter(act -> act instanceof Act.Loan loan && loan.patron().equals(now.patron()))
        .forEach(act -> loans.add(new PatronState.OnLoan(act.item(), "", null)));
    return new PatronState(
        now.patron(), now.standing(), now.name(), now.expires(), now.loanLimit(), loans);
  }

  /** Done ten minutes later, if nothing comes in between. */
  private Outcome promise(Act.OnItem act, Instant when) {
    promised.put(act.item(), act);
    agenda.after(
        600_000,
        () -> {
          promised.remove(act.item(), act);
          try {
            whole.apply(act, when);
          } catch (LibrarySystemException | InterruptedException e) {
            agenda.tell("what was promised of " + act.item() + " is not done");
          }
        });
    return new Outcome.Applied(null);
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    if (rules == Rules.SAME_CONTENT_IS_SAME_ACT && !seen.add(content(act))) {
      return new Outcome.AlreadyDone(null);
    }
    if (rules == Rules.OUTCOME_BEFORE_EFFECT) {
      return promise(act, when);
    }
    if (rules == Rules.NO_PROBE_AFTER_CRASH) {
      stale.add(act.item());
    }
    Outcome outcome = whole.apply(act, when);
    if (!(outcome instanceof Outcome.Unknown)) {
      stale.remove(act.item());
    }
    return rules == Rules.DROPPED_WHEN_REFUSED && outcome instanceof Outcome.Refused
        ? new Outcome.AlreadyDone(null)
        : outcome;
  }

  /** The due date is no part of it: two loans of one day would differ by nothing else. */
  private static Act content(Act.OnItem act) {
    return act instanceof Act.Loan loan
        ? new Act.Loan(loan.item(), loan.patron(), LocalDate.EPOCH, loan.decidedBy())
        : act;
  }

  @Override
  public void close() {
    whole.close();
  }
}
