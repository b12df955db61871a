package org.shuyi.sync.ils.check;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;

/** Asks for a book, looks for it among what the patron has asked for, and gives it up again. */
final class HoldCheck {
  private final LibrarySystem system;
  private final ItemId item;
  private final PatronId reader;
  private final InstantSource clock;

  HoldCheck(LibrarySystem system, Subjects subjects, InstantSource clock) {
    this.system = system;
    this.item = subjects.items().getFirst();
    this.reader = subjects.patrons().getFirst();
    this.clock = clock;
  }

  List<Finding> changing() throws InterruptedException {
    boolean said = system.capabilities().has(Capability.TAKES_HOLDS);
    try {
      return List.of(
          taken()
              .map(seen -> Finding.of(Capability.TAKES_HOLDS, said, seen))
              .orElseGet(() -> Finding.notVisible(Capability.TAKES_HOLDS, said)));
    } catch (LibrarySystemException e) {
      return List.of(
          e.kind() == LibrarySystemException.Kind.NOT_OFFERED
              ? Finding.of(Capability.TAKES_HOLDS, said, false)
              : new Finding(
                  Capability.TAKES_HOLDS.key(),
                  "an answer",
                  String.valueOf(e.getMessage()),
                  false));
    }
  }

  /**
   * Empty if it can't be seen: the patron has asked for this book already, which is not to be given
   * up here, or the library system takes no hold on a book that stands on its shelf.
   */
  private Optional<Boolean> taken() throws LibrarySystemException, InterruptedException {
    if (lists()) {
      return Optional.empty();
    }
    Outcome asked = system.hold(new Act.HoldPlaced(item, reader), clock.instant());
    boolean placed = lists();
    if (placed) {
      system.hold(new Act.HoldCancelled(item, reader), clock.instant());
      return Optional.of(!lists());
    }
    return asked instanceof Outcome.Refused ? Optional.empty() : Optional.of(false);
  }

  private boolean lists() throws LibrarySystemException, InterruptedException {
    ItemState book = system.probe(item);
    return system.holds(reader).stream().anyMatch(hold -> hold.covers(book));
  }
}
