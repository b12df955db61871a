package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.StampSource;
import org.shuyi.sync.wire.ActCodec;
import org.shuyi.sync.wire.OutcomesCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in one SQLite file: write-ahead log, {@code synchronous=FULL}, one connection. What the
 * file holds and what is said here are never apart: memory follows only after a commit. When the
 * disk fails in a way that leaves open what it holds, the file is opened anew, and nothing goes on
 * before its tail was read.
 */
public final class SqliteJournal implements Journal {
  private static final Logger log = LoggerFactory.getLogger(SqliteJournal.class);

  /**
   * Room for a journal if nobody says otherwise, some ten million acts. At the bound {@link
   * #append} fails with DISK_FULL; nothing old is dropped.
   */
  public static final long DEFAULT_MAX_BYTES = 4L * 1024 * 1024 * 1024;

  /** Rows whose chain is checked when opening; the whole chain is {@link JournalVerifier}'s. */
  private static final int TAIL = 1000;

  private static final int MAX_LIMIT = 1000;

  static final String INSERT_ACT =
      "INSERT INTO act (sequence, id, payload, hash) VALUES (?, ?, ?, ?)";

  private final Path file;
  private final long maxBytes;
  private final FileClaim claim;
  private final Database.Connector connector;
  private final StampSource stamps;
  private final ActIds ids;
  private final Epoch epoch;

  // All below is guarded by `this`.
  private Database db;
  private Rows rows;
  private Removal removal;
  private Standing standing;
  private boolean failing;
  private boolean writing = true;
  private boolean closed;

  private SqliteJournal(
      Path file,
      long maxBytes,
      FileClaim claim,
      Database.Connector connector,
      Database db,
      StampSource stamps,
      ActIds ids)
      throws JournalException {
    this.file = file;
    this.maxBytes = maxBytes;
    this.claim = claim;
    this.connector = connector;
    this.stamps = stamps;
    this.ids = ids;
    this.db = db;
    this.rows = new Rows(file, db);
    this.removal = new Removal(db, rows);
    this.epoch = rows.epoch();
    this.standing = new Standing(rows);
    checkTail(rows, standing);
  }

  /**
   * Opens a journal, or makes a new one where there is none. No row of a damaged one is touched.
   * One that was set back, as a restored copy is, has another epoch from now on, and nothing of it
   * accepted.
   *
   * @param random for epochs and generations
   * @throws JournalException IN_USE, CORRUPT, TOO_NEW, READ_ONLY, DISK_FULL, DISK_FAILED or OTHER
   */
  public static SqliteJournal open(
      Path file, StampSource stamps, ActIds ids, RandomGenerator random) throws JournalException {
    return open(file, stamps, ids, random, DEFAULT_MAX_BYTES);
  }

  /**
   * Opens a journal that may grow to a given size.
   *
   * @param maxBytes of the file itself, rounded to pages; the write-ahead log comes on top
   */
  public static SqliteJournal open(
      Path file, StampSource stamps, ActIds ids, RandomGenerator random, long maxBytes)
      throws JournalException {
    return open(file, stamps, ids, random, maxBytes, Database.Connector.SQLITE);
  }

  static SqliteJournal open(
      Path file,
      StampSource stamps,
      ActIds ids,
      RandomGenerator random,
      long maxBytes,
      Database.Connector connector)
      throws JournalException {
    makeDirectory(file);
    FileClaim claim = FileClaim.on(file);
    try {
      Database db = Database.writable(file, connector);
      try {
        prepare(file, db, random, maxBytes);
        return new SqliteJournal(file, maxBytes, claim, connector, db, stamps, ids);
      } catch (JournalException e) {
        db.close();
        throw e;
      }
    } catch (JournalException e) {
      claim.close();
      throw e;
    }
  }

  private static void prepare(Path file, Database db, RandomGenerator random, long maxBytes)
      throws JournalException {
    long found = new Schema(file, db).prepare(new Epoch(random.nextLong()), maxBytes);
    flushDirectory(file);
    new Life(file, db).begin(found < Schema.WITH_GENERATION, random);
  }

