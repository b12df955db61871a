package org.shuyi.sync.centre.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewCase;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.HoldRequest;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The centre's memory. Every call is one transaction and on disk when it returns. Safe for use by
 * several threads. A SQLite file belongs to one process; a PostgreSQL database may serve several.
 */
public final class CentreStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CentreStore.class);

  private final Database database;

  private CentreStore(Database database) {
    this.database = database;
  }

  /** Opens the database, and makes its tables if they are not there. */
  public static CentreStore open(StoreAddress address) throws StoreException {
    return new CentreStore(Database.open(address));
  }

  /** How far a station's journal is stored; all zeros if nothing of it is. */
  public StationLane lane(StationId station, Epoch epoch) throws StoreException {
    return database.transaction(
        "reading a station's lane", tx -> new InboxRows(tx).lane(station, epoch));
  }

  /** The hash of one stored row; of a packed one only if its batch ends with it. */
  public Optional<byte[]> hash(StationId station, Epoch epoch, long sequence)
      throws StoreException {
    return database.transaction(
        "reading a hash", tx -> new InboxRows(tx).hash(station, epoch, sequence));
  }

  /** Whether a row with this number and hash of the station is stored, in whichever epoch. */
  public boolean holds(StationId station, long sequence, byte[] hash) throws StoreException {
    return database.transaction(
        "looking for a row", tx -> new InboxRows(tx).holds(station, sequence, hash));
  }

  /**
   * The bytes that first brought each of some acts, and the station that sent them; those that are
   * not stored are left out.
   */
  public Map<ActId, Sent> sent(Collection<ActId> ids) throws StoreException {
    return database.transaction(
        "looking for acts",
        tx -> {
          Map<ActId, Sent> found = new HashMap<>();
          for (ActId id : ids) {
            new InboxRows(tx).sent(id).ifPresent(sent -> found.put(id, sent));
          }
          return found;
        });
  }

  /**
   * The acts of one journal in its order, as far as they are unpacked; a journal that was set back
   * brings acts again that another epoch of its station has.
   *
   * @param after the sequence number before the first one wanted; 0 for all
   * @param limit 1 to 1000
   */
  public List<byte[]> journal(StationId station, Epoch epoch, long after, int limit)
      throws StoreException {
    return database.transaction(
        "reading a journal", tx -> new InboxRows(tx).payloads(station, epoch, after, limit));
  }

  /**
   * One journal of one station, as far as it is unpacked.
   *
   * @param first sequence number of its first act here; those up to {@code last} follow without gap
   */
  public record Lane(StationId station, Epoch epoch, long first, long last) {}

  /** All journals that have acts, by station; of one station the oldest first. */
  public List<Lane> lanes() throws StoreException {
    return database.transaction("reading journals", tx -> new InboxRows(tx).journals());
  }

  /** Bytes of an act and who sent them. */
  @SuppressWarnings("ArrayRecordComponent") // decoded, never compared
  public record Sent(StationId station, byte[] payload) {}

  /**
   * Stores a batch as it came, behind {@code lane}, and moves that. {@link #unpack} makes acts of
   * it.
   *
   * @param bytes what its new rows count for, see {@link StationUse}
   * @return empty if the lane is not where it was any more, for another centre had a batch of it at
   *     the same time: nothing is stored, and the lane has to be read again
   */
  public Optional<StationLane> pack(StationLane lane, Packed batch, long bytes)
      throws StoreException {
    return database.transaction(
        "storing a batch of " + lane.station(), tx -> new InboxRows(tx).pack(lane, batch, bytes));
  }

  /**
   * Unpacks the oldest batch that waits for that and that nobody else is at. Loans, returns and
   * renewals then wait in their item's lane, new cards in their person's; what needs no library
   * system is settled as applied; what is of an unknown kind waits in review. The clocks that it
   * tells of date earlier acts, see {@link #correct}.
   *
   * @param undecided see {@link #correct}
   * @return empty if no batch waits
   */
  public Optional<Unpacked> unpack(Unpacker unpacker, List<String> undecided, Instant now)
      throws StoreException {
    return database.transaction(
        "unpacking a batch", tx -> new InboxRows(tx).unpack(unpacker, undecided, now));
  }

  /**
   * What a station brought on the day of {@code now}.
   *
   * @param most cases in review counted; more are not told apart
   */
  public StationUse use(StationId station, Instant now, long most) throws StoreException {
    return database.transaction(
        "reading a station's use", tx -> new UseRows(tx).use(station, now, most));
  }

  /** Takes nothing more of this journal until somebody has looked. The first reason stands. */
  public void quarantine(StationLane lane, String reason, Instant at) throws StoreException {
    database.transaction(
        "quarantining a lane", tx -> new InboxRows(tx).quarantine(lane, reason, at));
  }

  /**
   * Dates acts that the centre has already, by anchors that came later. Those that wait are placed
   * anew; where staff were asked because the clocks did not tell, the centre looks again by itself.
   * What is settled stays settled.
   *
   * @param undecided the rules by which staff were asked for that
   * @return how many acts have a sure time now
   */
  public int correct(
      StationId station, List<ClockAnchor> anchors, List<String> undecided, Instant now)
      throws StoreException {
    return database.transaction(
        "dating acts of " + station,
        tx -> new TimeRows(tx).correct(station, anchors, undecided, now));
  }

  /**
   * A station was heard.
   *
   * @param empty it had nothing that the centre had not
   */
  public void heard(StationId station, Instant at, boolean empty) throws StoreException {
    database.transaction(
        "noting a sign of life", tx -> new SilenceRows(tx).heard(station, at, empty));
  }

  /** When each station was heard. */
  public Map<StationId, Heard> heard() throws StoreException {
    return database.transaction("reading signs of life", tx -> new SilenceRows(tx).heard());
  }

  /** The newest unpacked acts of a station's newest journal, the newest first. */
  public List<PastAct> lastActs(StationId station, int limit) throws StoreException {
    return database.transaction(
        "reading a station's last acts", tx -> new InboxRows(tx).last(station, limit));
  }

  /**
   * Whether another station may still bring something that took place before this act.
   *
   * @param window how long that counts, since the act came in and since that station was heard
   */
  public boolean mayStillCome(StoredAct act, Duration window, Instant now) throws StoreException {
    return database.transaction(
        "looking for silent stations", tx -> new SilenceRows(tx).mayStillCome(act, window, now));
  }

  /** Journals that are closed, the longest closed first. */
  public List<Quarantined> quarantined(int limit) throws StoreException {
    return database.transaction("reading quarantines", tx -> new QuarantineRows(tx).list(limit));
  }

  /**
   * Opens a journal again, with a line on record.
   *
   * @return false if it is open
   */
  public boolean release(StationId station, Epoch epoch, StaffId by, String reason, Instant at)
      throws StoreException {
    return database.transaction(
        "releasing a lane", tx -> new QuarantineRows(tx).release(station, epoch, by, reason, at));
  }

  /**
   * What became of some of a station's acts; those without an outcome are left out.
   *
   * @param sequences at most 200
   */
  public List<Outcomes.Settled> outcomes(StationId station, Epoch epoch, List<Long> sequences)
      throws StoreException {
    return database.transaction(
        "reading outcomes",
        tx -> {
          List<Outcomes.Settled> found = new ArrayList<>();
          for (long sequence : sequences) {
            new InboxRows(tx).outcome(station, epoch, sequence).ifPresent(found::add);
          }
          return found;
        });
  }

  /**
   * Takes items with acts that wait and are to be looked at by now, the longest waiting first. They
   * are this centre's until it puts them off or nothing waits on them any more, or until it is not
   * heard of for as long as a lease lasts. What it has already is among them.
   */
  public List<Subject> claim(Instant now, int limit) throws StoreException {
    return database.transaction("looking for work", tx -> new LaneRows(tx).claim(now, limit));
  }

  /** When the next item after this moment is to be looked at; empty if there is none. */
  public Optional<Instant> nextDue(Instant now) throws StoreException {
    return database.transaction("looking for work", tx -> new LaneRows(tx).nextDue(now));
  }

  /** Whether the library system has not been told of all that happened to an item. */
  public boolean waits(Subject item) throws StoreException {
    return database.transaction("looking for work", tx -> new LaneRows(tx).waits(item));
  }

  /**
   * The act that is next on an item: one that the library system was asked for already, else the
   * oldest.
   */
  public Optional<StoredAct> head(ItemId item) throws StoreException {
    return database.transaction(
        "reading the head of an item's lane", tx -> new LaneRows(tx).head(item, Rows::storedAct));
  }

  /** The card that is next of a person, in the same order. */
  public Optional<StoredCard> head(PersonHash person) throws StoreException {
    return database.transaction(
        "reading the head of a person's lane",
        tx -> new LaneRows(tx).head(person, Rows::storedCard));
  }

  /** The report that is next of a lost card. */
  public Optional<StoredLoss> head(PatronId card) throws StoreException {
    return database.transaction(
        "reading the head of a card's lane", tx -> new LaneRows(tx).head(card, Rows::storedLoss));
  }

  /** The payment that is next of an order. */
  public Optional<StoredFee> head(FeeOrder order) throws StoreException {
    return database.transaction(
        "reading the head of an order's lane", tx -> new LaneRows(tx).head(order, Rows::storedFee));
  }

  /** What is next of a patron's wish for a book. */
  public Optional<StoredHold> head(HoldRequest request) throws StoreException {
    return database.transaction(
        "reading the head of a hold's lane",
        tx -> new LaneRows(tx).head(request, Rows::storedHold));
  }

  /** Whether another act of the same order stands: it is one payment. */
  public boolean paidBefore(StoredFee act) throws StoreException {
    return database.transaction(
        "looking for a payment", tx -> new FeeRows(tx).paidBefore(act.id(), act.act().order()));
  }

  /** Whether a payment on this card is not settled with the library system. */
  public boolean paymentWaits(PatronId card) throws StoreException {
    return database.transaction("looking for payments", tx -> new FeeRows(tx).waits(card));
  }

  /** Whether staff know of a lost card. */
  public boolean told(StoredLoss act) throws StoreException {
    return database.transaction("looking for a case", tx -> new CardRows(tx).told(act));
  }

  /** Cards that stations are to refuse, whatever the catalogue says. */
  public List<PatronId> lostCards() throws StoreException {
    return database.transaction("reading lost cards", tx -> new CardRows(tx).lost());
  }

  /** Whether this card was reported lost and not found since. */
  public boolean isLost(PatronId card) throws StoreException {
    return database.transaction("looking for a lost card", tx -> new CardRows(tx).isLost(card));
  }

  /** The card of a person who got one at a station, registered or still to be registered. */
  public Optional<PatronId> cardOf(PersonHash person) throws StoreException {
    return database.transaction(
        "looking for a person's card", tx -> new PersonRows(tx).cardOf(person));
  }

  /** A card is lost no more, or the catalogue itself shows it as blocked. */
  public void found(PatronId card) throws StoreException {
    database.transaction("striking a lost card out", tx -> new CardRows(tx).found(card));
  }

  /**
   * Keeps what tells a PIN that the library system said yes to.
   *
   * @param at when it did
   */
  public void keepPin(PatronId card, PinVerifier verifier, Instant at) throws StoreException {
    database.transaction(
        "keeping a PIN verifier", tx -> new CardRows(tx).keep(card, verifier, false, at));
  }

  /** What is known of a card's PIN. */
  public Optional<KnownPin> pin(PatronId card) throws StoreException {
    return database.transaction("reading a PIN verifier", tx -> new CardRows(tx).pin(card));
  }

  /** What tells the PINs of cards, in the order of their numbers, those after {@code card}. */
  public List<Map.Entry<PatronId, PinVerifier>> pinsAfter(String card, int limit)
      throws StoreException {
    return database.transaction(
        "reading PIN verifiers", tx -> new CardRows(tx).pinsAfter(card, limit));
  }

  /**
   * Puts an item, a person or a card off; {@code until} gets how often this happened in a row
   * before.
   */
  public void putOff(Subject item, IntFunction<Instant> until) throws StoreException {
    database.transaction("putting off an item", tx -> new LaneRows(tx).putOff(item, until));
  }

  /** What the centre did with this item before and after the act. */
  public History history(StoredAct act) throws StoreException {
    return database.transaction("reading an item's history", tx -> new ActRows(tx).history(act));
  }

  /** What the centre knows of a person and of the card that a station gave one. */
  public CardHistory history(StoredCard act) throws StoreException {
    return database.transaction("reading a person's cards", tx -> new PersonRows(tx).history(act));
  }

  /** Whether the card of a loan or a renewal is one that the library system can know. */
  public Registered registered(StoredAct act) throws StoreException {
    return database.transaction(
        "looking for a registration", tx -> new PersonRows(tx).registered(act));
  }

  /** The same of any card, wherever it is shown. */
  public Registered registered(PatronId card) throws StoreException {
    return database.transaction(
        "looking for a registration", tx -> new PersonRows(tx).registered(card));
  }

  /** The card that counts for this one: itself, or the one that its person had before. */
  public PatronId surviving(PatronId card) throws StoreException {
    return database.transaction(
        "looking for a person's card", tx -> new PersonRows(tx).surviving(card));
  }

  /**
   * Records what became of a card and deletes who got it. What waited for it goes on, under the
   * card that is kept.
   *
   * @param kept the card that its person has now; null if that is not settled
   * @throws StoreException LEASE_LOST if another centre has taken the person
   */
  public void register(
      StoredCard act, Outcome outcome, @Nullable PatronId kept, String rule, Instant at)
      throws StoreException {
    database.transaction(
        "recording a registration",
        tx -> {
          LaneRows lanes = new LaneRows(tx);
          lanes.hold(act.subject());
          new PersonRows(tx).register(act, outcome, kept, rule, at);
          lanes.follow(act.subject(), at);
          return act;
        });
  }

  /**
   * Deletes the names and documents of cards that came in before then and are not registered yet.
   *
   * @return of how many
   */
  public int forgetPeople(Instant before) throws StoreException {
    return database.transaction(
        "deleting personal data", tx -> new PersonRows(tx).forgetBefore(before));
  }

  /** How often the library system was asked for this act without an answer. */
  public Attempts attempts(ActId id) throws StoreException {
    return database.transaction("reading attempts", tx -> new ActRows(tx).attempts(id));
  }

  /** Loans of a patron that the library system does not show yet. */
  public int waitingLoans(PatronId patron) throws StoreException {
    return database.transaction(
        "counting waiting loans", tx -> new ActRows(tx).waitingLoans(patron));
  }

  /**
   * Says that the library system is about to be asked. Must return before it is.
   *
   * @param dueBefore what the item shows now
   * @return to be looked at right before the library system is asked
   * @throws StoreException LEASE_LOST if another centre has taken the item: it must not be asked
   */
  public Lease intend(Stored act, @Nullable LocalDate dueBefore, Instant at) throws StoreException {
    Lease lease = Lease.begin(database.tenant(), System::nanoTime);
    database.transaction(
        "recording an intent",
        tx -> {
          new LaneRows(tx).hold(act.subject());
          return new ActRows(tx).intend(act, dueBefore, at);
        });
    return lease;
  }

  /**
   * Whether one of these was given back before an act, and the library system does not know yet.
   *
   * @param items of one patron
   */
  public boolean returnWaits(StoredAct before, List<ItemId> items) throws StoreException {
    return database.transaction(
        "looking for returns",
        tx -> {
          ActRows acts = new ActRows(tx);
          for (ItemId item : items) {
            if (acts.returnWaits(before, item)) {
              return true;
            }
          }
          return false;
        });
  }

  /**
   * Says that the library system was not asked, though it was about to be, or surely did nothing.
   *
   * @throws StoreException LEASE_LOST if another centre has taken the item
   */
  public void withdraw(StoredAct act, Instant at) throws StoreException {
    database.transaction(
        "withdrawing an intent",
        tx -> {
          new LaneRows(tx).hold(act.act().item());
          return new ActRows(tx).withdraw(act.id(), at);
        });
  }

  /**
   * Records what became of an act; the next one in its lane may follow. For a card see {@link
   * #register}.
   *
   * @throws StoreException LEASE_LOST if another centre has taken the lane
   */
  public void settle(Stored act, Outcome outcome, String rule, Instant at) throws StoreException {
    database.transaction(
        "recording an outcome",
        tx -> {
          LaneRows lanes = new LaneRows(tx);
          lanes.hold(act.subject());
          new ActRows(tx).settle(act, outcome, rule, at);
          lanes.follow(act.subject(), at);
          return act;
        });
  }

  /**
   * Records that an act is held back because its card is not registered. It holds nothing up.
   *
   * @return false, and nothing is recorded, if the card has been registered meanwhile
   * @throws StoreException LEASE_LOST if another centre has taken the item
   */
  public boolean hold(StoredAct act, Outcome.Unknown outcome, String rule, Instant at)
      throws StoreException {
    return database.transaction(
        "holding an act back",
        tx -> {
          LaneRows lanes = new LaneRows(tx);
          lanes.hold(act.subject());
          if (new PersonRows(tx).registered(act) != Registered.BY_STAFF) {
            return false;
          }
          new ActRows(tx).settle(act, outcome, rule, at);
          lanes.follow(act.subject(), at);
          return true;
        });
  }

  /**
   * Records that nobody can tell what became of an act. It is in review, and still waits: it is
   * probed again, and nothing else is done on its item before.
   *
   * @return false if this was recorded before
   * @throws StoreException LEASE_LOST if another centre has taken the item
   */
  public boolean doubt(Stored act, Outcome.Unknown outcome, String rule, Instant at)
      throws StoreException {
    return database.transaction(
        "recording a doubt",
        tx -> {
          new LaneRows(tx).hold(act.subject());
          return new ActRows(tx).doubt(act, outcome, rule, at);
        });
  }

  /** Cases in one state, the oldest first. */
  public List<ReviewEntry> reviews(CaseState state, int limit) throws StoreException {
    return database.transaction("reading cases", tx -> new ReviewRows(tx).entries(state, limit));
  }

  /** What stations did with an item, the newest first. */
  public List<ItemAct> story(String item, int limit) throws StoreException {
    return database.transaction(
        "reading an item's acts", tx -> new ReviewRows(tx).story(item, limit));
  }

  public Optional<ReviewEntry> review(ActId act) throws StoreException {
    return database.transaction("reading a case", tx -> new ReviewRows(tx).entry(act));
  }

  /** All that was ever done with a case, in order. */
  public List<Entered> record(ActId act) throws StoreException {
    return database.transaction("reading a case's record", tx -> new ReviewRows(tx).record(act));
  }

  /**
   * Takes a step with a case. What is decided about an item waits in its lane from then on, as any
   * act does; about anything else it is recorded at once.
   *
   * @param allowed what can be done about it
   * @return empty if there is no such case
   */
  public Optional<ReviewCase.Verdict> step(
      ActId act, Step step, Function<ReviewEntry, List<Action>> allowed, Instant at)
      throws StoreException {
    return database.transaction(
        "taking a step with a case", tx -> new CaseSteps(tx).take(act, step, allowed, at));
  }

  /** What staff have decided about a waiting act. */
  public Optional<Action> order(ActId act) throws StoreException {
    return database.transaction("looking for an order", tx -> new ReviewRows(tx).order(act));
  }

  /**
   * Records that the library system answered what was asked, though the act itself is not done yet.
   *
   * @throws StoreException LEASE_LOST if another centre has taken the item
   */
  public void answered(StoredAct act, Instant at) throws StoreException {
    database.transaction(
        "recording an answer",
        tx -> {
          new LaneRows(tx).hold(act.act().item());
          return new ActRows(tx).answered(act.id(), at);
        });
  }

  /**
   * Whether this centre is the one that does something for all of them; if so it stays that for as
   * long as a lease lasts.
   */
  public boolean takes(String duty) throws StoreException {
    return database.transaction("taking a duty", tx -> new Duties(tx).take(duty));
  }

  /** This centre among those of the database; empty if there can be no other. */
  public String tenant() {
    return database.tenant().name();
  }

  /** A number that is greater than any that this returned for that name. */
  public long next(String counter) throws StoreException {
    return database.transaction("counting", tx -> Rows.next(tx, counter));
  }

  public Counts counts() throws StoreException {
    return database.transaction("counting acts", tx -> Total.read(tx));
  }

  /** For tests that look at the tables themselves. */
  <T> T within(Database.Work<T> work) throws StoreException {
    return database.transaction("looking", work);
  }

  /** Leaves what it has claimed to others and closes the database. A second call does nothing. */
  @Override
  public void close() {
    if (!database.tenant().isAlone()) {
      leave();
    }
    database.close();
  }

  private void leave() {
    try {
      database.transaction("letting go", tx -> new LaneRows(tx).release() + new Duties(tx).leave());
    } catch (StoreException e) {
      LOG.warn("Other centres wait until the leases of this one have run out: {}", e.getMessage());
    }
  }
}
