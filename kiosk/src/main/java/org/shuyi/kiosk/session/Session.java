package org.shuyi.kiosk.session;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.chute.ChuteEvent;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.dispenser.CardDispenser;
import org.shuyi.hardware.id.IdCardReader;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.panel.Panel;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Printer.Printed;
import org.shuyi.hardware.rfid.PadChanged;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.scanner.Scanner.Scanned;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.hardware.sensor.PowerSupply;
import org.shuyi.hardware.sensor.Thermometer;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Effect;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.kiosk.payment.Till;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.agent.StationEvent;
import org.shuyi.sync.agent.StationStatus;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.journal.Journal.OpenDebt;
import org.shuyi.sync.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program: one thread takes an event, asks the flow, and does what the flow wants. Devices
 * and the station answer by posting events.
 */
public final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** How often the loop looks round although nothing happens. */
  private static final Duration IDLE_TURN = Duration.ofSeconds(1);

  /** How often a journal that failed is tried again, with an act that says so. */
  private static final Duration JOURNAL_RETRY = Duration.ofSeconds(15);

  /** Stands in the mailbox for what the session thread will see. */
  private static final Event LOOK_WHAT_WORKS = new Event.ServiceChanged(Kiosk.starting().service());

  private final Station station;
  private final Decider decider;
  private final Receipts receipts;
  private final RememberedProfiles profiles;
  private final Librarian librarian;
  private final LibraryCard card;
  private final HouseRules rules;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Program program;
  private final Counter counter;
  private final Wishes wishes;
  private final Workbook workbook;
  private final DoorKeeper doors;
  private final Optional<Cashier> cashier;
  private final Mailbox mailbox = new Mailbox(System::nanoTime);
  private final Surroundings around = new Surroundings(System::nanoTime, this::post);
  private final Thread thread = new Thread(this::run, "session");
  private final AtomicReference<@Nullable Runnable> probe = new AtomicReference<>();
  private volatile boolean open = true;

  // Written by one thread, read by any that asks what works now.
  private volatile Devices devices = Devices.NONE;
  private volatile boolean journalReady = true;
  private volatile Optional<ReturnSlot> slot = Optional.empty();

  // Owned by the session thread.
  private long journalTriedAt = System.nanoTime();

  /**
   * @param shelf what stands in this kiosk
   * @param registrar issues library cards; empty if this station issues none
   * @param till empty if no fees are paid here
   * @param card what a scanned library card looks like
   * @param rules of this library
   * @param screen is shown every new state; must not block
   */
  public Session(
      Station station,
      Decider decider,
      Receipts receipts,
      RememberedProfiles profiles,
      Shelf shelf,
      Optional<Registrar> registrar,
      Optional<Till> till,
      LibraryCard card,
      HouseRules rules,
      InstantSource clock,
      ZoneId zone,
      Consumer<Kiosk> screen) {
    this(
        station,
        decider,
        receipts,
        profiles,
        shelf,
        registrar,
        till,
        card,
        rules,
        clock,
        zone,
        new Journeys(screen));
  }

  /** The same for another program than the patron's journeys. */
  public Session(
      Station station,
      Decider decider,
      Receipts receipts,
      RememberedProfiles profiles,
      Shelf shelf,
      Optional<Registrar> registrar,
      Optional<Till> till,
      LibraryCard card,
      HouseRules rules,
      InstantSource clock,
      ZoneId zone,
      Program program) {
    this.station = station;
    this.decider = decider;
    this.receipts = receipts;
    this.profiles = profiles;
    this.librarian = new Librarian(station, shelf);
    this.card = card;
    this.rules = rules;
    this.clock = clock;
    this.zone = zone;
    this.program = program;
    this.counter = new Counter(registrar, station, decider, new SecureRandom(), this::post);
    this.wishes = new Wishes(station);
    this.workbook = new Workbook(clock, this::post);
    this.doors = new DoorKeeper(station, decider, rules.holdDays(), this::post);
    this.cashier = till.map(it -> new Cashier(it, station, this::post));
  }

  /** Starts the devices, the station and the loop. The devices' listener is {@link #heard}. */
  public void start(Devices all) {
    devices = all;
    slot =
        all.chute()
            .flatMap(
                chute ->
                    all.slot()
                        .map(
                            reader ->
                                new ReturnSlot(
                                    chute,
                                    reader,
                                    all.layout().bins(),
                                    station.reference(),
                                    this::post)));
    counter.start(all);
    workbook.start(all.all());
    @SuppressWarnings("unused") // listens as long as the station lives
    AutoCloseable listening = station.listen(this::heard);
    station.start();
    doors.start(all);
    all.all().forEach(Device::start);
    thread.start();
    cashier.ifPresent(Cashier::start);
    all.shelf().forEach(reader -> reader.watch(true));
    all.inLocker().forEach(reader -> reader.watch(true));
    showLockers();
    catalogue();
  }

  /** A reader under books that are offered, or in the compartments of the locker. */
  private void amongBooks(DeviceId reader, Pad books) {
    if (devices.inLocker().stream().anyMatch(each -> each.id().equals(reader))) {
      doors.seen(reader, books);
    } else if (librarian.seen(reader.toString(), books.items())) {
      showShelf();
    }
  }

  private void showLockers() {
    if (librarian.seen("locker", doors.forAnybody())) {
      showShelf();
    }
  }

  private void showShelf() {
    post(new Event.ShelfChanged(librarian.window()));
  }

  private void catalogue() {
    librarian.refresh(this::showShelf);
  }

  /** Any thread may post; a full mailbox is told in the log, for then something is broken. */
  public void post(Event event) {
    if (!mailbox.post(event)) {
      LOG.error(
          "session mailbox is full ({} events): {} was dropped",
          Mailbox.CAPACITY,
          event.getClass().getSimpleName());
    }
  }

  /** What a device says becomes an event. */
  public void heard(DeviceEvent event) {
    around.heard(event);
    boolean inSlot = slot.filter(it -> it.heard(event)).isPresent();
    switch (event) {
      case PadChanged ignored when inSlot -> {
        // Not what lies on the pad.
      }
      case PadChanged(var device, var tags, var overfull) when !devices.isAtPad(device) ->
          amongBooks(device, new Pad(tags, overfull));
      case ChuteEvent ignored -> served();
      case PadChanged(var device, var tags, var overfull) ->
          post(new Event.PadSeen(new Pad(tags, overfull)));
      case Scanned scanned -> post(scanned(scanned));
      case CardReader.CardPresented(var device, String number) when !devices.isAtCounter(device) ->
          LOG.debug("a card passes {}", device);
      case CardReader.CardUnreadable(var device, String why) when !devices.isAtCounter(device) ->
          LOG.debug("a blank card passes {}", device);
      case CardReader.CardPresented(var device, String number) ->
          post(
              card.read(number, Symbology.UNTOLD)
                  .map(this::card)
                  .orElseGet(() -> new Event.CardScanned(null)));
      case CardReader.CardUnreadable ignored -> post(new Event.CardScanned(null));
      case IdCardReader.IdCardRead read -> counter.heard(read);
      case IdCardReader.IdCardUnreadable ignored -> post(new Event.DocumentUnreadable());
      case DoorEvent door -> doors.heard(door);
      case CardDispenser.DispenserChanged(var device, var state) -> counter.heard(state);
      case DeviceEvent.ConditionChanged changed -> {
        LOG.info("device {}: {}", changed.device(), changed.condition());
        workbook.heard(changed);
        doors.heard(changed);
        served();
      }
      case Panel.Changed ignored -> served();
      case PowerSupply.Supplied ignored -> served();
      case Thermometer.Measured ignored -> served();
      default -> program.heard(event);
    }
  }

  /** Any thread may say it; the session thread alone looks what there is now. */
  private void served() {
    post(LOOK_WHAT_WORKS);
  }

  /** Of two threads that look, the one that saw less could be heard last: only one looks. */
  private Event seenNow(Event event) {
    if (!(event instanceof Event.ServiceChanged)) {
      return event;
    }
    tellState();
    return new Event.ServiceChanged(service());
  }

  /** How the devices are, and what waits for staff: with the station's state, naming nobody. */
  private void tellState() {
    Map<String, String> told = new TreeMap<>(around.told(devices.all()));
    waiting(told, "holds", doors.waitedTooLong(), "waited too long: take them out");
    waiting(
        told, "payments", cashier.map(Cashier::inDoubt).orElse(0L), "in doubt: being asked after");
    station.devices(told);
  }

  private static void waiting(Map<String, String> told, String what, long count, String why) {
    if (count > 0) {
      told.put(what, "DEGRADED " + count + " " + why);
    }
  }

  private Event card(PatronId scanned) {
    if (card.technicians().contains(scanned)) {
      return new Event.TechnicianScanned(scanned);
    }
    return rules.staffCards().contains(scanned)
        ? new Event.StaffScanned(scanned)
        : new Event.CardScanned(scanned);
  }

  /** A card, or else a book, or else no card. */
  private Event scanned(Scanned scanned) {
    return card.read(scanned.text(), scanned.symbology())
        .map(this::card)
        .or(() -> ItemBarcode.read(scanned.text(), scanned.symbology()).map(Event.ItemScanned::new))
        .orElseGet(() -> new Event.CardScanned(null));
  }

  private void heard(StationEvent event) {
    switch (event) {
      case StationEvent.StatusChanged ignored -> {
        catalogue();
        served();
      }
      case StationEvent.Settled(var act, var outcome) -> post(new Event.Settled(act, outcome));
    }
  }

  private void run() {
    program.begin(this::post);
    served();
    while (open) {
      try {
        Event event = mailbox.take(IDLE_TURN);
        if (event == null) {
          retryJournal();
        } else {
          handle(seenNow(event));
        }
        answerProbe();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Is run by the session's own thread, within its turn of a second, for whoever wants to know that
   * it goes round. The newest replaces one that was not run yet.
   */
  public void probe(Runnable answer) {
    probe.set(answer);
  }

  private void answerProbe() {
    Runnable asked = probe.getAndSet(null);
    if (asked != null) {
      asked.run();
    }
  }

  private void handle(Event event) {
    boolean rested = program.rests();
    program.take(event).forEach(this::perform);
    boolean entered = program.rests() && !rested;
    if (slot.isPresent() && (event instanceof Event.Dropped || entered)) {
      served();
    }
    if (event instanceof Event.ServiceChanged) {
      lookIntoSlot();
    }
  }

  /** A book that nobody has looked at: laid in after the session, or before the power came back. */
  private void lookIntoSlot() {
    if (program.rests()
        && program.service().around().chute().takes()
        && program.service().takesBack()
        && slot.filter(ReturnSlot::waits).isPresent()) {
      post(new Event.FlapMoved(true, true));
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.WatchPad(boolean on) -> watch(on);
      case Effect.LookAgain() -> devices.reader().ifPresent(RfidReader::lookAgain);
      case Effect.Identify(PatronId patron) ->
          answer(decider.identify(patron), decider.unidentified(patron));
      case Effect.DecideLoan(PatronId patron, ItemId item, Act.DecidedBy by) ->
          answer(decider.loan(patron, item, by), Decider.undecided(item));
      case Effect.DecideRenewal(PatronId patron, ItemId item) ->
          answer(decider.renewal(patron, item), Decider.undecided(item));
      case Effect.ListHolds(PatronId patron) ->
          answer(wishes.of(patron), new Event.HoldsListed(patron, List.of(), false, null));
      case Effect.NameItem(ItemId item) ->
          answer(decider.name(item), new Event.ItemNamed(item, ""));
      case Effect.Append(Act act) -> append(act);
      case Effect.FindDebts(ItemId item, Security made) ->
          post(new Event.DebtsFound(item, made, debts(item)));
      case Effect.Secure secure -> secure(secure);
      case Effect.Print(Journey.Purpose purpose, var lines, var language) ->
          print(receipts.slip(purpose, lines, language, clock.instant().atZone(zone)));
      case Effect.RecallProfile(PatronId patron) ->
          post(new Event.ProfileRecalled(patron, profiles.of(patron)));
      case Effect.KeepProfile(PatronId patron, var profile) ->
          profile(() -> profiles.keep(patron, profile));
      case Effect.ForgetProfile(PatronId patron) -> profile(() -> profiles.forget(patron));
      case Effect.CallStaff(String step) -> callStaff(step);
      case Effect.ReadCard(String digits) ->
          post(new Event.CardScanned(card.read(digits, Symbology.UNTOLD).orElse(null)));
      case Effect.AtCounter there -> counter.perform(there);
      case Effect.AtLocker there -> doors.perform(there);
      case Effect.AtBench there -> workbook.perform(there);
      case Effect.AtCashier there -> cashier.ifPresent(it -> it.perform(there));
      case Effect.AtChute there -> slot.ifPresent(it -> it.perform(there));
      case Effect.PrintCard(var newCard, var language) -> print(receipts.card(newCard, language));
      case Effect.FindTitles(var wanted) -> librarian.find(wanted).thenAccept(this::post);
      case Effect.Expect(Duration within) -> mailbox.expect(within);
      case Effect.ExpectNothing() -> mailbox.expectNothing();
      case Effect.Elsewhere there -> program.perform(there);
    }
  }

  /**
   * Somebody begins: whether a slip can be had must be known now, not when the last check is due.
   */
  private void watch(boolean on) {
    devices.reader().ifPresent(reader -> reader.watch(on));
    if (!on) {
      slot.ifPresent(ReturnSlot::leave);
    }
    if (on) {
      devices.printer().ifPresent(printer -> printer.check().thenAccept(ignored -> served()));
    }
  }

  /**
   * Every effect has one answer: a question that fails instead of being answered is told as a no,
   * for a flow that waits would never let its session end.
   */
  private void answer(CompletionStage<? extends Event> later, Event otherwise) {
    later.whenComplete(
        (event, failure) -> {
          if (failure != null) {
            LOG.error("{} instead of an answer", otherwise, failure);
          }
          post(failure == null ? event : otherwise);
        });
  }

  /** Blocks until the act is on disk: nothing that follows from it may happen before. */
  private void append(Act act) {
    try {
      RecordedAct recorded = station.record(act);
      journalWorks(true);
      if (librarian.moved(act)) {
        showShelf();
      }
      if (act instanceof Act.OnItem) {
        showLockers();
      }
      counter.recorded(act);
      cashier.ifPresent(it -> it.recorded(act));
      post(new Event.Recorded(recorded));
    } catch (JournalException e) {
      LOG.error(
          "{} is not in the journal ({}): {}",
          act.getClass().getSimpleName(),
          e.kind(),
          e.getMessage());
      journalWorks(false);
      cashier.ifPresent(it -> it.notRecorded(act));
      post(new Event.NotRecorded(act));
    }
  }

  private void journalWorks(boolean works) {
    journalTriedAt = System.nanoTime();
    journalReady = works;
    if (service().journalReady() != program.service().journalReady()) {
      served();
    }
  }

  /** A journal is well again only when it took an act. */
  private void retryJournal() {
    if (!service().journalReady()
        && System.nanoTime() - journalTriedAt > JOURNAL_RETRY.toNanos()
        && program.rests()) {
      append(new Act.DeviceFault("journal", "READY"));
    }
  }

  /** A profile that can't be kept spoils nobody's session. */
  private static void profile(ProfileChange change) {
    try {
      change.make();
    } catch (IOException e) {
      LOG.error("access profiles can't be written: {}", e.getMessage());
    }
  }

  private interface ProfileChange {
    void make() throws IOException;
  }

  /** An act like any other: on disk first, and at the centre as soon as it can be reached. */
  private void callStaff(String step) {
    try {
      station.record(new Act.DeviceFault(Act.DeviceFault.HELP, "CALLED at " + step));
      post(new Event.StaffCalled(true));
    } catch (JournalException e) {
      LOG.error("a call for staff is not in the journal ({}): {}", e.kind(), e.getMessage());
      post(new Event.StaffCalled(false));
    }
  }

  private List<OpenDebt> debts(ItemId item) {
    try {
      return station.openDebts().stream().filter(open -> open.debt().item().equals(item)).toList();
    } catch (JournalException e) {
      LOG.error("debts of an item can't be read ({}): {}", e.kind(), e.getMessage());
      return List.of();
    }
  }

  private void secure(Effect.Secure secure) {
    Event failed =
        new Event.TagWritten(
            secure.item(),
            new SecurityWrite.Failed(
                secure.tag(),
                secure.security(),
                SecurityWrite.Cause.READER,
                "the reader is not there"));
    slot.flatMap(it -> it.readerOf(secure.tag()))
        .or(devices::reader)
        .ifPresentOrElse(
            reader ->
                answer(
                    reader
                        .secure(secure.tag(), secure.security())
                        .thenApply(result -> new Event.TagWritten(secure.item(), result)),
                    failed),
            () -> post(failed));
  }

  private void print(Document slip) {
    devices
        .printer()
        .ifPresentOrElse(
            printer ->
                answer(
                    printer
                        .print(slip)
                        .thenApply(printed -> new Event.SlipDone(printed instanceof Printed.Done)),
                    new Event.SlipDone(false)),
            () -> post(new Event.SlipDone(false)));
  }

  private Service service() {
    StationStatus status = station.status();
    var counts = status.counts();
    return new Service(
        status.online(),
        devices.reads(),
        devices.scans(),
        devices.prints(),
        journalReady && status.recording(),
        counts.queued(),
        counts.accepted() - counts.applied() - counts.refused() - counts.unknown(),
        status.referenceMadeAt(),
        offers(),
        around.around(slot.map(ReturnSlot::service).orElse(Around.Chute.NONE)));
  }

  private Set<Offer> offers() {
    Set<Offer> offers = EnumSet.noneOf(Offer.class);
    if (counter.issues()) {
      offers.add(Offer.CARDS);
    }
    if (doors.works()) {
      offers.add(Offer.LOCKERS);
    }
    if (cashier.isPresent()) {
      offers.add(Offer.PAYMENTS);
    }
    if (counter.gives()) {
      offers.add(Offer.PLASTIC_CARDS);
    }
    if (devices.speaks()) {
      offers.add(Offer.VOICE);
    }
    if (rules.incompleteSets()) {
      offers.add(Offer.INCOMPLETE_SETS);
    }
    return offers;
  }

  /** Ends the loop, then frees the devices and the station. */
  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cashier.ifPresent(Cashier::close);
    devices.all().forEach(Device::close);
    station.close();
  }
}
