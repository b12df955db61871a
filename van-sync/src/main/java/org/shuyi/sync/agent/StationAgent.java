package org.shuyi.sync.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncEngine;
import org.shuyi.sync.engine.SyncEvent;
import org.shuyi.sync.engine.SyncState;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.journal.StampSource;
import org.shuyi.sync.journal.sqlite.SqliteJournal;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.policy.KnownPin;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.store.ReferenceStore;
import org.shuyi.sync.sealed.PinSeal;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The station's side of the road. An act is written on the caller's thread and is on disk when
 * {@link #record} returns; everything else happens on the one thread of {@link SyncLoop}.
 */
public final class StationAgent implements Station {
  private static final Logger log = LoggerFactory.getLogger(StationAgent.class);

  private static final Duration REMOVE_EVERY = Duration.ofSeconds(10);

  /** Few, for an act that a patron waits for waits as well. */
  private static final int REMOVED_AT_ONCE = 200;

  /** What a journal gives in one reading. */
  private static final int ROWS_AT_ONCE = 1000;

  private final StationSettings settings;
  private final Journal journal;
  private final ReferenceStore store;
  private final ReferenceLoop download;
  private final LongSupplier nanos;
  private final Outgoing outgoing;
  private final SyncLoop loop;
  private final AtomicLong nextQuestion;
  private final Pins pins;
  private final @Nullable PinSeal seal;
  private final InstantSource clock;
  private final StampSource stamps;
  private final RandomGenerator random;
  private final Map<Long, CompletableFuture<Answer>> questions = new ConcurrentHashMap<>();
  private final List<Consumer<? super StationEvent>> listeners = new CopyOnWriteArrayList<>();

  /** A PIN is checked for a tenth of a second, which is nobody's else to wait for. */
  private final Executor pinThreads = task -> Thread.ofVirtual().name("pin").start(task);

  private volatile boolean online;
  private volatile Optional<Held> held = Optional.empty();
  private volatile StationStatus lastStatus;

  private StationAgent(
      StationSettings settings,
      SqliteJournal journal,
      ReferenceStore store,
      InstantSource clock,
      LongSupplier nanos,
      RandomGenerator random,
      MqttConnector connector,
      StampSource stamps)
      throws JournalException {
    this.settings = settings;
    this.stamps = stamps;
    this.clock = clock;
    this.random = random;
    this.pins = Pins.open(settings.wrongPins(), clock);
    this.seal = settings.keys().sealing() == null ? null : new PinSeal(settings.keys().sealing());
    this.journal = journal;
    this.store = store;
    this.nanos = nanos;
    this.nextQuestion = new AtomicLong(random.nextLong());
    this.lastStatus =
        new StationStatus(
            false, true, Optional.empty(), journal.counts(), store.reference().madeAt());
    this.download =
        new ReferenceLoop(
            store,
            settings.library(),
            settings.station(),
            this::publish,
            this::referenceChanged,
            connector::isScarce,
            nanos);
    this.outgoing = new Outgoing(settings, journal, store.reference(), startNumber(journal));
    this.loop =
        new SyncLoop(
            settings,
            new SyncEngine(settings.sync(), random),
            SyncState.of(journal.last(), journal.acceptedThrough(), journal.removedThrough()),
            connector,
            outgoing,
            new Incoming(settings, journal, new ReferenceArrivals()),
            new Reports(),
            nanos);
  }

  /**
   * Opens the journal and what an earlier run kept of reference data. Needs no network.
   *
   * @param clock the wall clock, for stamps and ids
   * @param nanos {@link System#nanoTime}
   * @param random a {@link java.security.SecureRandom}
   * @throws JournalException the journal can't be opened: without it nothing may be lent
   */
  public static StationAgent open(
      StationSettings settings,
      InstantSource clock,
      LongSupplier nanos,
      RandomGenerator random,
      MqttConnector connector)
      throws JournalException {
    StampSource stamps = MachineStampSource.of(clock, nanos);
    SqliteJournal journal =
        SqliteJournal.open(settings.journal(), stamps, new ActIds(clock, random), random);
    try {
      nameStation(journal, settings.station());
      ReferenceStore store =
          ReferenceStore.open(settings.reference(), settings.library(), settings.keys());
      return new StationAgent(settings, journal, store, clock, nanos, random, connector, stamps);
    } catch (JournalException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Another station's journal is never used; one that is full is, to send what it has. */
  private static void nameStation(SqliteJournal journal, StationId station)
      throws JournalException {
    try {
      journal.belongTo(station);
    } catch (JournalException e) {
      if (e.kind() != JournalException.Kind.DISK_FULL) {
        throw e;
      }
      log.warn("The journal does not name its station yet: {}", e.getMessage());
    }
  }

  /** A full disk must not keep the station from sending what it has: that is how it gets empty. */
  private static long startNumber(SqliteJournal journal) {
    try {
      return journal.countStart();
    } catch (JournalException e) {
      log.warn("This start is not counted: {}", e.getMessage());
      return 0;
    }
  }

  @Override
  public void start() {
    loop.start();
    download.start();
  }

  private void publish(MqttMessage message) {
    loop.publish(message);
  }

  /** On the download's thread: the centre learns at once how old is what the station knows. */
  private void referenceChanged() {
    loop.tellState();
  }

  @Override
  public RecordedAct record(Act act) throws JournalException {
    RecordedAct recorded = journal.append(act);
    loop.post(new SyncEvent.Recorded(recorded.sequence()));
    return recorded;
  }

  @Override
  public CompletionStage<Answer> ask(Question question) {
    if (!online) {
      return CompletableFuture.completedStage(new Answer.Unreachable());
    }
    long id = nextQuestion.incrementAndGet();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    questions.put(id, answer);
    loop.post(new SyncEvent.Asked(id, question));
    // The engine has the same deadline; this one holds even while its thread waits for a broker.
    return answer
        .completeOnTimeout(
            new Answer.Unreachable(),
            settings.sync().answerWithin().toMillis(),
            TimeUnit.MILLISECONDS)
        .whenComplete((done, failure) -> questions.remove(id));
  }

  @Override
  public CompletionStage<PinVerdict> verifyPin(PatronId card, char[] pin) {
    PatronHash hash = PatronHash.of(card, settings.keys().patrons());
    Optional<Instant> locked = pins.begin(hash);
    if (locked.isPresent()) {
      return CompletableFuture.completedStage(new PinVerdict.Locked(locked.get()));
    }
    char[] copy = pin.clone();
    return askOfPin(card, copy)
        .thenApplyAsync(
            answer ->
                answer instanceof Answer.OfPin(boolean right)
                    ? Optional.of(right)
                    : acceptedHere(card, copy),
            pinThreads)
        .thenApply(right -> counted(hash, right))
        .whenComplete((done, failure) -> Arrays.fill(copy, ' '));
  }

  private CompletionStage<Answer> askOfPin(PatronId card, char[] pin) {
    return seal == null
        ? CompletableFuture.completedStage(new Answer.Unreachable())
        : ask(new Question.OfPin(card, seal.seal(pin, settings.station(), card)));
  }

  private Optional<Boolean> acceptedHere(PatronId card, char[] pin) {
    try {
      return KnownPin.of(card, reference(), pending(), today())
          .map(known -> known.accepts(card, pin, settings.keys().patrons()));
    } catch (JournalException e) {
      log.warn("No PIN can be checked here: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private PinVerdict counted(PatronHash card, Optional<Boolean> right) {
    if (right.isEmpty()) {
      pins.untold(card);
      return new PinVerdict.Unknown();
    }
    if (right.get()) {
      pins.right(card);
      return new PinVerdict.Right();
    }
    return new PinVerdict.Wrong();
  }

  @Override
  public PinVerifier verifierOf(PatronId card, char[] pin) {
    LocalDate until = today().plus(PinVerifier.GOOD_FOR);
    return PinVerifier.of(card, pin, settings.keys().patrons(), until, random);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Override
  public Reference reference() {
    return store.reference();
  }

  @Override
  public List<RecordedAct> pending() throws JournalException {
    return journal.pending();
  }

  @Override
  public List<RecordedAct> latest(int most) throws JournalException {
    List<RecordedAct> acts = new ArrayList<>();
    long last = journal.last();
    long after = Math.max(journal.removedThrough(), last - most);
    while (after < last) {
      List<SealedRow> rows = journal.rowsAfter(after, ROWS_AT_ONCE);
      rows.forEach(row -> acts.add(row.act()));
      after = rows.isEmpty() ? last : rows.getLast().act().sequence();
    }
    return acts;
  }

  @Override
  public List<Journal.OpenDebt> openDebts() throws JournalException {
    return journal.openDebts();
  }

  @Override
  public List<Act.StockLoaded> stock() throws JournalException {
    return journal.stock();
  }

  @Override
  public void devices(Map<String, String> devices) {
    outgoing.devices(devices);
  }

  @Override
  public StationStatus status() {
    try {
      return new StationStatus(
          online, journal.isWriting(), held, journal.counts(), store.reference().madeAt());
    } catch (JournalException e) {
      log.debug("Counts as they were last: {}", e.getMessage());
      return new StationStatus(
          online, false, held, lastStatus.counts(), store.reference().madeAt());
    }
  }

  @Override
  public Stamp.ClockTrust clockTrust() {
    return stamps.now().trust();
  }

  @Override
  public AutoCloseable listen(Consumer<? super StationEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    loop.stop();
    download.stop();
    store.close();
    online = false;
    questions.values().forEach(answer -> answer.complete(new Answer.Unreachable()));
    journal.close();
  }

  private void say(StationEvent event) {
    for (Consumer<? super StationEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        log.error("A listener failed; the others still hear", e);
      }
    }
  }

  /** On the loop's thread. */
  private final class Reports implements SyncTurns.Reports {
    private final Hearing hearing = new Hearing(journal);
    private long removedAt = nanos.getAsLong();

    @Override
    public void keep(Outcomes outcomes) {
      hearing.keep(outcomes).forEach(StationAgent.this::say);
    }

    private void removeSettled() {
      long now = nanos.getAsLong();
      if (now - removedAt < REMOVE_EVERY.toNanos()) {
        return;
      }
      removedAt = now;
      try {
        if (journal.remove(settings.keepSettled(), REMOVED_AT_ONCE)) {
          loop.post(new SyncEvent.Removed(journal.removedThrough()));
        }
      } catch (JournalException e) {
        log.warn("Settled acts are not removed yet: {}", e.getMessage());
      }
    }

    @Override
    public void online(boolean now) {
      online = now;
      download.online(now);
    }

    @Override
    public void held(@Nullable Held now) {
      held = Optional.ofNullable(now);
    }

    @Override
    public void tell(long id, Answer answer) {
      CompletableFuture<Answer> question = questions.get(id);
      if (question != null) {
        question.complete(answer);
      }
    }

    @Override
    public void turned() {
      removeSettled();
      StationStatus now = status();
      if (!now.equals(lastStatus)) {
        lastStatus = now;
        say(new StationEvent.StatusChanged(now));
      }
    }
  }

  /** On the loop's thread. */
  private final class ReferenceArrivals implements Incoming.ReferenceData {
    @Override
    public void manifest(byte[] signed) {
      download.manifest(signed);
    }

    @Override
    public void chunk(byte[] message) {
      download.chunk(message);
    }
  }
}
