package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.Outcomes;

/** What every database has to do for a centre. */
abstract class CentreStoreTest {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Epoch EPOCH = new Epoch(1);
  static final StationId VAN = new StationId("van-01");

  /** The same for the whole test, empty at its start. */
  abstract StoreAddress address() throws Exception;

  static Act.Loan loan(String item, String patron) {
    return new Act.Loan(
        new ItemId(item), new PatronId(patron), LocalDate.of(2027, 1, 1), Act.DecidedBy.STATION);
  }

  static ActId id(StationLane lane, long sequence) {
    return new ActId(new UUID(lane.station().value().hashCode(), sequence));
  }

  /** Rows behind the stored ones, one second from each to the next. */
  static List<NewRow> rows(StationLane lane, @Nullable Act... acts) {
    List<NewRow> rows = new ArrayList<>();
    byte[] hash = lane.chainHash();
    for (Act act : acts) {
      long sequence = lane.acceptedThrough() + rows.size() + 1;
      Instant at = NOON.plusSeconds(sequence);
      Stamp stamp =
          new Stamp(new UUID(7, 7), Duration.ofSeconds(sequence), at, Stamp.ClockTrust.TRUSTED);
      byte[] payload =
          act == null
              ? new byte[] {1}
              : ActCodec.encode(new RecordedAct(sequence, id(lane, sequence), stamp, act));
      hash = HashChain.next(hash, lane.epoch(), sequence, payload);
      rows.add(
          new NewRow(
              sequence,
              payload,
              hash,
              id(lane, sequence),
              stamp,
              act,
              false,
              new ActTime(at, at, at)));
    }
    return rows;
  }

  static StationLane append(CentreStore store, StationId station, @Nullable Act... acts)
      throws Exception {
    StationLane lane = store.lane(station, EPOCH);
    return StoredAtOnce.append(store, lane, rows(lane, acts), NOON).orElseThrow();
  }

  static StoredAct head(CentreStore store, String item) throws Exception {
    assertThat(store.claim(NOON.plusSeconds(60), 9)).contains(new ItemId(item));
    return store.head(new ItemId(item)).orElseThrow();
  }

