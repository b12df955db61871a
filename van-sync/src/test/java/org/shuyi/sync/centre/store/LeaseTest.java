package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.Subject;

/** Two centres in one database: who has an item, and who has it no more. */
final class LeaseTest {
  private static final ItemId X1 = new ItemId("X1");

  private StoreAddress.Postgres address;
  private CentreStore one;
  private CentreStore other;

  @BeforeEach
  void open() throws Exception {
    address = Postgres.server().database();
    one = CentreStore.open(address);
    other = CentreStore.open(address);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  private void expire() throws Exception {
    Postgres.execute(address, "UPDATE item_lane SET lease_until = 1 WHERE owner <> ''");
    Postgres.execute(address, "UPDATE duty SET lease_until = 1");
  }

  private static void append(CentreStore store, Act... acts) throws Exception {
    CentreStoreTest.append(store, CentreStoreTest.VAN, acts);
  }

  private static List<Subject> claim(CentreStore store) throws Exception {
    return store.claim(CentreStoreTest.NOON, 9);
  }

  private static void assertLost(ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LEASE_LOST));
  }

  @Test
  void anItemIsOneCentresAtATime() throws Exception {
    append(one, CentreStoreTest.loan("X1", "P1"), CentreStoreTest.loan("X2", "P1"));
    assertThat(one.claim(CentreStoreTest.NOON, 1)).containsExactly(X1);
    assertThat(claim(other)).containsExactly(new ItemId("X2"));
    assertThat(claim(one)).containsExactly(X1);
  }

  @Test
  void whoLostItsLeaseNeitherAsksNorRecords() throws Exception {
    append(one, CentreStoreTest.loan("X1", "P1"), new Act.Return(X1));
    StoredAct act = CentreStoreTest.head(one, "X1");
    one.intend(act, null, CentreStoreTest.NOON);
    expire();
    assertThat(claim(other)).containsExactly(X1);
    assertThat(other.attempts(act.id()).made()).as("so it probes first").isEqualTo(1);

    assertLost(() -> one.intend(act, null, CentreStoreTest.NOON));
    assertLost(() -> one.settle(act, new Outcome.Applied(null), "R", CentreStoreTest.NOON));
    assertLost(() -> one.doubt(act, new Outcome.Unknown(""), "R", CentreStoreTest.NOON));
    one.putOff(X1, failures -> CentreStoreTest.NOON.plusSeconds(60));

    assertThat(claim(other)).as("not put off by who has it no more").containsExactly(X1);
    other.settle(act, new Outcome.Applied(null), "R", CentreStoreTest.NOON);
    assertThat(other.head(X1).orElseThrow().sequence()).isEqualTo(2);
    assertThat(other.counts()).isEqualTo(new Counts(2, 1, 0, 0, 0, 0));
  }

  @Test
  void whoIsLateButAloneGoesOn() throws Exception {
    append(one, CentreStoreTest.loan("X1", "P1"));
    StoredAct act = CentreStoreTest.head(one, "X1");
    expire();
    one.intend(act, null, CentreStoreTest.NOON);
    assertThat(claim(other)).as("the intent renewed the lease").isEmpty();
    one.settle(act, new Outcome.Applied(null), "R", CentreStoreTest.NOON);
    assertThat(one.waits(X1)).isFalse();
  }

  @Test
  void whatIsPutOffMayBeAnybodysNext() throws Exception {
    append(one, CentreStoreTest.loan("X1", "P1"));
    assertThat(claim(one)).containsExactly(X1);
    one.putOff(X1, failures -> CentreStoreTest.NOON);
    assertThat(claim(other)).containsExactly(X1);
  }

  @Test
  void whoStopsLeavesItsItemsToOthers() throws Exception {
    append(one, CentreStoreTest.loan("X1", "P1"));
    assertThat(claim(one)).containsExactly(X1);
    assertThat(one.takes("reference")).isTrue();
    one.close();
    assertThat(claim(other)).containsExactly(X1);
    assertThat(other.takes("reference")).isTrue();
    one = CentreStore.open(address);
  }

  @Test
  void aDutyIsOneCentresUntilItIsNotHeardOf() throws Exception {
    assertThat(one.takes("reference")).isTrue();
    assertThat(other.takes("reference")).isFalse();
    assertThat(one.takes("reference")).isTrue();
    assertThat(other.takes("another")).isTrue();
    expire();
    assertThat(other.takes("reference")).isTrue();
    assertThat(one.takes("reference")).isFalse();
  }

  @Test
  void theIntentSaysWhose() throws Exception {
    append(one, CentreStoreTest.loan("X1", "P1"));
    one.intend(CentreStoreTest.head(one, "X1"), null, CentreStoreTest.NOON);
    assertThat(
            Postgres.number(
                address, "SELECT count(*) FROM attempt WHERE owner = '" + one.tenant() + "'"))
        .isEqualTo(1);
    assertThat(one.tenant()).isNotEmpty().isNotEqualTo(other.tenant());
  }

  @Test
  void halfOfALeaseIsForTheLibrarySystem() {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    Lease lease = Lease.begin(new Tenant("a", Duration.ofSeconds(10)), nanos::get);
    nanos.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
    assertThat(lease.hasTime()).isTrue();
    nanos.incrementAndGet();
    assertThat(lease.hasTime()).isFalse();
    assertThat(Lease.begin(Tenant.ALONE, () -> 1).hasTime()).isTrue();
  }

  /** The same rows again and again, by both at once, and rows of others about the same items. */
  @Test
  void batchesThatReachBothAtOnceAreStoredOnce() throws Exception {
    int rounds = 40;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (CentreStore store : List.of(one, other, one, other)) {
        all.add(threads.submit(all(store, rounds, "van-01", "X1", "X2", "X3")));
        all.add(threads.submit(all(store, rounds, "van-02", "X3", "X2", "X1")));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    for (String van : List.of("van-01", "van-02")) {
      assertThat(one.lane(new StationId(van), CentreStoreTest.EPOCH).acceptedThrough())
          .isEqualTo(3L * rounds);
    }
    assertThat(one.counts()).isEqualTo(new Counts(6L * rounds, 0, 0, 0, 0, 0));
    assertThat(claim(one)).containsExactly(X1, new ItemId("X2"), new ItemId("X3"));
  }

  /** Until the journal has so many rounds, whoever stored them. */
  private static Callable<Boolean> all(
      CentreStore store, int rounds, String station, String... items) {
    return () -> {
      StationLane lane = store.lane(new StationId(station), CentreStoreTest.EPOCH);
      while (lane.acceptedThrough() < 3L * rounds) {
        Act[] acts = new Act[items.length];
        for (int i = 0; i < items.length; i++) {
          acts[i] = CentreStoreTest.loan(items[i], "P" + i);
        }
        StoredAtOnce.append(store, lane, CentreStoreTest.rows(lane, acts), CentreStoreTest.NOON);
        lane = store.lane(new StationId(station), CentreStoreTest.EPOCH);
      }
      return true;
    };
  }

  /** One stores an act on an item while the other gives the item up because nothing waits on it. */
  @Test
  void anItemThatIsGivenUpWhileSomethingComesInIsNotForgotten() throws Exception {
    append(one, CentreStoreTest.loan("X1", "P1"));
    StoredAct first = CentreStoreTest.head(other, "X1");
    Postgres.execute(
        address,
        """
        CREATE FUNCTION halt() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_advisory_xact_lock(7);
          RETURN NEW;
        END $$;
        CREATE TRIGGER halt BEFORE INSERT OR UPDATE ON total FOR EACH ROW EXECUTE FUNCTION halt();
        """);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection gate = Postgres.connection(address)) {
      gate.createStatement().execute("SELECT pg_advisory_lock(7)");
      Future<?> storing = threads.submit(task(() -> append(one, new Act.Return(X1))));
      await().until(() -> waiting() == 1);
      Future<?> settling =
          threads.submit(
              task(
                  () -> other.settle(first, new Outcome.Applied(null), "R", CentreStoreTest.NOON)));
      await().until(() -> waiting() == 2);
      gate.createStatement().execute("SELECT pg_advisory_unlock(7)");
      storing.get();
      settling.get();
    }
    assertThat(one.waits(X1)).isTrue();
    assertThat(CentreStoreTest.head(other, "X1").sequence()).isEqualTo(2);
  }

  private static Callable<Boolean> task(ThrowingCallable what) {
    return () -> {
      try {
        what.call();
        return true;
      } catch (Throwable e) {
        throw new ExecutionException(e);
      }
    };
  }

  private long waiting() throws Exception {
    return Postgres.number(
        address,
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock'");
  }
}
