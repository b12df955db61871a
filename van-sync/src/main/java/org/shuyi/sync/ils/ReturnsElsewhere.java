package org.shuyi.sync.ils;

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

/**
 * One library system over two roads: returns by the second, fees and holds too if the first takes
 * none, everything else by the first. Closing it closes both.
 *
 * @param first for questions, loans and renewals
 * @param returns for returns only
 */
public record ReturnsElsewhere(LibrarySystem first, LibrarySystem returns)
    implements LibrarySystem {
  private static final Set<Capability> OF_RETURNS =
      EnumSet.of(
          Capability.TAKES_RETURNS,
          Capability.HONOURS_RETURN_DATE,
          Capability.LATE_RETURN_CLOSES_ANY_LOAN,
          Capability.RETURN_OF_NOTHING_IS_FINE);

  @Override
  public Capabilities capabilities() {
    Capabilities both = first.capabilities().with(OF_RETURNS, returns.capabilities());
    return both.with(EnumSet.of(Capability.TAKES_FEES), fees().capabilities())
        .with(EnumSet.of(Capability.TAKES_HOLDS), holding().capabilities());
  }

  private LibrarySystem holding() {
    return first.capabilities().has(Capability.TAKES_HOLDS) ? first : returns;
  }

  private LibrarySystem fees() {
    return first.capabilities().has(Capability.TAKES_FEES) ? first : returns;
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException {
    return first.probe(item);
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException {
    return first.probe(patron);
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return (act instanceof Act.Return ? returns : first).apply(act, when);
  }

  @Override
  public Optional<PatronId> find(PersonHash person)
      throws LibrarySystemException, InterruptedException {
    return first.find(person);
  }

  @Override
  public Outcome register(Act.CardIssued issued, Person person)
      throws LibrarySystemException, InterruptedException {
    return first.register(issued, person);
  }

  @Override
  public Outcome reportLost(PatronId card) throws LibrarySystemException, InterruptedException {
    return first.reportLost(card);
  }

  @Override
  public boolean accepts(PatronId card, char[] pin)
      throws LibrarySystemException, InterruptedException {
    return first.accepts(card, pin);
  }

  @Override
  public Money owes(PatronId card) throws LibrarySystemException, InterruptedException {
    return fees().owes(card);
  }

  @Override
  public Outcome pay(Act.FeePaid paid, Instant when)
      throws LibrarySystemException, InterruptedException {
    return fees().pay(paid, when);
  }

  @Override
  public List<PatronHold> holds(PatronId card) throws LibrarySystemException, InterruptedException {
    return holding().holds(card);
  }

  @Override
  public Outcome hold(Act.OnHold act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return holding().hold(act, when);
  }

  @Override
  public void close() {
    try (first;
        returns) {
      // Closed by leaving, the second also if the first fails.
    }
  }
}
