package org.shuyi.sync.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.sync.journal.sqlite.JournalFixture.LOAN;
import static org.shuyi.sync.journal.sqlite.JournalFixture.RETURN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;

/**
 * A write-ahead log of which any part is missing or wrong, as a power cut or a bad card leaves it:
 * what is read is always the beginning of what was promised, and all of it if the log is whole.
 */
class WriteAheadLogTest {
  /** https://sqlite.org/fileformat2.html section 4.1: the log's header, and that of each frame. */
  private static final int HEADER = 32;

  private static final int FRAME_HEADER = 24;
  private static final int FRAME = FRAME_HEADER + 4096;

  /** How many cuts; -Djournal.everyByte=true makes them all, some minutes long. */
  private static final boolean EVERY_BYTE = Boolean.getBoolean("journal.everyByte");

  private static final int STRIDE = 61;
  private static final int ACTS = 6;

  @TempDir(factory = InMemory.class)
  private Path directory;

  private final List<String> promised = new ArrayList<>();

  /** Length of the log when each act was promised. */
  private final List<Integer> lengths = new ArrayList<>();

  private byte[] database = {};
  private byte[] log = {};
  private byte[] mark = {};

  /** Copied while the journal is open, as a power cut leaves the files: nothing is moved yet. */
  @BeforeEach
  void write() throws IOException {
    Path file = directory.resolve("journal.sqlite");
    try (SqliteJournal journal = JournalFixture.open(file)) {
      for (int i = 0; i < ACTS; i++) {
        journal.append(i % 2 == 0 ? LOAN : RETURN);
        lengths.add((int) Files.size(Path.of(file + "-wal")));
      }
      for (SealedRow row : JournalFixture.all(journal)) {
        promised.add(HexFormat.of().formatHex(row.hash()));
      }
      database = Files.readAllBytes(file);
      log = Files.readAllBytes(Path.of(file + "-wal"));
      mark = Files.readAllBytes(Path.of(file + ".mark"));
    }
  }

  private Path put(byte[] cut) throws IOException {
    Path copy = Files.createDirectories(directory.resolve("copy")).resolve("journal.sqlite");
    Files.deleteIfExists(Path.of(copy + "-shm"));
    Files.write(copy, database);
    Files.write(Path.of(copy + "-wal"), cut);
    Files.write(Path.of(copy + ".mark"), mark);
    return copy;
  }

  /** What SQLite finds; -1 if the tables themselves were lost with the log. */
  private int readable(byte[] cut) throws IOException {
    try (Database db = Database.readOnly(put(cut))) {
      if (db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'act'") == 0) {
        return -1;
      }
      List<String> found =
          db.list("SELECT lower(hex(hash)) FROM act ORDER BY sequence", row -> row.getString(1));
      assertThat(found).as("cut to " + cut.length).isEqualTo(promised.subList(0, found.size()));
      return found.size();
    }
  }

  private int promisedBy(int length) {
    return (int) lengths.stream().filter(each -> each <= length).count();
  }

  /** Every byte of every frame's header and its neighbours; of the pages, one in so many. */
  private static boolean isCut(int length) {
    int inFrame = Math.floorMod(length - HEADER, FRAME);
    return EVERY_BYTE
        || length <= HEADER
        || inFrame <= FRAME_HEADER + 1
        || inFrame >= FRAME - 1
        || length % STRIDE == 0;
  }

  @Test
  void cutAfterAnyByteItIsAPrefixAndHoldsAllThatWasPromisedByThen() throws IOException {
    int from = EVERY_BYTE ? 0 : lengths.get(ACTS - 3);
    for (int length = from; length <= log.length; length++) {
      if (isCut(length)) {
        assertThat(readable(Arrays.copyOf(log, length)))
            .as("cut to " + length)
            .isGreaterThanOrEqualTo(promisedBy(length));
      }
    }
    assertThat(readable(log)).isEqualTo(ACTS);
  }

  @Test
  void withAnyByteWrongItIsAPrefixAndHoldsAllThatWasPromisedBefore() throws IOException {
    int from = EVERY_BYTE ? 0 : lengths.get(ACTS - 2);
    for (int at = from; at < log.length; at++) {
      if (isCut(at)) {
        byte[] wrong = log.clone();
        wrong[at] ^= (byte) (1 << (at % 8));
        assertThat(readable(wrong)).as("wrong at " + at).isGreaterThanOrEqualTo(promisedBy(at));
      }
    }
  }

  /** The journal itself opens every such file, and goes on with the next number. */
  @Test
  void theJournalOpensWhatIsLeftAndGoesOn() throws IOException {
    for (int frame = 0; HEADER + frame * FRAME <= log.length; frame++) {
      for (int off : List.of(-1, 0, 1)) {
        int length = Math.clamp(HEADER + (long) frame * FRAME + off, 0, log.length);
        opens(Arrays.copyOf(log, length));
      }
    }
    assertThat(opens(log)).isEqualTo(ACTS);
    assertThat(opens(new byte[0])).as("the log is missing").isZero();
  }

  private int opens(byte[] cut) throws JournalException, IOException {
    Path copy = put(cut);
    int found;
    try (SqliteJournal journal = JournalFixture.open(copy)) {
      found = (int) journal.last();
      assertThat(found).isGreaterThanOrEqualTo(promisedBy(cut.length));
      assertThat(journal.append(LOAN).sequence()).isEqualTo(found + 1L);
    }
    assertThat(JournalVerifier.verify(copy).isWell()).isTrue();
    return found;
  }
}
