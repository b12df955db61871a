package org.shuyi.sync.ils;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;

/**
 * A library system (ILS). Adapters never retry by themselves: a call whose answer was lost ends in
 * {@link Outcome.Unknown}, and the caller probes. Safe for use by several threads; each call
 * blocks.
 */
public interface LibrarySystem extends AutoCloseable {
  Capabilities capabilities();

  /**
   * What the library system shows of an item now.
   *
   * @throws LibrarySystemException if it does not answer
   */
  ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException;

  /**
   * What the library system shows of a patron now, with all items on loan.
   *
   * @throws LibrarySystemException if it does not answer
   */
  PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException;

  /**
   * Does a loan, return or renewal, once.
   *
   * @param when the time of the act, as the centre computed it
   * @return Applied, Refused, or Unknown if the request went out and no usable answer came back
   * @throws LibrarySystemException if the request surely did not reach the library system
   */
  Outcome apply(Act.OnItem act, Instant when) throws LibrarySystemException, InterruptedException;

  /**
   * The card of a person who has one here, by the keyed hash that was given when the account was
   * opened. Whoever was registered without a hash is not found.
   *
   * @throws LibrarySystemException if it does not answer; NOT_OFFERED without {@link
   *     Capability#REGISTERS_PATRONS}
   */
  default Optional<PatronId> find(PersonHash person)
      throws LibrarySystemException, InterruptedException {
    throw noRegistrations();
  }

  /**
   * Opens an account for a person with a new card, under that card's number and with the person's
   * hash, once.
   *
   * @param person for this call only: not to be kept, and not for a log
   * @return Applied; Refused, with CARD_NUMBER_TAKEN if another account has the number; or Unknown
   *     if the request went out and no usable answer came back
   * @throws LibrarySystemException if it surely did not reach the library system; NOT_OFFERED
   *     without {@link Capability#REGISTERS_PATRONS}
   */
  default Outcome register(Act.CardIssued issued, Person person)
      throws LibrarySystemException, InterruptedException {
    throw noRegistrations();
  }

  private static LibrarySystemException noRegistrations() {
    return notOffered("opens no accounts over its interface: register by hand");
  }

  /**
   * Marks a card as lost. Doing it twice does no harm.
   *
   * @return Applied, Refused, or Unknown if the request went out and no usable answer came back
   * @throws LibrarySystemException if it surely did not reach the library system; NOT_OFFERED
   *     without {@link Capability#BLOCKS_CARDS}
   */
  default Outcome reportLost(PatronId card) throws LibrarySystemException, InterruptedException {
    throw notOffered("blocks no cards over its interface: block it by hand");
  }

  /**
   * Whether this is the card's PIN. A card that is not known has none.
   *
   * @param pin for this call only, wiped by the caller: not to be kept, and not for a log
   * @throws LibrarySystemException if it does not answer; NOT_OFFERED without {@link
   *     Capability#CHECKS_PINS}
   */
  default boolean accepts(PatronId card, char[] pin)
      throws LibrarySystemException, InterruptedException {
    throw notOffered("checks no PINs over its interface");
  }

  /**
   * What a patron owes now.
   *
   * @throws LibrarySystemException if it does not answer; NOT_OFFERED without {@link
   *     Capability#TAKES_FEES}, or if it says nothing of money
   */
  default Money owes(PatronId card) throws LibrarySystemException, InterruptedException {
    throw notOffered("tells nothing of fees over its interface");
  }

  /**
   * Notes that a patron paid. Doing it twice counts twice.
   *
   * @return Applied, Refused, or Unknown if the request went out and no usable answer came back
   * @throws LibrarySystemException if it surely did not reach the library system; NOT_OFFERED
   *     without {@link Capability#TAKES_FEES}
   */
  default Outcome pay(Act.FeePaid paid, Instant when)
      throws LibrarySystemException, InterruptedException {
    throw notOffered("takes no payments over its interface: enter it by hand");
  }

  /**
   * What a patron has asked for, waiting and ready.
   *
   * @throws LibrarySystemException if it does not answer; NOT_OFFERED without {@link
   *     Capability#TAKES_HOLDS}
   */
  default List<PatronHold> holds(PatronId card)
      throws LibrarySystemException, InterruptedException {
    throw notOffered("tells nothing of holds over its interface");
  }

  /**
   * Places or cancels a hold, once, on this item or on any copy of its title, as the library system
   * has it.
   *
   * @return Applied, Refused, or Unknown if the request went out and no usable answer came back
   * @throws LibrarySystemException if it surely did not reach the library system; NOT_OFFERED
   *     without {@link Capability#TAKES_HOLDS}
   */
  default Outcome hold(Act.OnHold act, Instant when)
      throws LibrarySystemException, InterruptedException {
    throw notOffered("takes no holds over its interface: enter it by hand");
  }

  private static LibrarySystemException notOffered(String what) {
    return new LibrarySystemException(
        LibrarySystemException.Kind.NOT_OFFERED, "this library system " + what);
  }

  @Override
  void close();
}
