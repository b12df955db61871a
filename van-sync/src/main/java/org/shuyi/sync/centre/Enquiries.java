package org.shuyi.sync.centre;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.Registered;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Answer.CardStanding;
import org.shuyi.sync.wire.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what a station asks while a patron waits. Changes no loan. What can't be told in time is
 * {@link Answer.Unreachable}: the station then decides by itself.
 */
final class Enquiries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Enquiries.class);

  private static final Duration GLANCE = Duration.ofMillis(25);

  private final CentreStore store;
  private final LibrarySystem ils;
  private final PinDesk pins;
  private final IntSupplier loanDays;
  private final CentreSettings.Pace pace;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Places places;
  private final Ration people = Ration.ofPeople();
  private final Complaints complaints = Complaints.usual();
  private final Threads threads = new Threads("ask");
  private final ExecutorService probes =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("probe-", 0).factory());

  Enquiries(
      CentreStore store,
      LibrarySystem ils,
      PinDesk pins,
      IntSupplier loanDays,
      CentreSettings.Pace pace,
      ZoneId zone,
      InstantSource clock) {
    this.store = store;
    this.ils = ils;
    this.pins = pins;
    this.loanDays = loanDays;
    this.pace = pace;
    this.zone = zone;
    this.clock = clock;
    this.places = new Places(pace.questions());
  }

  /** Answers once, on a thread of this object or at once. Never blocks. */
  void ask(StationId from, Question question, Consumer<Answer> answer) {
    if (places.take(from)) {
      Future<Answer> probed = probes.submit(() -> probe(from, question));
      threads.start(() -> answer.accept(await(probed)));
    } else {
      complaints.about(
          from,
          times ->
              LOG.warn(
                  "Too many questions at once, {} of {} not answered; {} are for all stations",
                  times,
                  from,
                  pace.questions()));
      answer.accept(new Answer.Unreachable());
    }
  }

  private Answer await(Future<Answer> probed) throws InterruptedException {
    try {
      return probed.get(pace.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      probed.cancel(true);
      return unreachable("no answer within " + pace.answerWithin());
    } catch (ExecutionException e) {
      return unreachable(String.valueOf(e.getCause()));
    }
  }

  private static Answer unreachable(String why) {
    LOG.info("A question can't be answered: {}", why);
    return new Answer.Unreachable();
  }

  /** Holds its place until the library system let go of it, also when nobody waits any more. */
  private Answer probe(StationId from, Question question)
      throws LibrarySystemException, StoreException, InterruptedException {
    try {
      return answer(from, question);
    } finally {
      places.giveBack(from);
    }
  }

  private Answer answer(StationId from, Question question)
      throws LibrarySystemException, StoreException, InterruptedException {
    return switch (question) {
      case Question.OfPatron(var card) -> ofPatron(store.surviving(card));
      case Question.OfItem(var item) -> new Answer.OfItem(ils.probe(item).title());
      case Question.OfLoan(var card, var item) -> ofLoan(store.surviving(card), item);
      case Question.OfRenewal(var card, var item) -> ofRenewal(store.surviving(card), item);
      case Question.OfFees(var card) -> ofFees(store.surviving(card));
      case Question.OfHolds(var card) -> ofHolds(store.surviving(card));
      case Question.OfPerson(var person) -> ofPerson(from, person);
      case Question.OfPin(var card, var pin) -> pins.check(from, card, pin);
    };
  }

  private Answer ofPatron(PatronId card)
      throws LibrarySystemException, StoreException, InterruptedException {
    PatronState patron = ils.probe(card);
    return provisional(patron) ? notRegistered() : ofPatron(patron);
  }

  /** Where it was issued it is good for a little; the station knows that, we don't. */
  private boolean provisional(PatronState patron) throws StoreException {
    return patron.standing() == PatronState.Standing.UNKNOWN_PATRON
        && store.registered(patron.patron()) != Registered.YES;
  }

  private static Answer notRegistered() {
    return unreachable("the card is not registered yet");
  }

  private static Answer ofPatron(PatronState patron) {
    return new Answer.OfPatron(
        MaskedName.of(patron.name()),
        Reasons.againstPatron(patron),
        patron.loanLimit(),
        patron.onLoan().stream()
            .map(loan -> new Answer.Loan(loan.item(), loan.title(), loan.due()))
            .toList());
  }

  /**
   * Has the person a card? A library system that finds no people leaves the centre with what
   * stations issued: a yes counts, a no is none.
   */
  private Answer ofPerson(StationId from, PersonHash person)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (!people.take(from)) {
      complaints.about(
          List.of(from, "people"),
          times -> LOG.warn("{} asks for too many people, {} times not answered", from, times));
      return new Answer.Unreachable();
    }
    boolean finds = ils.capabilities().has(Capability.REGISTERS_PATRONS);
    Optional<PatronId> found = finds ? ils.find(person) : Optional.empty();
    Optional<PatronId> card = found.isPresent() ? found : store.cardOf(person);
    if (card.isPresent()) {
      return new Answer.HasCard(card.get().masked(), standing(card.get()));
    }
    return finds ? new Answer.NoCard() : unreachable("the library system finds no people");
  }

  /** While a payment is on its way to the library system, nobody is asked to pay again. */
  private Answer ofFees(PatronId card)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (!ils.capabilities().has(Capability.TAKES_FEES)) {
      return unreachable("the library system tells nothing of fees");
    }
    return store.paymentWaits(card)
        ? unreachable("a payment on this card is not in the library system yet")
        : new Answer.Owed(ils.owes(card));
  }

  private Answer ofHolds(PatronId card) throws LibrarySystemException, InterruptedException {
    if (!ils.capabilities().has(Capability.TAKES_HOLDS)) {
      return unreachable("the library system tells nothing of holds");
    }
    return new Answer.Holds(
        ils.holds(card).stream()
            .map(
                hold ->
                    new Answer.Hold(
                        hold.item(), hold.title(), hold.ready(), hold.place(), hold.through()))
            .toList());
  }

  private CardStanding standing(PatronId card)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (store.isLost(card)) {
      return CardStanding.LOST;
    }
    return switch (ils.probe(card).standing()) {
      case UNKNOWN_PATRON -> CardStanding.NOT_REGISTERED;
      case GOOD -> CardStanding.GOOD;
      case BLOCKED -> CardStanding.BLOCKED;
      case CARD_LOST -> CardStanding.LOST;
      case EXPIRED -> CardStanding.EXPIRED;
    };
  }

  private Answer ofLoan(PatronId patron, ItemId item)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (!upToDate(item)) {
      return unreachable("acts on " + item + " are still to be brought to the library system");
    }
    int waiting = store.waitingLoans(patron);
    ItemState state = ils.probe(item);
    PatronState borrower = ils.probe(patron);
    return provisional(borrower)
        ? notRegistered()
        : decided(state, Reasons.againstLoan(state, borrower, waiting));
  }

  private Answer ofRenewal(PatronId patron, ItemId item)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (!upToDate(item)) {
      return unreachable("acts on " + item + " are still to be brought to the library system");
    }
    ItemState state = ils.probe(item);
    PatronState borrower = ils.probe(patron);
    return provisional(borrower)
        ? notRegistered()
        : decided(state, Reasons.againstRenewal(state, borrower));
  }

  /**
   * A book that was given back a moment ago may be lent again at once: what came in before the
   * question is brought to the library system first, if that takes no longer than half the time.
   */
  private boolean upToDate(ItemId item) throws StoreException, InterruptedException {
    for (long i = pace.answerWithin().dividedBy(2).dividedBy(GLANCE); i > 0; i--) {
      if (!store.waits(item)) {
        return true;
      }
      Thread.sleep(GLANCE);
    }
    return !store.waits(item);
  }

  private Answer decided(ItemState item, List<RefusalReason> reasons) {
    return reasons.isEmpty()
        ? new Answer.Granted(item.title(), due())
        : new Answer.Denied(item.title(), reasons);
  }

  private LocalDate due() {
    return clock.instant().atZone(zone).toLocalDate().plusDays(loanDays.getAsInt());
  }

  @Override
  public void close() {
    probes.shutdownNow();
    threads.close();
  }
}
