package org.shuyi.kiosk.app.demo;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronHold;
import org.shuyi.sync.ils.PatronState;

/**
 * The demo library system over two roads: accounts over REST, for SIP2 has no words for them, and
 * all else over SIP2. Closing it closes both.
 */
record DemoRoads(LibrarySystem sip2, LibrarySystem accounts) implements LibrarySystem {
  private static final Set<Capability> OF_ACCOUNTS =
      EnumSet.of(Capability.REGISTERS_PATRONS, Capability.BLOCKS_CARDS);

  @Override
  public Capabilities capabilities() {
    return sip2.capabilities().with(OF_ACCOUNTS, accounts.capabilities());
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    return sip2.probe(item);
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
    return sip2.probe(patron);
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return sip2.apply(act, when);
  }

  @Override
  public Optional<PatronId> find(PersonHash person)
      throws LibrarySystemException, InterruptedException {
    return accounts.find(person);
  }

  @Override
  public Outcome register(Act.CardIssued issued, Person person)
      throws LibrarySystemException, InterruptedException {
    return accounts.register(issued, person);
  }

  @Override
  public Outcome reportLost(PatronId card) throws LibrarySystemException, InterruptedException {
    return accounts.reportLost(card);
  }

  @Override
  public boolean accepts(PatronId card, char[] pin)
      throws LibrarySystemException, InterruptedException {
    return sip2.accepts(card, pin);
  }

  @Override
  public Money owes(PatronId card) throws LibrarySystemException, InterruptedException {
    return sip2.owes(card);
  }

  @Override
  public Outcome pay(Act.FeePaid paid, Instant when)
      throws LibrarySystemException, InterruptedException {
    return sip2.pay(paid, when);
  }

  @Override
  public List<PatronHold> holds(PatronId card) throws LibrarySystemException, InterruptedException {
    return sip2.holds(card);
  }

  @Override
  public Outcome hold(Act.OnHold act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return sip2.hold(act, when);
  }

  @Override
  public void close() {
    try (sip2;
        accounts) {
      // Closed by leaving, the second also if the first fails.
    }
  }
}
