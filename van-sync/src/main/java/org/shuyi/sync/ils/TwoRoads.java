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
 * One library system over two roads, such as SIP2 and REST. Closing it closes both.
 *
 * @param first for questions, loans and renewals, and all that is not for the other
 * @param second only for what it is asked to do
 * @param bySecond what is asked of the second: each capability goes with its requests
 */
public record TwoRoads(LibrarySystem first, LibrarySystem second, Set<Capability> bySecond)
    implements LibrarySystem {
  private static final Set<Capability> OF_RETURNS =
      EnumSet.of(
          Capability.TAKES_RETURNS,
          Capability.HONOURS_RETURN_DATE,
          Capability.LATE_RETURN_CLOSES_ANY_LOAN,
          Capability.RETURN_OF_NOTHING_IS_FINE);

  public TwoRoads {
    bySecond = Set.copyOf(bySecond);
  }

  /** Returns by the second; fees and holds too, each if the first takes none. */
  public static TwoRoads returnsElsewhere(LibrarySystem first, LibrarySystem second) {
    Set<Capability> bySecond = EnumSet.copyOf(OF_RETURNS);
    for (Capability other : List.of(Capability.TAKES_FEES, Capability.TAKES_HOLDS)) {
      if (!first.capabilities().has(other)) {
        bySecond.add(other);
      }
    }
    return new TwoRoads(first, second, bySecond);
  }

  private LibrarySystem road(Capability needed) {
    return bySecond.contains(needed) ? second : first;
  }

  @Override
  public Capabilities capabilities() {
    return first.capabilities().with(bySecond, second.capabilities());
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
    return (act instanceof Act.Return ? road(Capability.TAKES_RETURNS) : first).apply(act, when);
  }

  @Override
  public Optional<PatronId> find(PersonHash person)
      throws LibrarySystemException, InterruptedException {
    return road(Capability.REGISTERS_PATRONS).find(person);
  }

  @Override
  public Outcome register(Act.CardIssued issued, Person person)
      throws LibrarySystemException, InterruptedException {
    return road(Capability.REGISTERS_PATRONS).register(issued, person);
  }

  @Override
  public Outcome reportLost(PatronId card) throws LibrarySystemException, InterruptedException {
    return road(Capability.BLOCKS_CARDS).reportLost(card);
  }

  @Override
  public boolean accepts(PatronId card, char[] pin)
      throws LibrarySystemException, InterruptedException {
    return first.accepts(card, pin);
  }

  @Override
  public Money owes(PatronId card) throws LibrarySystemException, InterruptedException {
    return road(Capability.TAKES_FEES).owes(card);
  }

  @Override
  public Outcome pay(Act.FeePaid paid, Instant when)
      throws LibrarySystemException, InterruptedException {
    return road(Capability.TAKES_FEES).pay(paid, when);
  }

  @Override
  public List<PatronHold> holds(PatronId card) throws LibrarySystemException, InterruptedException {
    return road(Capability.TAKES_HOLDS).holds(card);
  }

  @Override
  public Outcome hold(Act.OnHold act, Instant when)
      throws LibrarySystemException, InterruptedException {
    return road(Capability.TAKES_HOLDS).hold(act, when);
  }

  @Override
  public void close() {
    try (first;
        second) {
      // Closed by leaving, the second also if the first fails.
    }
  }
}
