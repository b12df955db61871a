package org.shuyi.sync.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.shuyi.sync.agent.MachineStampSource;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.sqlite.SqliteJournal;

/**
 * A durable append against a bare insert of the same row, with the same pragmas, into a table of
 * the same shape: what the hash chain, the codec and the ids cost.
 */
final class AppendBenchmark implements Benchmark {
  private static final int ACTS = 300;

  /** Enough for the JIT compiler: a station runs for months. */
  private static final int WARM_UP = 20_000;

  private static final Path RAM_DISK = Path.of("/dev/shm");

  @Override
  public List<Figure> run(Path directory) throws Exception {
    warmUp(directory);
    try (SqliteJournal journal = journal(directory);
        Bare bare = new Bare(directory.resolve("bare"))) {
      Ratios ratios = Ratios.of(() -> appends(journal), () -> bare.inserts(journal));
      return List.of(
          Figure.of("durable append, journal", ratios.ours(), "acts/s"),
          Figure.of("durable append, bare sqlite-jdbc", ratios.theirs(), "acts/s"),
          Figure.atLeast(0.90, "durable append, journal / bare", ratios.ratio(), ""));
    }
  }

  /** Both, on a RAM disk if there is one. */
  private static void warmUp(Path directory) throws Exception {
    Path quick =
        Files.createTempDirectory(Files.isWritable(RAM_DISK) ? RAM_DISK : directory, "shuyi-bench");
    try (SqliteJournal journal = journal(quick);
        Bare bare = new Bare(quick.resolve("bare"))) {
      for (int i = 0; i < WARM_UP; i += ACTS) {
        appends(journal);
        bare.inserts(journal);
      }
    } finally {
      Benchmarks.delete(quick);
    }
  }

  private static SqliteJournal journal(Path directory) throws Exception {
    RandomGenerator random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    return SqliteJournal.open(
        directory.resolve("journal"),
        MachineStampSource.of(clock, System::nanoTime),
        new ActIds(clock, random),
        random);
  }

  private static double appends(SqliteJournal journal) throws Exception {
    List<Act> acts = IntStream.range(0, ACTS).mapToObj(Acts::loan).toList();
    long started = System.nanoTime();
    for (Act act : acts) {
      journal.append(act);
    }
    return Ratios.perSecond(ACTS, started);
  }

  private static final class Bare implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private long sequence;

    Bare(Path file) throws SQLException {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("PRAGMA foreign_keys = ON");
        statement.execute("PRAGMA journal_size_limit = 8388608");
        statement.execute(
            "CREATE TABLE act (sequence INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
                + " payload BLOB NOT NULL, hash BLOB NOT NULL) STRICT");
      }
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT INTO act VALUES (?, ?, ?, ?)");
    }

    /** The rows that the journal wrote last. */
    double inserts(SqliteJournal journal) throws Exception {
      List<SealedRow> rows = journal.rowsAfter(journal.last() - ACTS, ACTS);
      long started = System.nanoTime();
      for (SealedRow row : rows) {
        insert.setLong(1, ++sequence);
        insert.setBytes(2, Acts.bytes(row.act().id()));
        insert.setBytes(3, row.payload());
        insert.setBytes(4, row.hash());
        insert.executeUpdate();
        connection.commit();
      }
      return Ratios.perSecond(ACTS, started);
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
