package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RecordedAct;
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

/**
 * A journal in one SQLite file: write-ahead log, {@code synchronous=FULL}, one connection. What the
 * file holds and what is said here are never apart: memory follows only after a commit.
 */
public final class SqliteJournal implements Journal {
  /**
   * Room for a journal if nobody says otherwise, some ten million acts. At the bound {@link
   * #append} fails with DISK_FULL; nothing old is dropped.
   */
  public static final long DEFAULT_MAX_BYTES = 4L * 1024 * 1024 * 1024;

  /** Rows whose chain is checked when opening; the whole chain is {@link JournalVerifier}'s. */
  private static final int TAIL = 1000;

  private static final int MAX_LIMIT = 1000;

  private final Path file;
  private final FileClaim claim;
  private final Database db;
  private final Rows rows;
  private final StampSource stamps;
  private final ActIds ids;
  private final Epoch epoch;

  // All below is guarded by `this` and says what the last commit left in the file.
  private long last;
  private byte[] lastHash;
  private long acceptedThrough;
  private long applied;
  private long refused;
  private final TreeSet<Long> withoutOutcome;
  private final TreeSet<Long> unknown;
  private final TreeMap<Long, RecordedAct> pending = new TreeMap<>();
  private boolean closed;

  private SqliteJournal(Path file, FileClaim claim, Database db, StampSource stamps, ActIds ids)
      throws JournalException {
    this.file = file;
    this.claim = claim;
    this.db = db;
    this.stamps = stamps;
    this.ids = ids;
    this.rows = new Rows(file, db);
    this.epoch = rows.epoch();
    this.last = rows.last();
    this.lastHash = rows.hash(last);
    this.acceptedThrough = rows.acceptedThrough();
    this.applied = rows.outcomes("applied");
    this.refused = rows.outcomes("refused");
    this.withoutOutcome = new TreeSet<>(rows.unsettled(false));
    this.unknown = new TreeSet<>(rows.unsettled(true));
    for (RecordedAct act : rows.pending()) {
      pending.put(act.sequence(), act);
    }
  }

