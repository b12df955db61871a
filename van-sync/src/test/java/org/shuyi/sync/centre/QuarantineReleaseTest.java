package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.KohaLikeSystem.Done;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.store.EmptyStore;
import org.shuyi.sync.centre.store.Postgres;
import org.shuyi.sync.centre.store.Quarantined;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.Outcomes;

/** What a station kept while its journal was closed is done once after staff opened it. */
abstract class QuarantineReleaseTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final StaffId ANN = new StaffId("s-17");
  private static final Done LENT = new Done("loan", new ItemId("X1"), new PatronId("P1001"));
  private static final Done BACK = new Done("return", new ItemId("X1"), new PatronId("P1001"));
  private static final Done AGAIN = new Done("loan", new ItemId("X1"), new PatronId("P1002"));

  private final TestStation a = new TestStation("a", 1);
  private final KohaLikeSystem ils = new KohaLikeSystem(NOW);
  private CentreBench bench;

  abstract StoreAddress address() throws Exception;

  static final class OnSqliteTest extends QuarantineReleaseTest {
    @TempDir Path directory;

    @Override
    StoreAddress address() {
      return EmptyStore.at(directory.resolve("centre.db"));
    }
  }

  static final class OnPostgresTest extends QuarantineReleaseTest {
    @Override
    StoreAddress address() throws Exception {
      return Postgres.server().database();
    }
  }

  @BeforeEach
  void open() throws Exception {
    bench = new CentreBench(address(), ils, NOW);
    a.loan("X1", "P1001", NOW.minusSeconds(9));
    bench.receive(a.all());
    bench.settleAll();
    a.giveBack("X1", NOW.minusSeconds(8));
    a.loan("X1", "P1002", NOW.minusSeconds(7));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private QuarantineDesk desk() {
    return new QuarantineDesk(bench.store(), () -> NOW);
  }

  /** As by a wire that changes bytes behind every check sum: the chain tells. */
  private Batch garbled() {
    Batch batch = a.batch(2, 3);
    return new Batch(
        batch.station(),
        batch.epoch(),
        batch.first(),
        batch.previousHash(),
        batch.payloads(),
        new byte[32],
        List.of());
  }

  private boolean release(long epoch) throws Exception {
    return desk().release(a.id(), new Epoch(epoch), ANN, "seen at the station");
  }

  @Test
  void whatWasHeldIsDoneOnceAndInOrder() throws Exception {
    assertThat(bench.receive(garbled()).quarantine()).contains("does not hold");
    assertThat(bench.receive(a.all()).acceptedThrough()).as("nothing is taken").isEqualTo(1);
    assertThat(desk().list(9))
        .extracting(Quarantined::station, Quarantined::acceptedThrough)
        .containsExactly(tuple(a.id(), 1L));

    assertThat(release(1)).isTrue();
    assertThat(release(1)).as("it is open").isFalse();
    assertThat(desk().list(9)).isEmpty();
    assertThat(bench.store().counts().quarantined()).isZero();
    for (int i = 0; i < 2; i++) {
      Outcomes answer = bench.receive(a.all());
      assertThat(answer.quarantine()).isNull();
      assertThat(answer.acceptedThrough()).isEqualTo(3);
      bench.settleAll();
    }
    assertThat(ils.done()).containsExactly(LENT, BACK, AGAIN);
  }

  @Test
  void aJournalThatIsStillWrongIsClosedAgain() throws Exception {
    TestStation copy = new TestStation("a", 1);
    copy.giveBack("X9", NOW.minusSeconds(5));
    assertThat(bench.receive(copy.all()).quarantine()).contains("fork");
    assertThat(release(1)).isTrue();
    assertThat(bench.receive(copy.all()).quarantine()).contains("fork");
    assertThat(ils.done()).containsExactly(LENT);
  }

  /** A copied disk begins an epoch; then each act comes in once, whatever came before. */
  @Test
  void afterAForkTheNewEpochBringsEachActOnce() throws Exception {
    bench.receive(garbled());
    TestStation restored = new TestStation("a", 2);
    a.acts().forEach(restored::write);
    assertThat(bench.receive(restored.all()).acceptedThrough()).isEqualTo(3);
    assertThat(release(1)).isTrue();
    bench.receive(a.all());
    bench.settleAll();
    assertThat(ils.done()).containsExactly(LENT, BACK, AGAIN);
    assertThat(bench.outcomes(a)).hasSize(3).isEqualTo(bench.outcomes(restored));
  }

  @Test
  void onlyTheOneJournalIsOpened() throws Exception {
    bench.receive(garbled());
    assertThat(release(7)).isFalse();
    assertThat(desk().list(9)).hasSize(1);
    bench.pass(Duration.ofDays(1));
    assertThat(bench.receive(a.all()).quarantine()).isNotNull();
  }
}