  @Test
  void anUnknownJournalHasNothingStored() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      StationLane lane = store.lane(VAN, EPOCH);
      assertThat(lane.acceptedThrough()).isZero();
      assertThat(lane.chainHash()).isEqualTo(HashChain.start());
      assertThat(store.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void aCounterNeverGoesBack() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      assertThat(store.next("reference")).isEqualTo(1);
      assertThat(store.next("reference")).isEqualTo(2);
    }
    try (CentreStore store = CentreStore.open(address())) {
      assertThat(store.next("reference")).isEqualTo(3);
      assertThat(store.next("another")).isEqualTo(1);
    }
  }

  @Test
  void whatIsStoredIsThereAfterAStart() throws Exception {
    byte[] hash;
    try (CentreStore store = CentreStore.open(address())) {
      hash = append(store, VAN, loan("X1", "P1"), loan("X2", "P1"), null).chainHash();
    }
    try (CentreStore store = CentreStore.open(address())) {
      StationLane lane = store.lane(VAN, EPOCH);
      assertThat(lane.acceptedThrough()).isEqualTo(3);
      assertThat(lane.chainHash()).isEqualTo(hash);
      assertThat(store.hash(VAN, EPOCH, 3)).hasValueSatisfying(h -> assertThat(h).isEqualTo(hash));
      ActId second = id(lane, 2);
      assertThat(store.sent(List.of(second, new ActId(new UUID(0, 0)))))
          .containsOnlyKeys(second)
          .hasEntrySatisfying(second, sent -> assertThat(sent.station()).isEqualTo(VAN));
      assertThat(store.claim(NOON, 9)).containsExactly(new ItemId("X1"), new ItemId("X2"));
      assertThat(store.claim(NOON.minusMillis(1), 9)).isEmpty();
      assertThat(store.waitingLoans(new PatronId("P1"))).isEqualTo(2);
      assertThat(store.counts()).isEqualTo(new Counts(3, 0, 0, 1, 1, 0));
    }
  }

  @Test
  void anActIsAskedForNotedAndSettled() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      append(store, VAN, loan("X1", "P1"), new Act.Return(new ItemId("X1")));
      StoredAct first = head(store, "X1");
      assertThat(store.attempts(first.id())).isEqualTo(Attempts.NONE);

      store.intend(first, LocalDate.of(2026, 12, 24), NOON);
      store.intend(first, null, NOON.plusSeconds(9));
      assertThat(store.attempts(first.id())).isEqualTo(new Attempts(2, NOON, null));
      store.intend(first, null, NOON.plusSeconds(99));
      store.withdraw(first, NOON.plusSeconds(99));
      assertThat(store.attempts(first.id())).isEqualTo(new Attempts(2, NOON, null));
      store.settle(first, new Outcome.Applied(LocalDate.of(2027, 1, 1)), "LOAN", NOON);

      StoredAct second = head(store, "X1");
      assertThat(second.sequence()).isEqualTo(2);
      assertThat(store.history(second))
          .isEqualTo(
              new History(
                  History.Later.NONE,
                  Optional.of(new History.Previous(Optional.of(new PatronId("P1")), true))));
      assertThat(store.outcomes(VAN, EPOCH, List.of(1L, 2L)))
          .extracting(Outcomes.Settled::outcome)
          .containsExactly(new Outcome.Applied(LocalDate.of(2027, 1, 1)));

      store.settle(second, new Outcome.AlreadyDone(null), "RETURN", NOON);
      assertThat(store.waits(new ItemId("X1"))).isFalse();
      assertThat(store.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
    }
  }

  @Test
  void aRefusedActIsInReviewUntilSomethingBeforeItComesIn() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      append(store, VAN, new Act.Return(new ItemId("X1")), loan("X1", "P2"));
      StoredAct back = head(store, "X1");
      store.putOff(back.act().item(), failures -> NOON.plusSeconds(1 + failures));
      assertThat(store.nextDue(NOON)).hasValue(NOON.plusSeconds(1));
      head(store, "X1");
      store.putOff(back.act().item(), failures -> NOON.plusSeconds(1 + failures));
      assertThat(store.nextDue(NOON)).hasValue(NOON.plusSeconds(2));
      head(store, "X1");

      assertThat(store.doubt(back, new Outcome.Unknown("no answer"), "RULE", NOON)).isTrue();
      assertThat(store.doubt(back, new Outcome.Unknown("no answer"), "RULE", NOON)).isFalse();
      assertThat(store.counts()).isEqualTo(new Counts(2, 0, 0, 1, 1, 0));
      store.settle(back, new Outcome.Applied(null), "RULE", NOON);
      assertThat(store.counts()).isEqualTo(new Counts(2, 1, 0, 0, 0, 0));
      store.settle(
          head(store, "X1"),
          new Outcome.Refused(List.of(RefusalReason.ITEM_NOT_ON_LOAN), "out"),
          "RULE",
          NOON);
      assertThat(store.counts()).isEqualTo(new Counts(2, 1, 1, 0, 1, 0));
    }
  }

  @Test
  void whatAStationBroughtIsCountedForADay() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      assertThat(store.use(VAN, NOON, 9)).isEqualTo(new StationUse(0, 0, 0, 0));
      append(store, VAN, new Act.Return(new ItemId("X1")), null);
      long bytes = store.use(VAN, NOON, 9).bytes();
      assertThat(store.use(VAN, NOON, 9)).isEqualTo(new StationUse(2, bytes, 1, 1));
      assertThat(bytes).isGreaterThan(2);
      Instant tomorrow = NOON.plus(Duration.ofDays(1));
      assertThat(store.use(VAN, tomorrow, 9)).isEqualTo(new StationUse(0, 0, 0, 1));
      assertThat(store.use(new StationId("other"), NOON, 9)).isEqualTo(new StationUse(0, 0, 0, 0));
    }
  }

  /** Whatever happens to acts, in whatever order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theTotalsAreWhatACountGives(long seed) throws Exception {
    Random random = new Random(seed);
    try (CentreStore store = CentreStore.open(address())) {
      for (int i = 0; i < 120; i++) {
        happen(store, random);
      }
      assertThat(store.counts().accepted()).isGreaterThan(20);
      assertThat(store.counts().review()).isPositive();
      assertThat(store.counts()).isEqualTo(counted(store));
    }
  }

  private static void happen(CentreStore store, Random random) throws Exception {
    StationId station = new StationId("s" + random.nextInt(3));
    String item = "X" + random.nextInt(3);
    switch (random.nextInt(12)) {
      case 0, 1 -> appendIfOpen(store, station, loan(item, "P1"), new Act.Return(new ItemId(item)));
      case 2 -> appendIfOpen(store, station, loan(item, "P2"), null);
      case 3 -> quarantineNowAndThen(store, station, random);
      default -> decide(store, item, random);
    }
  }

  private static void appendIfOpen(CentreStore store, StationId station, @Nullable Act... acts)
      throws Exception {
    StationLane lane = store.lane(station, EPOCH);
    assertThat(StoredAtOnce.append(store, lane, rows(lane, acts), NOON).isPresent())
        .isEqualTo(lane.quarantine() == null);
  }

  private static void quarantineNowAndThen(CentreStore store, StationId station, Random random)
      throws Exception {
    if (random.nextInt(8) == 0) {
      store.quarantine(store.lane(station, EPOCH), "fork", NOON);
    }
  }

  private static void decide(CentreStore store, String item, Random random) throws Exception {
    if (!store.waits(new ItemId(item))) {
      return;
    }
    StoredAct act = head(store, item);
    switch (random.nextInt(5)) {
      case 0 -> store.settle(act, new Outcome.Applied(null), "RULE", NOON);
      case 1 -> store.settle(act, new Outcome.AlreadyDone(null), "RULE", NOON);
      case 2 -> store.doubt(act, new Outcome.Unknown("no answer"), "RULE", NOON);
      case 3 -> store.intend(act, null, NOON);
      default ->
          store.settle(
              act, new Outcome.Refused(List.of(RefusalReason.PATRON_BLOCKED), ""), "RULE", NOON);
    }
  }

  private static Counts counted(CentreStore store) throws Exception {
    return store.within(
        tx ->
            new Counts(
                count(tx, "SELECT count(*) FROM act"),
                count(tx, "SELECT count(*) FROM act WHERE result IN ('APPLIED', 'ALREADY_DONE')"),
                count(tx, "SELECT count(*) FROM act WHERE result = 'REFUSED'"),
                count(tx, "SELECT count(*) FROM act WHERE result = 'UNKNOWN'"),
                count(tx, "SELECT count(*) FROM review WHERE state = 'OPEN'"),
                count(tx, "SELECT count(*) FROM station_lane WHERE quarantine IS NOT NULL")));
  }

  private static long count(Transaction tx, String sql) throws SQLException {
    return tx.first(sql, row -> row.getLong(1)).orElseThrow();
  }

  @Test
  void aLaneThatWasMovedMeanwhileIsNotStoredTo() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      StationLane before = store.lane(VAN, EPOCH);
      StationLane first = append(store, VAN, loan("X1", "P1"));
      assertThat(StoredAtOnce.append(store, before, rows(before, loan("X2", "P1")), NOON))
          .isEmpty();
      append(store, VAN, loan("X2", "P1"));
      assertThat(StoredAtOnce.append(store, first, rows(first, loan("X3", "P1")), NOON)).isEmpty();
      assertThat(store.counts().accepted()).isEqualTo(2);
      assertThat(store.waits(new ItemId("X3"))).isFalse();
    }
  }

  @Test
  void theFirstReasonForAQuarantineStands() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      StationLane lane = append(store, VAN, loan("X1", "P1"));
      store.quarantine(lane, "fork", NOON);
      store.quarantine(lane, "another", NOON);
      assertThat(store.lane(VAN, EPOCH).quarantine()).isEqualTo("fork");
      assertThat(store.lane(VAN, EPOCH).acceptedThrough()).isEqualTo(1);
      assertThat(store.counts().quarantined()).isEqualTo(1);
    }
  }

  private static final PersonHash LI = new PersonHash("1".repeat(64));
  private static final PersonHash ZHAO = new PersonHash("2".repeat(64));
  private static final StationId OTHER = new StationId("van-02");
  private static final Outcome.Unknown BY_HAND = new Outcome.Unknown("by hand");

  private static Act.CardIssued card(String card, PersonHash person) {
    return new Act.CardIssued(
        new PatronId(card),
        person,
        IdentityDocument.Kind.RESIDENT_ID,
        PatronCategory.ADULT,
        LocalDate.of(2027, 11, 21),
        Act.DecidedBy.STATION,
        null);
  }

  private static StoredCard head(CentreStore store, PersonHash person) throws Exception {
    assertThat(store.claim(NOON.plusSeconds(60), 9)).contains(person);
    return store.head(person).orElseThrow();
  }

  private static void register(CentreStore store, PersonHash person, String kept) throws Exception {
    StoredCard act = head(store, person);
    PatronId card = new PatronId(kept);
    Outcome outcome =
        act.act().card().equals(card)
            ? new Outcome.Applied(null)
            : new Outcome.AlreadyDone(null, card);
    store.register(act, outcome, card, "RULE", NOON);
  }

  @Test
  void twoCardsOfAPersonBecomeOne() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      append(store, VAN, card("V1", LI), loan("X1", "V1"));
      append(store, OTHER, card("V2", LI), loan("X2", "V2"));
      assertThat(store.registered(head(store, "X2"))).isEqualTo(Registered.NOT_YET);
      assertThat(store.history(head(store, LI)))
          .isEqualTo(new CardHistory(Optional.empty(), false, false));
      store.intend(head(store, LI), null, NOON);
      assertThat(store.attempts(head(store, LI).id()).made()).isEqualTo(1);
      register(store, LI, "V1");
      assertThat(store.history(head(store, LI)).card()).hasValue(new PatronId("V1"));
      register(store, LI, "V1");

      assertThat(store.waits(LI)).isFalse();
      assertThat(store.surviving(new PatronId("V2"))).isEqualTo(new PatronId("V1"));
      assertThat(store.registered(head(store, "X2"))).isEqualTo(Registered.YES);
      assertThat(head(store, "X1").act()).isEqualTo(loan("X1", "V1"));
      assertThat(head(store, "X2").act()).isEqualTo(loan("X2", "V1"));
      append(store, OTHER, loan("X3", "V2"));
      assertThat(head(store, "X3").act()).as("comes later").isEqualTo(loan("X3", "V1"));
    }
  }

  @Test
  void whatWasHeldBackGoesOnWhenTheCardIsRegistered() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      append(store, VAN, card("V1", LI), loan("X1", "V1"), loan("X2", "V1"));
      StoredCard card = head(store, LI);
      assertThat(store.doubt(card, BY_HAND, "RULE", NOON)).isTrue();
      assertThat(store.registered(head(store, "X1"))).isEqualTo(Registered.BY_STAFF);
      assertThat(store.hold(head(store, "X1"), BY_HAND, "RULE", NOON)).isTrue();
      StoredAct late = head(store, "X2");
      assertThat(store.waits(new ItemId("X1"))).isFalse();
      assertThat(store.counts().review()).isEqualTo(2);

      register(store, LI, "P9");
      assertThat(store.hold(late, BY_HAND, "RULE", NOON)).as("registered meanwhile").isFalse();
      assertThat(head(store, "X1").act()).isEqualTo(loan("X1", "P9"));
      assertThat(head(store, "X2").act()).isEqualTo(loan("X2", "P9"));
      store.settle(head(store, "X1"), new Outcome.Applied(null), "RULE", NOON);
      store.settle(head(store, "X2"), new Outcome.Applied(null), "RULE", NOON);
      assertThat(store.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0));
    }
  }

  @Test
  void aNumberThatTwoStationsGaveAwayIsTheEarlierPersonsEverywhereButThere() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      append(store, VAN, card("V1", LI));
      append(store, OTHER, null, card("V1", ZHAO), loan("X1", "V1"));
      assertThat(store.history(head(store, LI)).taken()).isFalse();
      assertThat(store.history(head(store, ZHAO)).taken()).isTrue();
      register(store, LI, "P9");
      store.register(
          head(store, ZHAO),
          new Outcome.Refused(List.of(RefusalReason.CARD_NUMBER_TAKEN), ""),
          null,
          "RULE",
          NOON);
      assertThat(head(store, "X1").act()).as("Zhao's, not Li's").isEqualTo(loan("X1", "V1"));
      assertThat(store.registered(head(store, "X1"))).isEqualTo(Registered.BY_STAFF);
      assertThat(store.surviving(new PatronId("V1"))).isEqualTo(new PatronId("P9"));
    }
  }
}
