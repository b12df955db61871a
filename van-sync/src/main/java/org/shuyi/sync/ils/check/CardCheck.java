package org.shuyi.sync.ils.check;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState.Standing;

/** The steps about cards: PINs, lost cards, new accounts. */
final class CardCheck {
  /** Whoever stands behind a new account that is only for trying. */
  private static final PersonHash NOBODY = new PersonHash("5e".repeat(32));

  private static final Person INVENTED =
      new Person("书驿", IdentityDocument.of(IdentityDocument.Kind.OTHER, "SHUYI-CHECK"));

  private final LibrarySystem system;
  private final Subjects.Cards cards;
  private final PatronId reader;
  private final LocalDate today;

  CardCheck(LibrarySystem system, Subjects subjects, InstantSource clock) {
    this.system = system;
    this.cards = subjects.cards();
    this.reader = subjects.patrons().getFirst();
    this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Whether something is as the table says. */
  @FunctionalInterface
  private interface Trial {
    boolean succeeds() throws LibrarySystemException, InterruptedException;
  }

  /** Asks; nothing changes. */
  List<Finding> reading() throws InterruptedException {
    Optional<String> pin = cards.pin();
    return pin.isEmpty()
        ? List.of()
        : List.of(tried(Capability.CHECKS_PINS, () -> tellsPins(pin.get())));
  }

  private boolean tellsPins(String pin) throws LibrarySystemException, InterruptedException {
    return system.accepts(reader, pin.toCharArray())
        && !system.accepts(reader, (pin + "0").toCharArray());
  }

  /** Marks the spare card as lost and opens an account for the new one; both stay so. */
  List<Finding> changing() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    if (cards.spare().isPresent()) {
      PatronId spare = cards.spare().get();
      findings.add(tried(Capability.BLOCKS_CARDS, () -> blocks(spare)));
    }
    if (cards.fresh().isPresent()) {
      PatronId fresh = cards.fresh().get();
      findings.add(tried(Capability.REGISTERS_PATRONS, () -> registers(fresh)));
    }
    return findings;
  }

  private boolean blocks(PatronId spare) throws LibrarySystemException, InterruptedException {
    system.reportLost(spare);
    Standing now = system.probe(spare).standing();
    return now == Standing.CARD_LOST || now == Standing.BLOCKED;
  }

  /** Another time the account is there already. */
  private boolean registers(PatronId fresh) throws LibrarySystemException, InterruptedException {
    if (system.find(NOBODY).isEmpty()) {
      Act.CardIssued issued =
          new Act.CardIssued(
              fresh,
              NOBODY,
              IdentityDocument.Kind.OTHER,
              PatronCategory.ADULT,
              today.plusYears(1),
              Act.DecidedBy.STAFF,
              null);
      system.register(issued, INVENTED);
    }
    return system.find(NOBODY).filter(fresh::equals).isPresent()
        && system.probe(fresh).standing() == Standing.GOOD;
  }

  /** What the adapter does not offer is not there. */
  private Finding tried(Capability capability, Trial trial) throws InterruptedException {
    boolean said = system.capabilities().has(capability);
    try {
      return Finding.of(capability, said, trial.succeeds());
    } catch (LibrarySystemException e) {
      return e.kind() == LibrarySystemException.Kind.NOT_OFFERED
          ? Finding.of(capability, said, false)
          : new Finding(capability.key(), "an answer", String.valueOf(e.getMessage()), false);
    }
  }
}
