package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pieces of work that wait while another one is in the database are one group. */
final class GroupCommitTest {
  @TempDir Path directory;
  private Path file;
  private GroupCommit commits;

  @BeforeEach
  void open() throws SQLException {
    file = directory.resolve("test.db");
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE done (n INTEGER PRIMARY KEY) STRICT");
    }
    commits =
        new GroupCommit(connection, new Transaction(connection, Dialect.SQLITE, Tenant.ALONE, 0));
  }

  @AfterEach
  void close() throws SQLException {
    commits.close();
  }

  private static Database.Work<Integer> insert(int n) {
    return tx -> tx.update("INSERT INTO done (n) VALUES (?)", n);
  }

  private static Database.Work<Integer> insertAndFail(int n) {
    return tx -> {
      tx.update("INSERT INTO done (n) VALUES (?)", n);
      throw new IllegalStateException("a fault after " + n);
    };
  }

  /** SQLite itself may undo all, when the disk is full say. */
  private static Database.Work<Integer> undoAll() {
    return tx -> tx.update("ROLLBACK");
  }

  private List<Integer> onDisk() throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement();
        var rows = statement.executeQuery("SELECT n FROM done ORDER BY n")) {
      List<Integer> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
      return found;
    }
  }

  private List<Future<Integer>> together(List<Database.Work<Integer>> pieces) throws Exception {
    CountDownLatch allWait = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      Future<Integer> first =
          threads.submit(
              () ->
                  commits.run(
                      tx -> {
                        awaitQuietly(allWait);
                        return 0;
                      }));
      await().until(() -> commits.waiting() == 0 && commits.isBusy());
      List<Future<Integer>> all = new ArrayList<>();
      for (Database.Work<Integer> piece : pieces) {
        int before = commits.waiting();
        all.add(threads.submit(() -> commits.run(piece)));
        await().until(() -> commits.waiting() == before + 1);
      }
      allWait.countDown();
      first.get();
      return all;
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatFailsIsUndoneAloneAndNothingElseIs() throws Exception {
    List<Future<Integer>> all = together(List.of(insert(1), insertAndFail(2), insert(3)));
    assertThat(all.get(0).get()).isEqualTo(1);
    assertThatThrownBy(() -> all.get(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("a fault after 2");
    assertThat(all.get(2).get()).isEqualTo(1);
    assertThat(onDisk()).containsExactly(1, 3);
  }

  @Test
  void whenTheDatabaseUndoesMoreThanOnePieceNobodyIsToldYes() throws Exception {
    List<Future<Integer>> all = together(List.of(insert(1), undoAll(), insert(3)));
    for (Future<Integer> each : all) {
      assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class);
    }
    assertThat(onDisk()).isEmpty();
    assertThat(commits.run(insert(4))).isEqualTo(1);
    assertThat(onDisk()).containsExactly(4);
  }
}
