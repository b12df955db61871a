package org.shuyi.kiosk.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.shuyi.sync.agent.PinVerdict;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.agent.StationEvent;
import org.shuyi.sync.agent.StationStatus;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Money;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.journal.Journal;
import org.shuyi.sync.journal.JournalCounts;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Question;

/** A station whose disk can be full at will, and whose centre says yes, or is not there. */
final class ScriptedStation implements Station {
  static final Money OWED = new Money(350, "CNY");
  static final String WRONG_PIN = "222111";
  static final LocalDate DUE = LocalDate.of(2026, 12, 21);

  private final List<RecordedAct> recorded = new ArrayList<>();
  private final List<Consumer<? super StationEvent>> listeners = new CopyOnWriteArrayList<>();
  private boolean diskFull;
  private volatile boolean offline;
  private volatile List<Answer.Loan> lent = List.of();
  private volatile List<RefusalReason> refused = List.of();
  private volatile Map<ItemId, Reference.Item> catalogue = Map.of();
  private Map<String, String> devices = Map.of();

  synchronized void diskFull(boolean full) {
    diskFull = full;
  }

  /** From now on it knows these, and says so when it is looked at. */
  void knows(Map<ItemId, Reference.Item> items) {
    catalogue = Map.copyOf(items);
  }

  /** From now on the centre does not answer, and what the station knows is fresh. */
  void offline(boolean off) {
    offline = off;
    StationEvent changed = new StationEvent.StatusChanged(status());
    listeners.forEach(listener -> listener.accept(changed));
  }

  /** From now on the centre lends nothing, for these reasons. */
  void refuses(RefusalReason... reasons) {
    refused = List.of(reasons);
  }

  /** What the patron has out. */
  void lent(List<Answer.Loan> loans) {
    lent = List.copyOf(loans);
  }

  synchronized List<Act> acts() {
    return recorded.stream().map(RecordedAct::act).toList();
  }

  @Override
  public void start() {}

  @Override
  public synchronized RecordedAct record(Act act) throws JournalException {
    if (diskFull) {
      throw new JournalException(JournalException.Kind.DISK_FULL, "no space left on device");
    }
    long sequence = recorded.size() + 1L;
    RecordedAct written =
        new RecordedAct(
            sequence,
            new ActId(new UUID(7, sequence)),
            new Stamp(
                new UUID(0, 1), Duration.ofSeconds(sequence), Instant.EPOCH, Stamp.ClockTrust.KEPT),
            act);
    recorded.add(written);
    return written;
  }

  @Override
  public CompletionStage<Answer> ask(Question question) {
    return CompletableFuture.completedFuture(offline ? new Answer.Unreachable() : answer(question));
  }

  /** What the library system says the patron has asked for. */
  volatile List<Answer.Hold> holds = List.of();

  /** What the station itself knows of that. */
  volatile List<ItemId> waitingFor = List.of();

  volatile Stamp.ClockTrust clockTrust = Stamp.ClockTrust.TRUSTED;

  private Answer answer(Question question) {
    return switch (question) {
      case Question.OfPatron ignored -> new Answer.OfPatron("王**", List.of(), 10, lent);
      case Question.OfLoan ignored ->
          refused.isEmpty() ? new Answer.Granted("三体", DUE) : new Answer.Denied("三体", refused);
      case Question.OfRenewal ignored -> new Answer.Granted("三体", DUE);
      case Question.OfItem ignored -> new Answer.OfItem("三体");
      case Question.OfFees ignored -> new Answer.Owed(OWED);
      case Question.OfHolds ignored -> new Answer.Holds(holds);
      case Question.OfPerson ignored -> new Answer.NoCard();
      case Question.OfPin ignored -> new Answer.OfPin(true);
    };
  }

  @Override
  public CompletionStage<PinVerdict> verifyPin(PatronId card, char[] pin) {
    if (offline) {
      return CompletableFuture.completedFuture(new PinVerdict.Unknown());
    }
    boolean right = !String.valueOf(pin).equals(WRONG_PIN);
    return CompletableFuture.completedFuture(
        right ? new PinVerdict.Right() : new PinVerdict.Wrong());
  }

  @Override
  public PinVerifier verifierOf(PatronId card, char[] pin) {
    return PinVerifier.of(card, pin, new byte[16], DUE, new Random(1));
  }

  @Override
  public Reference reference() {
    return new Reference() {
      @Override
      public Instant asOf(ReferenceSet set) {
        if (offline) {
          return Instant.now();
        }
        return catalogue.isEmpty() ? Instant.EPOCH : DUE.atStartOfDay().toInstant(ZoneOffset.UTC);
      }

      @Override
      public Optional<Item> item(ItemId item) {
        Optional<Item> listed = Optional.ofNullable(catalogue.get(item));
        return offline ? listed.or(() -> Optional.of(Item.forLoan("三体"))) : listed;
      }

      @Override
      public void items(BiConsumer<? super ItemId, ? super Item> each) {
        catalogue.forEach(each);
      }

      @Override
      public Optional<Patron> patron(PatronId patron) {
        return offline ? Optional.of(Patron.inGoodStanding(null)) : Optional.empty();
      }

      @Override
      public boolean reservedForAnother(ItemId item, PatronId patron) {
        return false;
      }

      @Override
      public List<ItemId> waitingFor(PatronId patron) {
        return waitingFor;
      }

      @Override
      public boolean mayBeBlocked(PatronId patron) {
        return false;
      }

      @Override
      public LoanRules rules(String category) {
        return new LoanRules(30, 5, 1);
      }
    };
  }

  @Override
  public synchronized List<RecordedAct> latest(int most) {
    return recorded.subList(Math.max(0, recorded.size() - most), recorded.size()).stream().toList();
  }

  @Override
  public synchronized List<RecordedAct> pending() {
    return List.copyOf(recorded);
  }

  @Override
  public synchronized List<Journal.OpenDebt> openDebts() {
    List<Journal.OpenDebt> open = new ArrayList<>();
    for (RecordedAct act : recorded) {
      switch (act.act()) {
        case Act.DebtOpened debt -> open.add(new Journal.OpenDebt(act.id(), debt));
        case Act.DebtSettled settled ->
            open.removeIf(debt -> debt.opened().equals(settled.opened()));
        default -> {}
      }
    }
    return open;
  }

  @Override
  public synchronized List<Act.StockLoaded> stock() {
    Map<Integer, Act.StockLoaded> stock = new TreeMap<>();
    for (Act act : acts()) {
      switch (act) {
        case Act.StockLoaded loaded -> stock.put(loaded.door(), loaded);
        case Act.StockRemoved removed -> stock.remove(removed.door());
        default -> {}
      }
    }
    return List.copyOf(stock.values());
  }

  @Override
  public Stamp.ClockTrust clockTrust() {
    return clockTrust;
  }

  @Override
  public synchronized StationStatus status() {
    return new StationStatus(
        !offline,
        !diskFull,
        Optional.empty(),
        new JournalCounts(recorded.size(), 0, 0, 0, 0),
        Instant.EPOCH);
  }

  synchronized Map<String, String> devices() {
    return devices;
  }

  @Override
  public synchronized void devices(Map<String, String> told) {
    devices = told;
  }

  @Override
  public AutoCloseable listen(Consumer<? super StationEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {}
}