  private static void makeDirectory(Path file) throws JournalException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw Failures.of(file, "no directory for it", e);
    }
  }

  /** A new file's name is on disk only when its directory is. */
  static void flushDirectory(Path file) throws JournalException {
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      throw Failures.of(file, "its directory was not flushed", e);
    }
  }

  private static void checkTail(Rows rows, Standing standing) throws JournalException {
    long before = Math.max(standing.removedThrough(), standing.last() - TAIL);
    Epoch epoch = rows.epoch();
    byte[] previous = rows.hash(before);
    long expected = before + 1;
    for (Rows.Raw row : rows.raw(before, TAIL)) {
      Optional<String> fault = rows.fault(row, expected, epoch, previous);
      if (fault.isPresent()) {
        throw rows.corrupt("row " + expected + ": " + fault.get());
      }
      previous = row.hash();
      expected++;
    }
    if (standing.acceptedThrough() > standing.last()) {
      throw rows.corrupt(
          "the centre has "
              + standing.acceptedThrough()
              + " acts, the file only "
              + standing.last());
    }
  }

  /** Every call begins here. */
  private void requireReady() throws JournalException {
    if (closed) {
      throw new JournalException(Kind.CLOSED, "journal " + file + ": closed");
    }
    if (db.isInDoubt()) {
      openAnew();
    }
  }

  private void commit(String what, Database.Work work) throws JournalException {
    noting(() -> db.transaction(what, work));
  }

  /** Something that changes the file. */
  @FunctionalInterface
  private interface Change {
    void make() throws JournalException;
  }

  private void noting(Change change) throws JournalException {
    try {
      change.make();
      writing = true;
    } catch (JournalException e) {
      writing = false;
      settleDoubt(e);
      throw e;
    }
  }

  /** At once: a power cut before this may bring back what the caller is told is not there. */
  private void settleDoubt(JournalException failure) {
    if (db.isInDoubt()) {
      try {
        openAnew();
      } catch (JournalException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private void openAnew() throws JournalException {
    if (!failing) {
      log.error("Journal {}: its disk failed; it is opened anew and its tail read", file);
      failing = true;
    }
    db.close();
    Database fresh = Database.writable(file, connector);
    try {
      new Schema(file, fresh).set(maxBytes);
      Rows found = new Rows(file, fresh);
      keepPromises(fresh, found);
      Standing read = new Standing(found);
      checkTail(found, read);
      db = fresh;
      rows = found;
      removal = new Removal(fresh, found);
      standing = read;
      failing = false;
      log.warn("Journal {} goes on after act {}", file, read.last());
    } catch (JournalException e) {
      fresh.close();
      throw e;
    }
  }

  /** What was promised must be there, and what was refused must not. */
  private void keepPromises(Database fresh, Rows found) throws JournalException {
    long last = standing.last();
    boolean kept =
        found.epoch().equals(epoch)
            && found.last() >= last
            && Arrays.equals(found.hash(last), standing.lastHash());
    if (!kept) {
      throw found.corrupt("act " + last + " was on the disk and is not there any more");
    }
    if (found.last() > last) {
      fresh.transaction(
          "an act that was not recorded not taken back",
          () -> found.withdraw(last, standing.debts(), standing.stock()));
    }
  }

  @Override
  public Epoch epoch() {
    return epoch;
  }

  @Override
  public synchronized RecordedAct append(Act act) throws JournalException {
    requireReady();
    RecordedAct recorded = new RecordedAct(standing.last() + 1, ids.next(), stamps.now(), act);
    byte[] payload = ActCodec.encode(recorded);
    byte[] hash = HashChain.next(standing.lastHash(), epoch, recorded.sequence(), payload);
    write(recorded, payload, hash);
    standing.appended(recorded, payload, hash);
    return recorded;
  }

  /** Most acts are one row, which needs no more than one statement. */
  private void write(RecordedAct recorded, byte[] payload, byte[] hash) throws JournalException {
    String what = "act not written";
    byte[] id = Rows.bytes(recorded.id());
    long sequence = recorded.sequence();
    switch (recorded.act()) {
      case Act.DebtOpened opened ->
          commit(
              what,
              () -> {
                db.update(INSERT_ACT, sequence, id, payload, hash);
                db.update(
                    "INSERT INTO open_debt (sequence, id, payload) VALUES (?, ?, ?)",
                    sequence,
                    id,
                    payload);
              });
      case Act.DebtSettled settled ->
          commit(
              what,
              () -> {
                db.update(INSERT_ACT, sequence, id, payload, hash);
                db.update("DELETE FROM open_debt WHERE id = ?", Rows.bytes(settled.opened()));
              });
      case Act.StockLoaded loaded ->
          commit(
              what,
              () -> {
                db.update(INSERT_ACT, sequence, id, payload, hash);
                db.update(
                    "INSERT OR REPLACE INTO stock (door, payload) VALUES (?, ?)",
                    loaded.door(),
                    payload);
              });
      case Act.StockRemoved removed ->
          commit(
              what,
              () -> {
                db.update(INSERT_ACT, sequence, id, payload, hash);
                db.update("DELETE FROM stock WHERE door = ?", removed.door());
              });
      default -> noting(() -> db.change(what, INSERT_ACT, sequence, id, payload, hash));
    }
  }

  @Override
  public synchronized List<SealedRow> rowsAfter(long after, int limit) throws JournalException {
    requireReady();
    requireLimit(limit);
    return rows.sealed(after, limit);
  }

  @Override
  public synchronized long last() throws JournalException {
    requireReady();
    return standing.last();
  }

  @Override
  public synchronized byte[] lastHash() throws JournalException {
    requireReady();
    return standing.lastHash().clone();
  }

  @Override
  public synchronized long acceptedThrough() throws JournalException {
    requireReady();
    return standing.acceptedThrough();
  }

  @Override
  public synchronized long removedThrough() throws JournalException {
    requireReady();
    return standing.removedThrough();
  }

  @Override
  public synchronized void accepted(long through) throws JournalException {
    requireReady();
    if (through > standing.last()) {
      commit("set-back not written", () -> db.update("UPDATE journal SET generation = NULL"));
      throw new JournalException(
          Kind.OTHER,
          "the centre says it has "
              + through
              + " acts of epoch "
              + epoch
              + ", this journal holds "
              + standing.last()
              + ": it was restored from an old copy; start the station again, which begins a new"
              + " epoch");
    }
    if (through > standing.acceptedThrough()) {
      commit(
          "acknowledgement not written",
          () -> db.update("UPDATE journal SET accepted_through = ?", through));
      standing.accepted(through);
    }
  }

  @Override
  public synchronized Set<ActId> settle(Map<ActId, Outcome> outcomes) throws JournalException {
    requireReady();
    List<Settling> changes = new ArrayList<>();
    for (Map.Entry<ActId, Outcome> entry : outcomes.entrySet()) {
      Settling settling = settling(entry.getKey(), entry.getValue());
      if (settling.changes()) {
        changes.add(settling);
      }
    }
    if (!changes.isEmpty()) {
      commit("outcomes not written", () -> write(changes));
      changes.forEach(standing::settled);
    }
    return changes.stream().map(Settling::id).collect(Collectors.toUnmodifiableSet());
  }

  private Settling settling(ActId id, Outcome now) throws JournalException {
    long sequence =
        rows.sequence(id)
            .orElseThrow(
                () ->
                    new JournalException(
                        Kind.OTHER, "journal " + file + ": an outcome of an act it does not hold"));
    return new Settling(id, sequence, rows.outcome(sequence), now);
  }

  private void write(List<Settling> changes) throws java.sql.SQLException {
    for (Settling change : changes) {
      db.update(
          "INSERT INTO outcome (sequence, word, payload) VALUES (?, ?, ?) ON CONFLICT (sequence)"
              + " DO UPDATE SET word = excluded.word, payload = excluded.payload",
          change.sequence(),
          Settling.word(change.now()),
          OutcomesCodec.encodeOutcome(change.now()));
    }
  }

  @Override
  public synchronized Optional<Outcome> outcome(ActId id) throws JournalException {
    requireReady();
    Optional<Long> sequence = rows.sequence(id);
    return sequence.isPresent() ? rows.outcome(sequence.get()) : Optional.empty();
  }

  @Override
  public synchronized List<Long> unsettled(int limit) throws JournalException {
    requireReady();
    requireLimit(limit);
    return standing.unsettled(limit);
  }

  @Override
  public synchronized List<Long> refusedAfter(long after, int limit) throws JournalException {
    requireReady();
    requireLimit(limit);
    return standing.refusedAfter(after, limit);
  }

  @Override
  public synchronized List<RecordedAct> pending() throws JournalException {
    requireReady();
    return standing.pending();
  }

  @Override
  public synchronized List<OpenDebt> openDebts() throws JournalException {
    requireReady();
    List<OpenDebt> debts = new ArrayList<>();
    for (Rows.Debt open : standing.debts()) {
      RecordedAct act = rows.decode(open.payload());
      if (!(act.act() instanceof Act.DebtOpened debt)) {
        throw rows.corrupt("row " + open.sequence() + " is not the debt that it should be");
      }
      debts.add(new OpenDebt(act.id(), debt));
    }
    return debts;
  }

  @Override
  public synchronized List<Act.StockLoaded> stock() throws JournalException {
    requireReady();
    List<Act.StockLoaded> stock = new ArrayList<>();
    for (var entry : standing.stock().entrySet()) {
      if (!(rows.decode(entry.getValue()).act() instanceof Act.StockLoaded loaded)) {
        throw rows.corrupt("what lies behind door " + entry.getKey() + " was never loaded");
      }
      stock.add(loaded);
    }
    return stock;
  }

  @Override
  public synchronized boolean isWriting() {
    return writing && !failing && !closed;
  }

  @Override
  public synchronized JournalCounts counts() throws JournalException {
    requireReady();
    return standing.counts();
  }

  @Override
  public synchronized boolean remove(Duration age, int most) throws JournalException {
    requireReady();
    requireLimit(most);
    Stamp now = stamps.now();
    if (now.trust() != Stamp.ClockTrust.TRUSTED) {
      return false;
    }
    long through = removal.through(standing, now.wall().minus(age), most);
    if (through <= standing.removedThrough()) {
      return false;
    }
    commit("settled acts not removed", () -> removal.write(through));
    standing.removed(through);
    return true;
  }

  @Override
  public synchronized void noteClock() throws JournalException {
    requireReady();
    if (!standing.wantsAnchor()) {
      return;
    }
    Stamp now = stamps.now();
    if (now.trust() == Stamp.ClockTrust.TRUSTED && standing.wantsAnchor(now.boot())) {
      ClockAnchor anchor = new ClockAnchor(now.boot(), now.sinceBoot(), now.wall());
      commit("the clock not noted", () -> write(anchor));
      standing.anchored(anchor);
    }
  }

  private void write(ClockAnchor anchor) throws java.sql.SQLException {
    for (var boot : standing.idleAnchors()) {
      db.update("DELETE FROM clock_anchor WHERE boot = ?", Rows.bytes(boot));
    }
    db.update(
        "INSERT INTO clock_anchor (boot, since_boot, wall) VALUES (?, ?, ?)",
        Rows.bytes(anchor.boot()),
        anchor.sinceBoot().toMillis(),
        anchor.wall().toEpochMilli());
  }

  @Override
  public synchronized List<ClockAnchor> anchors(int limit) throws JournalException {
    requireReady();
    requireLimit(limit);
    return standing.anchors(limit);
  }

  /**
   * Makes this the journal of a station, for ever.
   *
   * @throws JournalException OTHER if it is another station's; else it could not be written
   */
  public synchronized void belongTo(StationId station) throws JournalException {
    requireReady();
    Optional<StationId> owner = rows.station();
    if (owner.isEmpty()) {
      commit(
          "its station not written",
          () -> db.update("UPDATE journal SET station = ?", station.value()));
    } else if (!owner.get().equals(station)) {
      throw new JournalException(
          Kind.OTHER,
          "journal "
              + file
              + ": it is the one of "
              + owner.get()
              + ", this is "
              + station
              + "; correct the station's name or name another folder");
    }
  }

  /** Copies this journal, as {@link JournalBackup} does; appending does not wait for it. */
  public void backup(Path to) throws IOException {
    JournalBackup.write(file, to);
  }

  /** Counts one more start of the station's program, and says which it is. */
  public synchronized long countStart() throws JournalException {
    requireReady();
    commit("start not written", () -> db.update("UPDATE journal SET starts = starts + 1"));
    return db.number("SELECT starts FROM journal");
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + ": expected 1 to " + MAX_LIMIT);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      new Life(file, db).end();
      db.close();
      claim.close();
    }
  }
}
