package org.shuyi.sync.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** What happens to others at a call. */
  interface Witness {
    /** The centre's process is gone at this moment. */
    void centreDies() throws IOException;

    /** The centre can store nothing from this moment on, for a while. */
    void centreDiskFails();

    /** It was done, and nobody was told. */
    void answerLost(String item);
  }

  private record Loan(String patron, LocalDate due, int renewals) {}

  private final Agenda agenda;
  private final Fate fate;
  private final Map<String, Loan> loans = new TreeMap<>();
  private final Set<String> blocked = new HashSet<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Map<String, String> holds = new TreeMap<>();
  private final Set<String> unanswered = new HashSet<>();
  private final Set<String> held = new HashSet<>();
  private final Map<String, Long> lastDone = new TreeMap<>();
  private final Witness witness;
  private int down;

  SimulatedLibrary(Agenda agenda, Fate fate, Witness witness) {
    this.agenda = agenda;
    this.fate = fate;
    this.witness = witness;
  }

  void block(String patron) {
    blocked.add(patron);
  }

  /** Not reachable until it came up as often as it went down. */
  void down(boolean now) {
    down += now ? 1 : -1;
  }

  boolean isDown() {
    return down > 0;
  }

  /** Somebody wants a book when it comes back. */
  boolean hold(String item, String patron) {
    return holds.putIfAbsent(item, patron) == null && held.add(item);
  }

  /** Books that somebody wanted at some time. */
  Set<String> wanted() {
    return held;
  }

  /** Books for which somebody asked something and got no answer. */
  Set<String> unanswered() {
    return unanswered;
  }

  /** Staff take a book back at the desk. */
  void returnAtDesk(String item) {
    takeBack(item);
  }

  /** Staff lend a book at the desk; false if the library system does not let them. */
  boolean lendAtDesk(String item, String patron) {
    return !loans.containsKey(item) && lend(item, patron) instanceof Outcome.Applied;
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
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    reach();
    Loan loan = loans.get(item.value());
    return new ItemState(
        item,
        loan != null
            ? ItemState.Circulation.ON_LOAN
            : holds.containsKey(item.value())
                ? ItemState.Circulation.ON_HOLD_SHELF
                : ItemState.Circulation.AVAILABLE,
        "",
        "",
        loan == null ? null : loan.due());
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
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

  private void reach() throws LibrarySystemException, InterruptedException {
    killIfFated("before or after a probe");
    answerIfUp();
  }

  private void answerIfUp() throws LibrarySystemException {
    if (isDown() || fate.strikes(Trouble.LIBRARY_UNREACHABLE, 4)) {
      throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "no line");
    }
  }

  private void killIfFated(String when) throws InterruptedException {
    if (fate.strikes(Trouble.CENTRE_KILLED_AT_LIBRARY, 2)) {
      agenda.tell("the centre is killed " + when);
      try {
        witness.centreDies();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      throw new InterruptedException("killed");
    }
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    boolean asked = !unanswered.add(act.item().value());
    killIfFated("after it noted its intent, before it asked");
    answerIfUp();
    if (fate.strikes(Trouble.REQUEST_LOST, 4)) {
      agenda.tell("the library system never gets the request for " + act.item());
      return new Outcome.Unknown("no answer");
    }
    Outcome outcome = perform(act);
    killIfFated("after the library system did it");
    if (fate.strikes(Trouble.CENTRE_DISK_FAILS, 1)) {
      witness.centreDiskFails();
    }
    if (fate.strikes(Trouble.ANSWER_LOST, 8)) {
      agenda.tell("the library system's answer for " + act.item() + " is lost");
      witness.answerLost(act.item().value());
      return new Outcome.Unknown("no answer");
    }
    if (!asked) {
      unanswered.remove(act.item().value());
    }
    return outcome;
  }

  private Outcome perform(Act.OnItem act) {
    return switch (act) {
      case Act.Loan loan -> lend(loan.item().value(), loan.patron().value());
      case Act.Return back -> takeBack(back.item().value());
      case Act.Renewal renewal -> renew(renewal.item().value(), renewal.patron().value());
      case Act.DebtOpened _,
          Act.DebtSettled _,
          Act.StockLoaded _,
          Act.StockRemoved _,
          Act.HoldPickedUp _ ->
          throw new AssertionError("never sent");
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
    if (holds.containsKey(item) && !holds.get(item).equals(patron)) {
      return refused(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    }
    holds.remove(item);
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

  /** When something was last done with a book; milliseconds since the world began. */
  long lastDone(String item) {
    return lastDone.getOrDefault(item, 0L);
  }

  private void done(Effect.Kind kind, String item, String patron) {
    lastDone.put(item, agenda.now());
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
