package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;

final class CentreStoreTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("centre.db");
  }

  private void assertRefused(StoreException.Kind kind) {
    assertThatThrownBy(() -> CentreStore.open(file).close())
        .asInstanceOf(InstanceOfAssertFactories.type(StoreException.class))
        .extracting(StoreException::kind)
        .isEqualTo(kind);
  }

  @Test
  void anUnknownJournalHasNothingStored() throws Exception {
    try (CentreStore store = CentreStore.open(file)) {
      StationLane lane = store.lane(new StationId("a"), new Epoch(1));
      assertThat(lane.acceptedThrough()).isZero();
      assertThat(lane.chainHash()).isEqualTo(HashChain.start());
      assertThat(store.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0));
    }
  }

  @Test
  void aCounterNeverGoesBack() throws Exception {
    try (CentreStore store = CentreStore.open(file)) {
      assertThat(store.next("reference")).isEqualTo(1);
      assertThat(store.next("reference")).isEqualTo(2);
    }
    try (CentreStore store = CentreStore.open(file)) {
      assertThat(store.next("reference")).isEqualTo(3);
      assertThat(store.next("another")).isEqualTo(1);
    }
  }

  @Test
  void aSecondCentreOnTheSameFileIsRefused() throws Exception {
    try (CentreStore store = CentreStore.open(file)) {
      assertThat(store.counts().accepted()).isZero();
      assertRefused(StoreException.Kind.IN_USE);
    }
    CentreStore.open(file).close();
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAsItIs() throws Exception {
    String text = "no database, but somebody's only copy of something. ".repeat(100);
    Files.writeString(file, text);
    assertRefused(StoreException.Kind.CORRUPT);
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertRefused(StoreException.Kind.TOO_NEW);
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    Path nowhere = directory.resolve("nowhere").resolve("centre.db");
    assertThatThrownBy(() -> CentreStore.open(nowhere).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(nowhere.toString());
  }
}