  /**
   * Opens a journal, or makes a new one where there is none. A damaged file is left as it is. One
   * that was set back, as a restored copy is, has another epoch from now on, and nothing of it
   * accepted.
   *
   * @param random for epochs and generations
   * @throws JournalException IN_USE, CORRUPT, TOO_NEW, READ_ONLY, DISK_FULL or OTHER
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
    makeDirectory(file);
    FileClaim claim = FileClaim.on(file);
    try {
      return open(file, claim, stamps, ids, random, maxBytes);
    } catch (JournalException e) {
      claim.close();
      throw e;
    }
  }

  private static SqliteJournal open(
      Path file,
      FileClaim claim,
      StampSource stamps,
      ActIds ids,
      RandomGenerator random,
      long maxBytes)
      throws JournalException {
    Database db = Database.writable(file);
    try {
      long found = new Schema(file, db).prepare(new Epoch(random.nextLong()), maxBytes);
      flushDirectory(file);
      new Life(file, db).begin(found < Schema.WITH_GENERATION, random);
      SqliteJournal journal = new SqliteJournal(file, claim, db, stamps, ids);
      journal.checkTail();
      return journal;
    } catch (JournalException e) {
      db.close();
      throw e;
    }
  }

  private static void makeDirectory(Path file) throws JournalException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new JournalException(
          Kind.READ_ONLY, "journal " + file + ": no directory for it: " + e.getMessage(), e);
    }
  }

  /** A new file's name is on disk only when its directory is. */
  static void flushDirectory(Path file) throws JournalException {
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      throw new JournalException(
          Kind.OTHER, "journal " + file + ": its directory was not flushed", e);
    }
  }

  private void checkTail() throws JournalException {
    long before = Math.max(0, last - TAIL);
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
    if (acceptedThrough > last) {
      throw rows.corrupt("the centre has " + acceptedThrough + " acts, the file only " + last);
    }
  }

  @Override
  public Epoch epoch() {
    return epoch;
  }

  @Override
  public synchronized RecordedAct append(Act act) throws JournalException {
    requireOpen();
    RecordedAct recorded = new RecordedAct(last + 1, ids.next(), stamps.now(), act);
    byte[] payload = ActCodec.encode(recorded);
    byte[] hash = HashChain.next(lastHash, epoch, recorded.sequence(), payload);
    db.transaction(
        "act not written",
        () -> {
          db.update(
              "INSERT INTO act VALUES (?, ?, ?, ?)",
              recorded.sequence(),
              Rows.bytes(recorded.id()),
              payload,
              hash);
          keepDebts(recorded);
        });
    last = recorded.sequence();
    lastHash = hash;
    pending.put(recorded.sequence(), recorded);
    return recorded;
  }

  private void keepDebts(RecordedAct recorded) throws java.sql.SQLException {
    switch (recorded.act()) {
      case Act.DebtOpened opened ->
          db.update("INSERT INTO open_debt VALUES (?)", recorded.sequence());
      case Act.DebtSettled settled ->
          db.update(
              "DELETE FROM open_debt WHERE sequence = (SELECT sequence FROM act WHERE id = ?)",
              Rows.bytes(settled.opened()));
      case Act.Loan loan -> {}
      case Act.Return back -> {}
      case Act.Renewal renewal -> {}
      case Act.DeviceFault fault -> {}
    }
  }

  @Override
  public synchronized List<SealedRow> rowsAfter(long after, int limit) throws JournalException {
    requireOpen();
    requireLimit(limit);
    return rows.sealed(after, limit);
  }

  @Override
  public synchronized long last() throws JournalException {
    requireOpen();
    return last;
  }

  @Override
  public synchronized long acceptedThrough() throws JournalException {
    requireOpen();
    return acceptedThrough;
  }

  @Override
  public synchronized void accepted(long through) throws JournalException {
    requireOpen();
    if (through > last) {
      db.transaction(
          "set-back not written", () -> db.update("UPDATE journal SET generation = NULL"));
      throw new JournalException(
          Kind.OTHER,
          "the centre says it has "
              + through
              + " acts of epoch "
              + epoch
              + ", this journal holds "
              + last
              + ": it was restored from an old copy; start the station again, which begins a new"
              + " epoch");
    }
    if (through <= acceptedThrough) {
      return;
    }
    db.transaction(
        "acknowledgement not written",
        () -> db.update("UPDATE journal SET accepted_through = ?", through));
    // In a new epoch, what the former one settled is accepted once more, and stays settled.
    pending.subMap(acceptedThrough, false, through, true).keySet().stream()
        .filter(sequence -> !unknown.contains(sequence))
        .forEach(withoutOutcome::add);
    acceptedThrough = through;
  }

  /** A new outcome of one act. */
  private record Change(ActId id, long sequence, Optional<Outcome> before, Outcome now) {
    boolean isOne() {
      return before.map(old -> !stands(old) && !old.equals(now)).orElse(true);
    }
  }

  @Override
  public synchronized Set<ActId> settle(Map<ActId, Outcome> outcomes) throws JournalException {
    requireOpen();
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<ActId, Outcome> entry : outcomes.entrySet()) {
      Change change = change(entry.getKey(), entry.getValue());
      if (change.isOne()) {
        changes.add(change);
      }
    }
    if (!changes.isEmpty()) {
      db.transaction("outcomes not written", () -> write(changes));
      changes.forEach(this::remember);
    }
    return changes.stream().map(Change::id).collect(Collectors.toUnmodifiableSet());
  }

  private Change change(ActId id, Outcome now) throws JournalException {
    long sequence =
        rows.sequence(id)
            .orElseThrow(
                () ->
                    new JournalException(
                        Kind.OTHER, "journal " + file + ": an outcome of an act it does not hold"));
    return new Change(id, sequence, rows.outcome(sequence), now);
  }

  private void write(List<Change> changes) throws java.sql.SQLException {
    for (Change change : changes) {
      db.update(
          "INSERT INTO outcome VALUES (?, ?, ?) ON CONFLICT (sequence)"
              + " DO UPDATE SET word = excluded.word, payload = excluded.payload",
          change.sequence(),
          word(change.now()),
          OutcomesCodec.encodeOutcome(change.now()));
    }
  }

  private void remember(Change change) {
    change.before().ifPresent(old -> count(change.sequence(), old, -1));
    count(change.sequence(), change.now(), 1);
    withoutOutcome.remove(change.sequence());
    if (!(change.now() instanceof Outcome.Unknown)) {
      pending.remove(change.sequence());
    }
  }

  private static boolean stands(Outcome outcome) {
    return word(outcome).equals("applied");
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied done -> "applied";
      case Outcome.AlreadyDone done -> "applied";
      case Outcome.Refused no -> "refused";
      case Outcome.Unknown open -> "unknown";
    };
  }

  private void count(long sequence, Outcome outcome, int by) {
    switch (word(outcome)) {
      case "applied" -> applied += by;
      case "refused" -> refused += by;
      default -> {
        if (by > 0) {
          unknown.add(sequence);
        } else {
          unknown.remove(sequence);
        }
      }
    }
  }

  @Override
  public synchronized Optional<Outcome> outcome(ActId id) throws JournalException {
    requireOpen();
    Optional<Long> sequence = rows.sequence(id);
    return sequence.isPresent() ? rows.outcome(sequence.get()) : Optional.empty();
  }

  /** Those without any outcome first, then those whose outcome nobody could tell. */
  @Override
  public synchronized List<Long> unsettled(int limit) throws JournalException {
    requireOpen();
    requireLimit(limit);
    return Stream.concat(withoutOutcome.stream(), unknown.stream()).limit(limit).toList();
  }

  @Override
  public synchronized List<RecordedAct> pending() throws JournalException {
    requireOpen();
    return List.copyOf(pending.values());
  }

  @Override
  public synchronized List<OpenDebt> openDebts() throws JournalException {
    requireOpen();
    List<OpenDebt> debts = new ArrayList<>();
    for (long sequence : rows.openDebts()) {
      RecordedAct act =
          rows.act(sequence)
              .orElseThrow(() -> rows.corrupt("row " + sequence + " of a debt is missing"));
      if (!(act.act() instanceof Act.DebtOpened debt)) {
        throw rows.corrupt("row " + sequence + " is not the debt that it should be");
      }
      debts.add(new OpenDebt(act.id(), debt));
    }
    return debts;
  }

  @Override
  public synchronized JournalCounts counts() throws JournalException {
    requireOpen();
    return new JournalCounts(last, acceptedThrough, applied, refused, unknown.size());
  }

  /**
   * Makes this the journal of a station, for ever.
   *
   * @throws JournalException OTHER if it is another station's; else it could not be written
   */
  public synchronized void belongTo(StationId station) throws JournalException {
    requireOpen();
    Optional<StationId> owner = rows.station();
    if (owner.isEmpty()) {
      db.transaction(
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
    requireOpen();
    db.transaction("start not written", () -> db.update("UPDATE journal SET starts = starts + 1"));
    return db.number("SELECT starts FROM journal");
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit " + limit + ": expected 1 to " + MAX_LIMIT);
    }
  }

  private void requireOpen() throws JournalException {
    if (closed) {
      throw new JournalException(Kind.CLOSED, "journal " + file + ": closed");
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
