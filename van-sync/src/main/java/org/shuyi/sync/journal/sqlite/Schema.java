package org.shuyi.sync.journal.sqlite;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;

/** What a journal's file looks like, how it comes to be and how it is checked. */
final class Schema {
  /** Marks the file as a journal of ours ({@code PRAGMA application_id}): "Shuy". */
  private static final int APPLICATION = 0x53687579;

  static final int VERSION = 5;

  /**
   * An update may be taken back: a journal of the next version opens here, since from version 6 on
   * each version only adds tables, indexes and columns that have a default.
   */
  private static final int READABLE = VERSION + 1;

  /** The first version that says which life of the journal its file is of. */
  static final int WITH_GENERATION = 3;

  /** The first version from which settled acts may be removed. */
  static final int WITH_REMOVAL = 4;

  static final String ACT_NEVER_CHANGES =
      """
      CREATE TRIGGER act_never_changes BEFORE UPDATE ON act
      BEGIN SELECT RAISE(ABORT, 'an act is never changed'); END
      """;

  /** Only {@link Rows#withdraw} lifts it, for a row that was never promised. */
  static final String ACT_GOES_WHEN_SETTLED =
      """
      CREATE TRIGGER act_goes_when_settled BEFORE DELETE ON act
      WHEN OLD.sequence > (SELECT removed_through FROM journal)
      BEGIN SELECT RAISE(ABORT, 'an act is never deleted before the centre has settled it'); END
      """;

  /** Since 3.51.3 a checkpoint can't damage a WAL that another connection has just reset. */
  private static final Version SQLITE_AT_LEAST = Version.parse("3.51.3");

  /** The write-ahead log is cut back to this after a checkpoint: an SD card is small. */
  private static final int WAL_BYTES = 8 * 1024 * 1024;

  private static final List<String> VERSION_1 =
      List.of(
          """
          CREATE TABLE journal (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            epoch INTEGER NOT NULL,
            accepted_through INTEGER NOT NULL CHECK (accepted_through >= 0),
            starts INTEGER NOT NULL CHECK (starts >= 0)
          ) STRICT
          """,
          """
          CREATE TABLE act (
            sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            payload BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
          ) STRICT
          """,
          """
          CREATE TABLE outcome (
            sequence INTEGER PRIMARY KEY REFERENCES act,
            word TEXT NOT NULL CHECK (word IN ('applied', 'refused', 'unknown')),
            payload BLOB NOT NULL
          ) STRICT
          """,
          "CREATE TABLE open_debt (sequence INTEGER PRIMARY KEY REFERENCES act) STRICT",
          ACT_NEVER_CHANGES,
          """
          CREATE TRIGGER act_never_goes BEFORE DELETE ON act
          BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END
          """);

  /** Whose journal it is: a file on a stick must say so, and two stations never share one. */
  private static final List<String> VERSION_2 =
      List.of("ALTER TABLE journal ADD COLUMN station TEXT");

  /** See {@link Mark} and {@link Life}. */
  private static final List<String> VERSION_3 =
      List.of(
          "ALTER TABLE journal ADD COLUMN generation TEXT",
          """
          CREATE TABLE former_epoch (
            number INTEGER PRIMARY KEY,
            epoch INTEGER NOT NULL,
            last INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            accepted_through INTEGER NOT NULL
          ) STRICT
          """);

  /**
   * Settled acts may go, from the first on: the number and hash of the last one removed stay, for
   * the chain goes on from there. A debt keeps the bytes of the act that opened it. See {@link
   * Removal}.
   */
  private static final List<String> VERSION_4 =
      List.of(
          "ALTER TABLE journal ADD COLUMN removed_through INTEGER NOT NULL DEFAULT 0",
          "ALTER TABLE journal ADD COLUMN removed_hash BLOB",
          "ALTER TABLE journal ADD COLUMN removed_applied INTEGER NOT NULL DEFAULT 0",
          "ALTER TABLE journal ADD COLUMN removed_refused INTEGER NOT NULL DEFAULT 0",
          "DROP TRIGGER act_never_goes",
          ACT_GOES_WHEN_SETTLED,
          """
          CREATE TRIGGER only_the_settled_is_removed BEFORE UPDATE OF removed_through ON journal
          WHEN NEW.removed_through < OLD.removed_through
            OR NEW.removed_through > OLD.accepted_through
            OR NEW.removed_hash IS NOT (SELECT hash FROM act WHERE sequence = NEW.removed_through)
            OR EXISTS (
              SELECT 1 FROM act LEFT JOIN outcome USING (sequence)
              WHERE act.sequence <= NEW.removed_through
                AND (outcome.word IS NULL OR outcome.word = 'unknown'))
          BEGIN SELECT RAISE(ABORT, 'only what the centre has settled is removed'); END
          """,
          """
          CREATE TABLE debt (
            sequence INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            payload BLOB NOT NULL
          ) STRICT
          """,
          "INSERT INTO debt SELECT sequence, id, payload FROM open_debt JOIN act USING (sequence)",
          "DROP TABLE open_debt",
          "ALTER TABLE debt RENAME TO open_debt",
          """
          CREATE TABLE clock_anchor (
            boot BLOB PRIMARY KEY CHECK (length(boot) = 16),
            since_boot INTEGER NOT NULL,
            wall INTEGER NOT NULL
          ) STRICT
          """);

