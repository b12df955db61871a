package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresStoreTest extends CentreStoreTest {
  private StoreAddress.Postgres address;

  @BeforeEach
  void make() throws Exception {
    address = Postgres.server().database();
  }

  @Override
  StoreAddress address() {
    return address;
  }

  private static void assertFails(StoreException.Kind kind, ThrowingCallable what) {
    assertThatThrownBy(what)
        .asInstanceOf(InstanceOfAssertFactories.type(StoreException.class))
        .satisfies(e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(kind));
  }

  private static void assertRefused(StoreException.Kind kind, StoreAddress address) {
    assertFails(kind, () -> CentreStore.open(address).close());
  }

  @Test
  void aWrongPasswordIsSaidAndNotPrinted() {
    StoreAddress wrong = new StoreAddress.Postgres(address.url(), address.user(), "guessed");
    assertRefused(StoreException.Kind.DENIED, wrong);
    assertThatThrownBy(() -> CentreStore.open(wrong).close())
        .hasMessageContaining(address.url())
        .hasMessageContaining("password file")
        .hasMessageNotContaining("guessed");
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    assertRefused(
        StoreException.Kind.UNREACHABLE,
        new StoreAddress.Postgres("jdbc:postgresql://127.0.0.1:1/shuyi", "shuyi", ""));
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() throws Exception {
    CentreStore.open(address).close();
    Postgres.execute(
        address,
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success) VALUES (99, '99', 'of tomorrow', 'SQL',"
            + " 'V99__of_tomorrow.sql', 'shuyi', 1, true)");
    assertRefused(StoreException.Kind.TOO_NEW, address);
  }

  @Test
  void aFullDiskUndoesTheWholeBatch() throws Exception {
    try (CentreStore store = CentreStore.open(address)) {
      append(store, VAN, loan("X1", "P1"));
      failOn("packed", "53100", 0);
      assertFails(StoreException.Kind.DISK_FULL, () -> append(store, VAN, loan("X2", "P1")));
      assertThat(store.lane(VAN, EPOCH).acceptedThrough()).isEqualTo(1);
      assertThat(store.counts().accepted()).isEqualTo(1);
    }
  }

  @Test
  void whatDoesNotFitOnADiskStaysPacked() throws Exception {
    try (CentreStore store = CentreStore.open(address)) {
      failOn("item_lane", "53100", 0);
      assertFails(StoreException.Kind.DISK_FULL, () -> append(store, VAN, loan("X1", "P1")));
      assertThat(store.lane(VAN, EPOCH).acceptedThrough()).isEqualTo(1);
      assertThat(store.lane(VAN, EPOCH).isPacked()).isTrue();
      assertThat(store.counts().accepted()).isZero();
      assertFails(StoreException.Kind.DISK_FULL, () -> StoredAtOnce.unpack(store, NOON));
    }
  }

  @Test
  void whatOthersUndidIsDoneAgain() throws Exception {
    try (CentreStore store = CentreStore.open(address)) {
      failOn("item_lane", "40001", 4);
      assertThat(append(store, VAN, loan("X1", "P1")).acceptedThrough()).isEqualTo(1);
      assertThat(store.counts().accepted()).isEqualTo(1);
    }
  }

  @Test
  void whatOthersAlwaysUndoIsReported() throws Exception {
    try (CentreStore store = CentreStore.open(address)) {
      failOn("item_lane", "40P01", 1_000);
      assertFails(StoreException.Kind.BUSY, () -> append(store, VAN, loan("X1", "P1")));
      assertThat(store.lane(VAN, EPOCH).isPacked()).isTrue();
    }
  }

  /**
   * Lets the server fail on each insert.
   *
   * @param times how often, then no more; 0 for ever
   */
  private void failOn(String table, String state, int times) throws SQLException {
    Postgres.execute(
        address,
        """
        CREATE SEQUENCE failures;
        CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF %d = 0 OR nextval('failures') <= %d THEN
            RAISE EXCEPTION 'by a test' USING ERRCODE = '%s';
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER fail BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION fail();
        """
            .formatted(times, times, state, table));
  }

  @Test
  void connectionsThatBreakAreMadeAgain() throws Exception {
    try (CentreStore store = CentreStore.open(address)) {
      append(store, VAN, loan("X1", "P1"));
      Postgres.disconnect(address);
      await().ignoreExceptions().until(() -> store.counts().accepted() == 1);
    }
  }

  @Test
  void aServerThatGoesAndComesAgainIsFoundAgain() throws Exception {
    try (CentreStore store = CentreStore.open(address)) {
      append(store, VAN, loan("X1", "P1"));
      Postgres.server().stop();
      try {
        assertFails(StoreException.Kind.UNREACHABLE, store::counts);
        assertFails(StoreException.Kind.UNREACHABLE, () -> append(store, VAN, loan("X2", "P1")));
      } finally {
        Postgres.server().start();
      }
      await().ignoreExceptions().until(() -> store.counts().accepted() == 1);
      assertThat(append(store, VAN, loan("X2", "P1")).acceptedThrough()).isEqualTo(2);
    }
  }

  @Test
  void everyCommitIsOnDisk() throws Exception {
    try (CentreStore store = CentreStore.open(address)) {
      assertThat(store.counts().accepted()).isZero();
      Postgres.execute(address, "ALTER DATABASE " + database() + " SET synchronous_commit = off");
    }
    Database opened = Database.open(address);
    try {
      String setting =
          opened.transaction(
              "reading a setting",
              tx -> tx.first("SHOW synchronous_commit", row -> row.getString(1)).orElseThrow());
      assertThat(setting).isEqualTo("on");
    } finally {
      opened.close();
    }
  }

  private String database() {
    return address.url().substring(address.url().lastIndexOf('/') + 1);
  }

  @Test
  void anAddressWithAPasswordIsRefused() {
    assertThatThrownBy(
            () -> new StoreAddress.Postgres("jdbc:postgresql://db/x?password=p", "shuyi", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(address).hasToString(address.url() + " as shuyi");
  }
}
