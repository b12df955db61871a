package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.store.ActTimeReader;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.EmptyStore;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.HoldRequest;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Outcomes;

/** The centre without threads and network: a test says when what happens, and what time it is. */
final class CentreBench implements AutoCloseable {
  static final CentreSettings.Pace PACE =
      new CentreSettings.Pace(
          2,
          2,
          Duration.ofMillis(500),
          Duration.ofHours(24),
          Duration.ofMinutes(15),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofHours(1));

  private static final int MOST_STEPS = 10_000;

  private Path database;
  private int crashes;
  private final LibrarySystem ils;
  private CentreStore store;
  private Inbox inbox;
  private Settlement settlement;
  private Registration registration;
  private Instant now;

  CentreBench(Path database, LibrarySystem ils, Instant now) throws StoreException {
    this(EmptyStore.at(database), database, ils, now);
  }

  /** On any database; only the one in a file can be restarted. */
  CentreBench(StoreAddress address, LibrarySystem ils, Instant now) throws StoreException {
    this(address, Path.of(""), ils, now);
  }

  private CentreBench(StoreAddress address, Path database, LibrarySystem ils, Instant now)
      throws StoreException {
    this.database = database;
    this.ils = ils;
    this.now = now;
    this.store = CentreStore.open(address);
    this.inbox = inbox();
    this.settlement = settlement();
    this.registration = registration();
  }

  private Inbox inbox() {
    return new Inbox(store, Quota.usual(), () -> now);
  }

  private Verdicts verdicts() {
    return new Verdicts(store, PACE, () -> now, (act, outcome) -> {});
  }

  private Registration registration() {
    return new Registration(store, ils, TestStation.PERSON_KEYS, () -> now, verdicts());
  }

  private Holds holds() {
    return new Holds(store, ils, () -> now, verdicts());
  }

  private Fees fees() {
    return new Fees(store, ils, () -> now, verdicts());
  }

  private LostCards lostCards() {
    return new LostCards(store, ils, () -> now, verdicts(), () -> {});
  }

  private Settlement settlement() {
    return new Settlement(
        store, ils, () -> KohaLikeSystem.LOAN_DAYS, PACE, ZoneOffset.UTC, () -> now, verdicts());
  }

  /** As after a kill: what is in the files at this moment goes on, the log not yet worked in. */
  void restart() throws IOException {
    Path next = database.resolveSibling("after-crash-" + ++crashes + ".db");
    Files.copy(database, next);
    Files.copy(log(database), log(next));
    store.close();
    database = next;
    store = CentreStore.open(new StoreAddress.Sqlite(database));
    inbox = inbox();
    settlement = settlement();
    registration = registration();
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  CentreStore store() {
    return store;
  }

  ReviewDesk desk() {
    return new ReviewDesk(store, () -> now);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Outcomes receive(Batch batch) throws StoreException {
    return receiveAs(batch.station(), BatchCodec.encode(batch)).orElseThrow();
  }

  Optional<Outcomes> receiveAs(StationId name, Batch batch) throws StoreException {
    return receiveAs(name, BatchCodec.encode(batch));
  }

  Optional<Outcomes> receiveAs(StationId name, byte[] bytes) throws StoreException {
    Optional<Outcomes> answer = inbox.receive(name, bytes);
    unpack();
    return answer;
  }

  /** Staff open a journal again. */
  void release(TestStation station) throws StoreException {
    assertThat(store.release(station.id(), station.epoch(), new StaffId("li"), "looked at it", now))
        .isTrue();
    unpack();
  }

  private void unpack() throws StoreException {
    Unpacking unpacking = new Unpacking(store, () -> now);
    while (unpacking.next().isPresent()) {
      // The next one.
    }
  }

  Settlement.Step advance(String item) throws Exception {
    return advance(new ItemId(item));
  }

  Settlement.Step advance(Subject subject) throws Exception {
    return switch (subject) {
      case ItemId item -> settlement.advance(item);
      case PersonHash person -> registration.advance(person);
      case PatronId card -> lostCards().advance(card);
      case FeeOrder order -> fees().advance(order);
      case HoldRequest request -> holds().advance(request);
    };
  }

  /** Works until nothing is due, without letting time pass. */
  void settleDue() throws Exception {
    for (int i = 0; i < MOST_STEPS; i++) {
      List<Subject> due = store.claim(now, 1);
      if (due.isEmpty()) {
        return;
      }
      advance(due.getFirst());
    }
    throw new AssertionError("still work after " + MOST_STEPS + " steps");
  }

  /** Works and lets time pass until no act waits. */
  void settleAll() throws Exception {
    for (int i = 0; i < 100; i++) {
      settleDue();
      if (store.nextDue(now).isEmpty()) {
        return;
      }
      pass(Duration.ofSeconds(30));
    }
    throw new AssertionError("acts wait for ever");
  }

  /** When an act was done; with a dash if only bounds are known. */
  String timeOf(TestStation station, long sequence) throws StoreException {
    return ActTimeReader.read(store, station.acts().get((int) sequence - 1).id());
  }

  List<Outcome> outcomes(TestStation station) throws StoreException {
    return store
        .outcomes(
            station.id(),
            station.epoch(),
            LongStream.rangeClosed(1, station.written()).boxed().toList())
        .stream()
        .map(Outcomes.Settled::outcome)
        .toList();
  }

  /** A card as the inbox holds it now. */
  Act.CardIssued stored(TestStation station, int sequence) throws Exception {
    ActId act = station.acts().get(sequence - 1).id();
    byte[] payload = Objects.requireNonNull(store.sent(List.of(act)).get(act)).payload();
    return (Act.CardIssued) ActCodec.decode(payload).act();
  }

  @Override
  public void close() {
    store.close();
  }
}
