package org.shuyi.sync.ils;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;

/**
 * A library system of which its administrator knows more than the adapter can.
 *
 * @param known what is there, or is not, whatever the adapter says
 */
public record KnownBetter(LibrarySystem system, Map<Capability, Boolean> known)
    implements LibrarySystem {
  public KnownBetter {
    known = Map.copyOf(known);
  }

  @Override
  public Capabilities capabilities() {
    return system.capabilities().but(known);
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    return system.probe(item);
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
    return system.probe(patron);
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return system.apply(act, when);
  }

  @Override
  public Optional<PatronId> find(PersonHash person)
      throws LibrarySystemException, InterruptedException {
    return system.find(person);
  }

  @Override
  public Outcome register(Act.CardIssued issued, Person person)
      throws LibrarySystemException, InterruptedException {
    return system.register(issued, person);
  }

  @Override
  public Outcome reportLost(PatronId card) throws LibrarySystemException, InterruptedException {
    return system.reportLost(card);
  }

  @Override
  public boolean accepts(PatronId card, char[] pin)
      throws LibrarySystemException, InterruptedException {
    return system.accepts(card, pin);
  }

  @Override
  public Money owes(PatronId card) throws LibrarySystemException, InterruptedException {
    return system.owes(card);
  }

  @Override
  public Outcome pay(Act.FeePaid paid, Instant when)
      throws LibrarySystemException, InterruptedException {
    return system.pay(paid, when);
  }

  @Override
  public List<PatronHold> holds(PatronId card) throws LibrarySystemException, InterruptedException {
    return system.holds(card);
  }

  @Override
  public Outcome hold(Act.OnHold act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return system.hold(act, when);
  }

  @Override
  public void close() {
    system.close();
  }
}
