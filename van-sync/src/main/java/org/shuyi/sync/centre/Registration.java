package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.Settlement.Step;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.CardHistory;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.StoredCard;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.SealedPerson;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.sealed.UnreadableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the cards that stations issued, as {@link Settlement} settles loans: look, record the
 * intent, register, look whether it is there, record the outcome. Loans on such a card wait
 * meanwhile. One thread per person.
 */
final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

  private final CentreStore store;
  private final LibrarySystem ils;
  private final PersonKeys keys;
  private final InstantSource clock;
  private final Verdicts verdicts;

  /**
   * @param keys to open what stations sealed
   */
  Registration(
      CentreStore store,
      LibrarySystem ils,
      PersonKeys keys,
      InstantSource clock,
      Verdicts verdicts) {
    this.store = store;
    this.ils = ils;
    this.keys = keys;
    this.clock = clock;
    this.verdicts = verdicts;
  }

  /** Deals with the head of a person's lane. */
  Step advance(PersonHash person) throws StoreException, InterruptedException {
    Optional<StoredCard> head = store.head(person);
    if (head.isEmpty()) {
      return Step.EMPTY;
    }
    try {
      return settle(head.get());
    } catch (LibrarySystemException e) {
      LOG.info("Registration {} waits: {}", head.get().id(), e.getMessage());
      return e.kind() == LibrarySystemException.Kind.UNREACHABLE
          ? verdicts.putOff(head.get())
          : verdicts.byHand(
              head.get(), String.valueOf(e.getMessage()), RegistrationRule.CARD_BY_HAND.name());
    }
  }

  private Step settle(StoredCard act)
      throws LibrarySystemException, StoreException, InterruptedException {
    Optional<Action> order = store.order(act.id());
    if (order.filter(Action::onPaper).isPresent()) {
      return ordered(act, order.get());
    }
    CardSituation situation = look(act);
    RegistrationRule rule = RegistrationRule.of(situation);
    PatronId card = act.act().card();
    PatronId kept = situation.kept().orElse(card);
    return switch (rule.does()) {
      case REGISTER -> register(act, situation, rule);
      case KEEP -> settled(act, new Outcome.AlreadyDone(null), card, rule);
      case LANDED -> settled(act, new Outcome.Applied(null), card, rule);
      case MERGE -> settled(act, new Outcome.AlreadyDone(null, kept), kept, rule);
      case MERGE_AND_REVIEW -> settled(act, blocked(situation, rule), kept, rule);
      case REVIEW -> settled(act, refused(situation, rule), null, rule);
      case BY_HAND -> verdicts.byHand(act, rule.sentence(), rule.name());
    };
  }

  /** Staff have registered it, under its number or merged with the card that is known; or never. */
  private Step ordered(StoredCard act, Action action) throws StoreException {
    PatronId known = store.history(act).card().orElse(act.act().card());
    return settled(act, action.outcome(), action == Action.DROP ? null : known, action.rule());
  }

  private CardSituation look(StoredCard act)
      throws LibrarySystemException, StoreException, InterruptedException {
    PatronId card = act.act().card();
    CardHistory history = store.history(act);
    Attempts attempts = store.attempts(act.id());
    boolean canRegister = ils.capabilities().has(Capability.REGISTERS_PATRONS);
    Optional<PatronId> found = canRegister ? ils.find(act.act().person()) : Optional.empty();
    Optional<PatronId> another =
        CardSituation.kept(history, found).filter(kept -> !kept.equals(card));
    return new CardSituation(
        card,
        history,
        found,
        ils.probe(card).standing(),
        another.isPresent() ? ils.probe(another.get()) : null,
        attempts,
        canRegister,
        act.act().sealed() != null);
  }

  private Step register(StoredCard act, CardSituation situation, RegistrationRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    if (situation.attempts().made() >= Settlement.MOST_ATTEMPTS) {
      String asked = "asked " + Settlement.MOST_ATTEMPTS + " times without a usable answer";
      return verdicts.byHand(act, asked, rule.name());
    }
    Person person;
    try {
      person = opened(act.act());
    } catch (UnreadableException e) {
      return verdicts.byHand(
          act, "name and document can't be read: " + e.getMessage(), rule.name());
    }
    store.intend(act, null, clock.instant());
    return switch (ils.register(act.act(), person)) {
      case Outcome.Applied applied -> verified(act, rule);
      case Outcome.AlreadyDone done -> verified(act, rule);
      case Outcome.Refused refused -> refused(act, refused, rule);
      case Outcome.Unknown unknown -> {
        LOG.info("Registration {} is probed again: {}", act.id(), unknown.detail());
        yield verdicts.putOff(act);
      }
    };
  }

  /** At the moment of the request and not before; nothing keeps it. */
  private Person opened(Act.CardIssued issued) throws UnreadableException {
    SealedPerson sealed = Objects.requireNonNull(issued.sealed(), "the rule asks for it");
    return keys.open(sealed, issued.card(), issued.person());
  }

  /** Only an account that names the person is found by the next one who looks. */
  private Step verified(StoredCard act, RegistrationRule rule)
      throws LibrarySystemException, StoreException, InterruptedException {
    PatronId card = act.act().card();
    if (ils.find(act.act().person()).filter(card::equals).isPresent()) {
      return settled(act, new Outcome.Applied(null), card, rule);
    }
    LOG.warn(
        "The library system said yes to registration {} and does not show it; it is looked at again",
        act.id());
    return verdicts.putOff(act);
  }

  /** Another account that has the number was opened since we looked. */
  private Step refused(StoredCard act, Outcome.Refused refused, RegistrationRule rule)
      throws StoreException {
    return refused.reasons().contains(RefusalReason.CARD_NUMBER_TAKEN)
        ? settled(act, refused, null, rule)
        : verdicts.byHand(
            act, "refused, " + refused.detail() + ": staff register it by hand", rule.name());
  }

  private static Outcome.Refused blocked(CardSituation situation, RegistrationRule rule) {
    PatronState theirs = situation.theirs();
    return new Outcome.Refused(
        theirs == null ? List.of(RefusalReason.PATRON_BLOCKED) : Reasons.againstPatron(theirs),
        rule.sentence());
  }

  private static Outcome.Refused refused(CardSituation situation, RegistrationRule rule) {
    return new Outcome.Refused(
        List.of(
            situation.theirsUnknown()
                ? RefusalReason.PATRON_UNKNOWN
                : RefusalReason.CARD_NUMBER_TAKEN),
        rule.sentence());
  }

  /**
   * @param kept the card that the person has now; null if that is not settled
   */
  private Step settled(
      StoredCard act, Outcome outcome, @Nullable PatronId kept, RegistrationRule rule)
      throws StoreException {
    return settled(act, outcome, kept, rule.name());
  }

  private Step settled(StoredCard act, Outcome outcome, @Nullable PatronId kept, String rule)
      throws StoreException {
    store.register(act, outcome, kept, rule, clock.instant());
    return verdicts.told(act, outcome);
  }
}
