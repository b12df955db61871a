package org.shuyi.sync.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;

/**
 * A library system with a real Koha's habits: a repeated checkout renews, a return closes whichever
 * loan is open, an answer may be lost before or after the deed. The centre may die around each
 * call.
 */
final class SimulatedLibrary implements LibrarySystem {
  static final int LOAN_DAYS = 21;
  private static final int MOST_RENEWALS = 3;

  /** The centre's process is gone. */
  static final class CentreKilled extends Error {
    private static final long serialVersionUID = 1L;
  }

  private record Loan(String patron, LocalDate due, int renewals) {}

  private final Agenda agenda;
  private final Fate fate;
  private final Map<String, Loan> loans = new TreeMap<>();
  private final Set<String> blocked = new HashSet<>();
  private final List<Effect> effects = new ArrayList<>();
  private boolean down;

  SimulatedLibrary(Agenda agenda, Fate fate) {
    this.agenda = agenda;
    this.fate = fate;
  }

  void block(String patron) {
    blocked.add(patron);
  }

  void down(boolean now) {
    down = now;
  }

  List<Effect> effects() {
    return List.copyOf(effects);
  }

  /** Item to patron. */
  Map<String, String> out() {
    Map<String, String> out = new TreeMap<>();
    loans.forEach((item, loan) -> out.put(item, loan.patron()));
    return out;
  }

  @Override
  public Capabilities capabilities() {
    return Sip2LibrarySystem.CAPABILITIES;
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException {
    reach();
    Loan loan = loans.get(item.value());
    return new ItemState(
        item,
        loan == null ? ItemState.Circulation.AVAILABLE : ItemState.Circulation.ON_LOAN,
        "",
        "",
        loan == null ? null : loan.due());
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException {
    reach();
    return new PatronState(
        patron,
        blocked.contains(patron.value()) ? PatronState.Standing.BLOCKED : PatronState.Standing.GOOD,
        "",
        null,
        -1,
        loans.entrySet().stream()
            .filter(entry -> entry.getValue().patron().equals(patron.value()))
            .map(
                entry ->
                    new PatronState.OnLoan(new ItemId(entry.getKey()), "", entry.getValue().due()))
            .toList());
  }

  private void reach() throws LibrarySystemException {
    killIfFated("before or after a probe");
    if (down || fate.chance(4)) {
      throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "no line");
    }
  }

  private void killIfFated(String when) {
    if (fate.chance(2)) {
      agenda.tell("the centre is killed " + when);
      throw new CentreKilled();
    }
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when) throws LibrarySystemException {
    killIfFated("after it noted its intent, before it asked");
    if (down || fate.chance(4)) {
      throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "no line");
    }
    if (fate.chance(4)) {
      agenda.tell("the library system never gets the request for " + act.item());
      return new Outcome.Unknown("no answer");
    }
    Outcome outcome = perform(act);
    killIfFated("after the library system did it");
    if (fate.chance(8)) {
      agenda.tell("the library system's answer for " + act.item() + " is lost");
      return new Outcome.Unknown("no answer");
    }
    return outcome;
  }

  private Outcome perform(Act.OnItem act) {
    return switch (act) {
      case Act.Loan loan -> lend(loan.item().value(), loan.patron().value());
      case Act.Return back -> takeBack(back.item().value());
      case Act.Renewal renewal -> renew(renewal.item().value(), renewal.patron().value());
      case Act.DebtOpened opened -> throw new AssertionError("never sent");
      case Act.DebtSettled settled -> throw new AssertionError("never sent");
    };
  }

  private Outcome lend(String item, String patron) {
    Loan open = loans.get(item);
    if (open != null && open.patron().equals(patron)) {
      return renew(item, patron);
    }
    if (open != null) {
      return refused(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    }
    if (blocked.contains(patron)) {
      return refused(RefusalReason.PATRON_BLOCKED);
    }
    Loan made = new Loan(patron, today().plusDays(LOAN_DAYS), 0);
    loans.put(item, made);
    done(Effect.Kind.LOAN, item, patron);
    return new Outcome.Applied(made.due());
  }

  private Outcome takeBack(String item) {
    Loan closed = loans.remove(item);
    if (closed != null) {
      done(Effect.Kind.RETURN, item, closed.patron());
    }
    return new Outcome.Applied(null);
  }

  private Outcome renew(String item, String patron) {
    Loan open = loans.get(item);
    if (open == null || !open.patron().equals(patron)) {
      return refused(RefusalReason.ITEM_NOT_ON_LOAN);
    }
    if (open.renewals() == MOST_RENEWALS) {
      return refused(RefusalReason.RENEWAL_LIMIT_REACHED);
    }
    Loan longer = new Loan(patron, open.due().plusDays(LOAN_DAYS), open.renewals() + 1);
    loans.put(item, longer);
    done(Effect.Kind.RENEWAL, item, patron);
    return new Outcome.Applied(longer.due());
  }

  private void done(Effect.Kind kind, String item, String patron) {
    effects.add(new Effect(kind, item, patron));
    agenda.tell("library system: " + kind + " of " + item + " for " + patron);
  }

  private LocalDate today() {
    return agenda.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Outcome refused(RefusalReason reason) {
    return new Outcome.Refused(List.of(reason), "said the library system");
  }

  @Override
  public void close() {
    // Nothing to close.
  }
}
