package org.shuyi.sync.ils.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;

/** The steps that change something, in an order in which each begins with a book at home. */
final class CirculationCheck {
  private static final Duration LATE = Duration.ofDays(5);
  private static final int LOAN_DAYS = 14;

  private final LibrarySystem system;
  private final Subjects subjects;
  private final InstantSource clock;
  private final ItemId item;
  private final PatronId reader;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<ItemId> lent = new LinkedHashSet<>();

  CirculationCheck(LibrarySystem system, Subjects subjects, InstantSource clock) {
    this.system = system;
    this.subjects = subjects;
    this.clock = clock;
    this.item = subjects.items().getFirst();
    this.reader = subjects.patrons().getFirst();
  }

  List<Finding> run() throws InterruptedException {
    if (!system.capabilities().has(Capability.TAKES_RETURNS)) {
      note("circulation", "returns are taken", "no, so nothing was lent", false);
      return findings;
    }
    try {
      if (allFree()) {
        aLoanAndItsRepetition();
        aReturnThatComesLate();
        aLoanOfEarlierDays();
        twoAtOnce();
      }
    } catch (LibrarySystemException e) {
      note("circulation", "an answer", String.valueOf(e.getMessage()), false);
    } finally {
      cleanUp();
    }
    return findings;
  }

  private boolean allFree() throws LibrarySystemException, InterruptedException {
    boolean free = true;
    for (ItemId one : subjects.items()) {
      Circulation now = system.probe(one).circulation();
      if (now != Circulation.AVAILABLE) {
        note("item " + one + " is free", Circulation.AVAILABLE.name(), now.name(), false);
        free = false;
      }
    }
    return free;
  }

  private void aLoanAndItsRepetition() throws LibrarySystemException, InterruptedException {
    Outcome loan = lend(item, reader, now());
    boolean out = system.probe(item).circulation() == Circulation.ON_LOAN;
    note("a loan is made", "APPLIED", said(loan), out);
    found(Capability.LISTS_LOANS, system.probe(reader).has(item));
    Outcome again = lend(item, reader, now());
    found(Capability.REPEATED_LOAN_RENEWS, !(again instanceof Outcome.Refused));
    if (subjects.patrons().size() > 1) {
      anotherIsRefused(subjects.patrons().get(1));
    }
    Outcome renewed = system.apply(new Act.Renewal(item, reader, DecidedBy.STAFF), now());
    boolean answered = renewed instanceof Outcome.Applied || renewed instanceof Outcome.Refused;
    note("a renewal is answered", "APPLIED or REFUSED", said(renewed), answered);
  }

  /** Just after a loan some systems say yes to another patron too, and make no loan. */
  private void anotherIsRefused(PatronId other)
      throws LibrarySystemException, InterruptedException {
    Outcome second = lend(item, other, now());
    boolean took = system.probe(other).has(item);
    boolean mayBe = system.capabilities().has(Capability.TELLS_TWO_AT_ONCE_YES);
    note(
        "another patron is refused",
        RefusalReason.ITEM_ON_LOAN_TO_ANOTHER.name(),
        took ? "the book went over to the other" : said(second),
        !took && (second instanceof Outcome.Refused || mayBe));
  }

  /** The return of an earlier loan must not close this one; most systems let it. */
  private void aReturnThatComesLate() throws LibrarySystemException, InterruptedException {
    Outcome late = takeBack(item, now().minus(LATE));
    boolean closed = system.probe(item).circulation() != Circulation.ON_LOAN;
    found(Capability.LATE_RETURN_CLOSES_ANY_LOAN, closed);
    if (late instanceof Outcome.Refused) {
      found(Capability.HONOURS_RETURN_DATE, true);
    } else {
      notVisible(Capability.HONOURS_RETURN_DATE);
    }
    if (!closed) {
      note("a return is taken", "APPLIED", said(takeBack(item, now())), isHome(item));
    }
    Outcome nothing = takeBack(item, now());
    found(Capability.RETURN_OF_NOTHING_IS_FINE, nothing instanceof Outcome.Applied);
  }

  private void aLoanOfEarlierDays() throws LibrarySystemException, InterruptedException {
    LocalDate today = dueOf(now());
    LocalDate earlier = dueOf(now().minus(LATE));
    if (today == null || earlier == null) {
      notVisible(Capability.HONOURS_LOAN_DATE);
    } else {
      found(Capability.HONOURS_LOAN_DATE, earlier.isBefore(today));
    }
  }

  private @Nullable LocalDate dueOf(Instant when)
      throws LibrarySystemException, InterruptedException {
    lend(item, reader, when);
    LocalDate due = system.probe(item).due();
    takeBack(item, now());
    return due;
  }

  private void twoAtOnce() throws LibrarySystemException, InterruptedException {
    if (subjects.patrons().size() < 2) {
      notVisible(Capability.TELLS_TWO_AT_ONCE_YES);
      return;
    }
    ItemId wanted = subjects.items().getLast();
    List<Outcome> told = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Outcome>> both =
          subjects.patrons().subList(0, 2).stream()
              .map(patron -> (Callable<Outcome>) () -> lend(wanted, patron, now()))
              .toList();
      for (Future<Outcome> one : threads.invokeAll(both)) {
        told.add(one.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LibrarySystemException cause) {
        throw cause;
      }
      throw new IllegalStateException("two loans at once: " + e.getCause(), e);
    }
    found(
        Capability.TELLS_TWO_AT_ONCE_YES,
        told.stream().allMatch(Outcome.Applied.class::isInstance));
  }

  /** Also remembers what may have been lent, to give it back. */
  private Outcome lend(ItemId what, PatronId patron, Instant when)
      throws LibrarySystemException, InterruptedException {
    synchronized (lent) {
      lent.add(what);
    }
    LocalDate due = LocalDate.ofInstant(when, ZoneOffset.UTC).plusDays(LOAN_DAYS);
    return system.apply(new Act.Loan(what, patron, due, DecidedBy.STAFF), when);
  }

  private Outcome takeBack(ItemId what, Instant when)
      throws LibrarySystemException, InterruptedException {
    return system.apply(new Act.Return(what), when);
  }

  private boolean isHome(ItemId what) throws LibrarySystemException, InterruptedException {
    return system.probe(what).circulation() != Circulation.ON_LOAN;
  }

  private void cleanUp() throws InterruptedException {
    for (ItemId one : lent) {
      try {
        if (!isHome(one)) {
          takeBack(one, now());
        }
        boolean home = isHome(one);
        note("item " + one + " is back", Finding.YES, home ? Finding.YES : Finding.NO, home);
      } catch (LibrarySystemException e) {
        String left = "look after it by hand: " + e.getMessage();
        note("item " + one + " is back", Finding.YES, left, false);
      }
    }
  }

  /** Whole seconds, as SIP2 writes them, and never before what was done just now. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private void found(Capability capability, boolean seen) {
    findings.add(Finding.of(capability, system.capabilities().has(capability), seen));
  }

  private void notVisible(Capability capability) {
    findings.add(Finding.notVisible(capability, system.capabilities().has(capability)));
  }

  private void note(String step, String expected, String seen, boolean ok) {
    findings.add(new Finding(step, expected, seen, ok));
  }

  private static String said(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied _ -> "APPLIED";
      case Outcome.AlreadyDone _ -> "ALREADY_DONE";
      case Outcome.Unknown _ -> "UNKNOWN";
      case Outcome.Refused refused ->
          String.join(" ", refused.reasons().stream().map(Enum::name).toList());
    };
  }
}