  /** What lies behind each door, with the bytes of the act that loaded it, which may be removed. */
  private static final List<String> VERSION_5 =
      List.of(
          """
          CREATE TABLE stock (
            door INTEGER PRIMARY KEY,
            payload BLOB NOT NULL
          ) STRICT
          """);

  /** What brings a journal from the version of that index to the next. */
  static final List<List<String>> MIGRATIONS =
      List.of(List.of(), VERSION_2, VERSION_3, VERSION_4, VERSION_5);

  private final Path file;
  private final Database db;

  Schema(Path file, Database db) {
    this.file = file;
    this.db = db;
  }

  /**
   * Makes the file a journal if it is new, and sees that it is a sound one.
   *
   * @return the version that was found, 0 for none
   */
  long prepare(Epoch epochIfNew, long maxBytes) throws JournalException {
    requireOurs();
    set(maxBytes);
    long found = version();
    if (found == 0) {
      create(epochIfNew);
    }
    if (version() < VERSION) {
      migrate(version());
    }
    requireSound();
    return found;
  }

  /**
   * Durability and size, which SQLite forgets when a file is closed.
   *
   * @param maxBytes of the file itself
   */
  void set(long maxBytes) throws JournalException {
    // Counts only until the first table is made; an older file uses its free pages again.
    db.execute("PRAGMA auto_vacuum = INCREMENTAL");
    // A removed act names a patron: nothing of it stays in a free page.
    db.execute("PRAGMA secure_delete = ON");
    setDurability();
    boundSize(maxBytes);
  }

  /** Throws if the file is not a journal that this version can read. */
  void requireOurs() throws JournalException {
    require(
        sqliteVersion().compareTo(SQLITE_AT_LEAST) >= 0,
        Kind.OTHER,
        "SQLite is too old: expected " + SQLITE_AT_LEAST + " or later");
    long version = version();
    require(version <= READABLE, Kind.TOO_NEW, "made by a newer version; install that");
    long application = db.number("PRAGMA application_id");
    boolean empty = db.number("SELECT count(*) FROM sqlite_schema") == 0;
    require(
        application == APPLICATION || (version == 0 && application == 0 && empty),
        Kind.OTHER,
        "a database of something else; name another file");
  }

  private Version sqliteVersion() throws JournalException {
    return Version.parse(
        db.first("SELECT sqlite_version()", row -> row.getString(1)).orElseThrow());
  }

  private void setDurability() throws JournalException {
    String mode = db.first("PRAGMA journal_mode = WAL", row -> row.getString(1)).orElse("none");
    require(mode.equals("wal"), Kind.OTHER, "journal mode is " + mode + ": expected wal");
    db.execute("PRAGMA synchronous = FULL");
    // Some builds of SQLite set NORMAL by themselves, which may lose the last commits.
    require(db.number("PRAGMA synchronous") == 2, Kind.OTHER, "synchronous is not FULL");
    db.execute("PRAGMA journal_size_limit = " + WAL_BYTES);
  }

  private void boundSize(long maxBytes) throws JournalException {
    long pages = Math.max(1, maxBytes / db.number("PRAGMA page_size"));
    db.execute("PRAGMA max_page_count = " + pages);
  }

  private void create(Epoch epoch) throws JournalException {
    db.transaction(
        "not created",
        () -> {
          for (String sql : VERSION_1) {
            db.update(sql);
          }
          db.update(
              "INSERT INTO journal (one, epoch, accepted_through, starts) VALUES (1, ?, 0, 0)",
              epoch.value());
          db.update("PRAGMA application_id = " + APPLICATION);
          db.update("PRAGMA user_version = 1");
        });
  }

  private void migrate(long from) throws JournalException {
    db.transaction(
        "not brought to version " + VERSION,
        () -> {
          for (List<String> step : MIGRATIONS.subList((int) from, VERSION)) {
            for (String sql : step) {
              db.update(sql);
            }
          }
          db.update("PRAGMA user_version = " + VERSION);
        });
  }

  /** 0 for an empty file. */
  long version() throws JournalException {
    return db.number("PRAGMA user_version");
  }

  void requireSound() throws JournalException {
    String found = db.first("PRAGMA quick_check(1)", row -> row.getString(1)).orElse("nothing");
    require(found.equals("ok"), Kind.CORRUPT, "damaged; copy the files aside: " + found);
  }

  private void require(boolean condition, Kind kind, String otherwise) throws JournalException {
    if (!condition) {
      throw new JournalException(kind, "journal " + file + ": " + otherwise);
    }
  }
}
