package org.shuyi.sync.ils.check;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.Standing;

/**
 * The contract of the port, tried on a real library system. Reading changes nothing there;
 * circulating lends, renews and takes back, and leaves no loan behind.
 */
public final class LibraryCheck {
  private static final ItemId NO_ITEM = new ItemId("SHUYI-NO-SUCH-ITEM");
  private static final PatronId NO_PATRON = new PatronId("SHUYI-NO-SUCH-PATRON");

  private final LibrarySystem system;
  private final Subjects subjects;
  private final InstantSource clock;

  public LibraryCheck(LibrarySystem system, Subjects subjects, InstantSource clock) {
    this.system = system;
    this.subjects = subjects;
    this.clock = clock;
  }

  /** A step that asks the library system something. */
  @FunctionalInterface
  private interface Step {
    Finding take() throws LibrarySystemException, InterruptedException;
  }

  /** Asks about the test patrons and items; a step that fails does not stop the next. */
  public List<Finding> reading() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (ItemId item : subjects.items()) {
      findings.add(take("item " + item + " is known", () -> known(item)));
    }
    int number = 1;
    for (PatronId patron : subjects.patrons()) {
      findings.add(take("patron " + number++ + " is in good standing", () -> good(patron)));
    }
    findings.add(take("an unknown item is told", this::unknownItem));
    findings.add(take("an unknown patron is told", this::unknownPatron));
    findings.add(take("returns are taken", this::takesReturns));
    if (subjects.held().isPresent()) {
      ItemId held = subjects.held().get();
      findings.add(take(Capability.SHOWS_HOLDS.key(), () -> held(held)));
    }
    findings.addAll(cards().reading());
    return findings;
  }

  /**
   * Lends, renews and takes back. Begins nothing if the items are not free or returns are not
   * taken, and ends at the first step that fails, after it has given back what it lent. A hold is
   * placed and cancelled. What is done to the spare and the new card stays.
   */
  public List<Finding> circulating() throws InterruptedException {
    List<Finding> findings = new ArrayList<>(new CirculationCheck(system, subjects, clock).run());
    findings.addAll(new HoldCheck(system, subjects, clock).changing());
    findings.addAll(cards().changing());
    return findings;
  }

  private CardCheck cards() {
    return new CardCheck(system, subjects, clock);
  }

  private Finding known(ItemId item) throws LibrarySystemException, InterruptedException {
    ItemState state = system.probe(item);
    boolean known = state.circulation() != Circulation.UNKNOWN_ITEM;
    return new Finding(
        "item " + item + " is known", Finding.YES, state.circulation().name(), known);
  }

  private Finding good(PatronId patron) throws LibrarySystemException, InterruptedException {
    PatronState state = system.probe(patron);
    return new Finding(
        "patron " + (subjects.patrons().indexOf(patron) + 1) + " is in good standing",
        Standing.GOOD.name(),
        state.standing().name(),
        state.standing() == Standing.GOOD);
  }

  private Finding unknownItem() throws LibrarySystemException, InterruptedException {
    Circulation seen = system.probe(NO_ITEM).circulation();
    return new Finding(
        "an unknown item is told",
        Circulation.UNKNOWN_ITEM.name(),
        seen.name(),
        seen == Circulation.UNKNOWN_ITEM);
  }

  private Finding unknownPatron() throws LibrarySystemException, InterruptedException {
    Standing seen = system.probe(NO_PATRON).standing();
    return new Finding(
        "an unknown patron is told",
        Standing.UNKNOWN_PATRON.name(),
        seen.name(),
        seen == Standing.UNKNOWN_PATRON);
  }

  private Finding takesReturns() {
    boolean takes = system.capabilities().has(Capability.TAKES_RETURNS);
    return new Finding("returns are taken", Finding.YES, takes ? Finding.YES : Finding.NO, takes);
  }

  private Finding held(ItemId item) throws LibrarySystemException, InterruptedException {
    boolean seen = system.probe(item).circulation() == Circulation.ON_HOLD_SHELF;
    return Finding.of(
        Capability.SHOWS_HOLDS, system.capabilities().has(Capability.SHOWS_HOLDS), seen);
  }

  private static Finding take(String name, Step step) throws InterruptedException {
    try {
      return step.take();
    } catch (LibrarySystemException e) {
      return new Finding(name, "an answer", String.valueOf(e.getMessage()), false);
    }
  }
}
