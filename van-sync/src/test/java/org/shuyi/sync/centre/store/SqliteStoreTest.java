package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest extends CentreStoreTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("centre.db");
  }

  @Override
  StoreAddress address() {
    return new StoreAddress.Sqlite(file);
  }

  private void assertRefused(StoreException.Kind kind) {
    assertThatThrownBy(() -> CentreStore.open(address()).close())
        .asInstanceOf(InstanceOfAssertFactories.type(StoreException.class))
        .extracting(StoreException::kind)
        .isEqualTo(kind);
  }

  @Test
  void aSecondCentreOnTheSameFileIsRefused() throws Exception {
    try (CentreStore store = CentreStore.open(address())) {
      assertThat(store.counts().accepted()).isZero();
      assertRefused(StoreException.Kind.IN_USE);
    }
    CentreStore.open(address()).close();
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

  /**
   * Such a file has its tables and says that it is of version 1, and has no history of versions.
   */
  @Test
  void aDatabaseFromBeforeTheHistoryOfVersionsIsTakenOver() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        InputStream first =
            CentreStore.class.getResourceAsStream("db/sqlite/V1__inbox_lanes_and_outcomes.sql")) {
      statement.executeUpdate(new String(first.readAllBytes(), StandardCharsets.UTF_8));
      statement.execute("INSERT INTO counter (name, value) VALUES ('reference', 41)");
      statement.execute("PRAGMA user_version = 1");
    }
    try (CentreStore store = CentreStore.open(address())) {
      assertThat(store.next("reference")).isEqualTo(42);
    }
    try (CentreStore store = CentreStore.open(address())) {
      assertThat(store.next("reference")).isEqualTo(43);
    }
  }

  @Test
  void someOtherProgramsDatabaseIsLeftAsItIs() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs (a)");
    }
    assertRefused(StoreException.Kind.OTHER);
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    Path nowhere = directory.resolve("nowhere").resolve("centre.db");
    assertThatThrownBy(() -> CentreStore.open(new StoreAddress.Sqlite(nowhere)).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(nowhere.toString());
  }
}
