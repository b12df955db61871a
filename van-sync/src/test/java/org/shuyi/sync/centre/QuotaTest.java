package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.EmptyStore;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;

/** What a station may bring, on a real database. */
final class QuotaTest {
  private static final Quota SMALL = new Quota(10, 2_000, 3, 5);

  @TempDir Path directory;
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private CentreStore store;
  private Inbox inbox;

  @BeforeEach
  void open() throws Exception {
    store = CentreStore.open(EmptyStore.at(directory.resolve("centre.db")));
    inbox = inbox(SMALL);
  }

  private Inbox inbox(Quota quota) {
    return new Inbox(store, quota, () -> now);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Outcomes send(Batch batch) throws Exception {
    return inbox.receive(batch.station(), BatchCodec.encode(batch)).orElseThrow();
  }

  private TestStation station(String name, long epoch, int acts) {
    TestStation made = new TestStation(name, epoch);
    for (int i = 0; i < acts; i++) {
      made.giveBack("X" + i, now.minusSeconds(acts - i));
    }
    return made;
  }

  @Test
  void whatIsOverTheQuotaIsNeitherStoredNorAcknowledgedAndTheStationIsToldWhy() throws Exception {
    TestStation greedy = station("greedy", 1, 11);
    assertThat(send(greedy.batch(1, 10)).held()).isNull();
    Outcomes answer = send(greedy.batch(11, 11));
    assertThat(answer.held()).isEqualTo(Held.ACTS_PER_DAY);
    assertThat(answer.acceptedThrough()).isEqualTo(10);
    assertThat(new Unpacking(store, () -> now).next().orElseThrow().fresh()).isEqualTo(10);
    assertThat(send(station("honest", 1, 5).all()).held()).isNull();
  }

  @Test
  void tomorrowItGoesOnAndNothingWasLost() throws Exception {
    TestStation greedy = station("greedy", 1, 12);
    send(greedy.batch(1, 10));
    assertThat(send(greedy.batch(11, 12)).held()).isEqualTo(Held.ACTS_PER_DAY);
    now = now.plus(Duration.ofDays(1));
    Outcomes answer = send(greedy.batch(11, 12));
    assertThat(answer.held()).isNull();
    assertThat(answer.acceptedThrough()).isEqualTo(12);
  }

  @Test
  void theQuotaOutlivesAStart() throws Exception {
    TestStation greedy = station("greedy", 1, 11);
    send(greedy.batch(1, 10));
    inbox = inbox(SMALL);
    assertThat(send(greedy.batch(11, 11)).held()).isEqualTo(Held.ACTS_PER_DAY);
  }

  @Test
  void bytesCountToo() throws Exception {
    inbox = inbox(new Quota(1000, 100, 3, 5));
    assertThat(send(station("greedy", 1, 9).all()).held()).isEqualTo(Held.BYTES_PER_DAY);
    assertThat(store.counts().accepted()).isZero();
  }

  @Test
  void epochsWithoutEndAreBounded() throws Exception {
    for (long epoch = 1; epoch <= 1000; epoch++) {
      Outcomes answer = send(broken(station("hostile", epoch, 2)));
      assertThat(answer.held()).isEqualTo(epoch <= 3 ? null : Held.EPOCHS_PER_DAY);
    }
    assertThat(store.counts().quarantined()).isEqualTo(3);
    assertThat(send(station("honest", 1, 5).all()).acceptedThrough()).isEqualTo(5);
  }

  private static Batch broken(TestStation station) {
    Batch good = station.all();
    return new Batch(
        good.station(),
        good.epoch(),
        1,
        good.previousHash(),
        good.payloads().reversed(),
        good.chainHash(),
        good.unsettled());
  }

  @Test
  void theSameBatchAgainAndAgainUsesNothingUp() throws Exception {
    TestStation station = station("stuck", 1, 8);
    for (int i = 0; i < 2000; i++) {
      assertThat(send(station.batch(1, 8)).acceptedThrough()).isEqualTo(8);
    }
    assertThat(store.use(station.id(), now, 9).acts()).isEqualTo(8);
  }

  @Test
  void aSignOfLifeLetsAStationThatIsHeldGoOn() throws Exception {
    inbox = inbox(new Quota(300, 1_000_000, 3, 5));
    TestStation greedy = station("greedy", 1, 350);
    send(greedy.batch(1, 180));
    assertThat(send(greedy.batch(181, 350)).held()).isEqualTo(Held.ACTS_PER_DAY);
    assertThat(send(greedy.batch(181, 180)).held()).isEqualTo(Held.ACTS_PER_DAY);
    now = now.plus(Duration.ofDays(1));
    assertThat(send(greedy.batch(181, 180)).held()).isNull();
  }
}
