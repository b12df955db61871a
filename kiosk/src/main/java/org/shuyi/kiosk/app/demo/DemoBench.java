package org.shuyi.kiosk.app.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Slip;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.app.BenchFaults;
import org.shuyi.kiosk.workbench.Bench;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.journal.JournalCounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workbench's hands in the demo's world. What takes time is done by one thread of its own, in
 * order.
 */
final class DemoBench implements Bench, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DemoBench.class);

  /** How often the counters are looked at; they change behind this program's back. */
  private static final long LOOK_MILLIS = 500;

  /** Longer than a kiosk needs to see a flap. */
  private static final long FLAP_MILLIS = 700;

  private final DemoWorld world;
  private final BenchFaults faults;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("bench").factory());
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Set<String> spoilt = ConcurrentHashMap.newKeySet();
  private final List<String> issued = new CopyOnWriteArrayList<>();
  private final Set<Integer> emptied = ConcurrentHashMap.newKeySet();
  private volatile boolean documentLies;
  private volatile JournalCounts counts = new JournalCounts(0, 0, 0, 0, 0);
  private volatile Switches switches = new Switches(true, false);

  DemoBench(DemoWorld world) {
    this.world = world;
    this.faults = new BenchFaults(world.devices.bench);
    world.devices.reader.onAfiWritten(ignored -> changed());
    world.devices.printer.onSlip(ignored -> changed());
    @SuppressWarnings("unused") // ends with the worker; look() lets no failure out
    var looking = worker.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      world.devices.clearSlot();
      counts = world.journalCounts();
      switches = new Switches(world.network.isOn(), world.poweredOn());
    } catch (IOException e) {
      LOG.debug("the kiosk's journal can't be read now: {}", e.getMessage());
    }
    changed();
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /** Something that may take a while. */
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void behind(String what, Work work) {
    worker.execute(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            LOG.error("{}: {}", what, e.getMessage());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          look();
        });
  }

  @Override
  public List<Book> books() {
    Set<Long> onPad =
        Set.copyOf(world.devices.reader.tags().stream().map(tag -> tag.uid().value()).toList());
    return world.library.books().stream()
        .filter(book -> !isBehindDoor(book.barcode()))
        .map(book -> shown(book, onPad))
        .toList();
  }

  private boolean isBehindDoor(String barcode) {
    return world.stock.loaded().stream()
        .anyMatch(
            loaded -> loaded.item().value().equals(barcode) && !emptied.contains(loaded.door()));
  }

  private Book shown(DemoBook book, Set<Long> onPad) {
    VirtualTag tag = world.tag(book);
    return new Book(
        book.barcode(),
        book.title(),
        book.callNumber(),
        onPad.contains(tag.uid().value()),
        security(tag.afi()),
        !spoilt.contains(book.barcode()));
  }

  private static Security security(int afi) {
    if (afi == PadSettings.USUAL.afiInStock()) {
      return Security.IN_STOCK;
    }
    return afi == PadSettings.USUAL.afiOnLoan() ? Security.ON_LOAN : Security.UNKNOWN;
  }

  @Override
  public List<Card> cards() {
    return Stream.concat(
            issued.reversed().stream().map(number -> new Card(number, "样本不是人", "新办的证")),
            world.library.patrons().stream().map(this::card))
        .toList();
  }

  private Card card(DemoPatron patron) {
    String note = patron.blocked() ? "停借" : patron.expires().isBefore(world.today()) ? "已过期" : "";
    return new Card(patron.card(), patron.name(), note);
  }

  @Override
  public void put(String book) {
    find(book).ifPresent(found -> world.devices.reader.put(world.tag(found)));
    changed();
  }

  @Override
  public void take(String book) {
    find(book).ifPresent(found -> world.devices.reader.take(world.tag(found).uid()));
    changed();
  }

  @Override
  public void readable(String book, boolean readable) {
    find(book)
        .ifPresent(
            found -> {
              world.tag(found).wearOut(!readable);
              if (readable) {
                spoilt.remove(book);
              } else {
                spoilt.add(book);
              }
            });
    changed();
  }

  private Optional<DemoBook> find(String barcode) {
    return world.library.books().stream()
        .filter(book -> book.barcode().equals(barcode))
        .findFirst();
  }

  @Override
  public void scan(String card) {
    behind("card not scanned", () -> world.devices.scanner.scan(card));
  }

  @Override
  public boolean documentLies() {
    return documentLies;
  }

  @Override
  public void document(boolean lies) {
    documentLies = lies;
    if (lies) {
      world.devices.layDocument();
    } else {
      world.devices.liftDocument();
    }
    changed();
  }

  @Override
  public boolean cardOut() {
    return world.devices.cardOut();
  }

  @Override
  public void takeCard() {
    behind("card not taken", () -> issued.add(world.devices.takeCard()));
  }

  @Override
  public List<Door> doors() {
    Set<Integer> open = world.devices.openDoors();
    return world.stock.loaded().stream()
        .filter(loaded -> !emptied.contains(loaded.door()) || open.contains(loaded.door()))
        .map(loaded -> new Door(loaded.door(), title(loaded), open.contains(loaded.door())))
        .sorted(Comparator.comparingInt(Door::number))
        .toList();
  }

  private String title(Act.StockLoaded loaded) {
    return emptied.contains(loaded.door())
        ? ""
        : find(loaded.item().value()).map(DemoBook::title).orElse("");
  }

  @Override
  public void shut(int door) {
    emptied.add(door);
    world.devices.closeDoor(door);
    changed();
  }

  /** The kiosk has to see the flap open before it is closed again. */
  @Override
  public void insert(String book) {
    find(book)
        .map(world::tag)
        .ifPresent(
            tag ->
                behind(
                    "book not returned",
                    () -> {
                      if (world.devices.openFlap()) {
                        Thread.sleep(FLAP_MILLIS);
                        world.devices.layInSlot(tag);
                        world.devices.closeFlap();
                      }
                    }));
  }

  @Override
  public Switches switches() {
    return switches;
  }

  @Override
  public void network(boolean on) {
    behind("network switch", () -> world.network.turn(on));
  }

  @Override
  public void power(boolean on) {
    behind("power switch", () -> world.power(on));
  }

  @Override
  public List<Device> devices() {
    return faults.devices();
  }

  @Override
  public void fault(String device, String fault, boolean on) {
    faults.fault(device, fault, on);
  }

  @Override
  public List<BufferedImage> slips() {
    return world.devices.printer.slips().stream().map(Slip::image).toList();
  }

  @Override
  public List<Loan> loans() {
    return world.ils.loans().reversed().stream()
        .map(loan -> new Loan(loan.title(), new PatronId(loan.card()).masked(), loan.due()))
        .toList();
  }

  @Override
  public Counts counts() {
    JournalCounts now = counts;
    return new Counts(now.written(), now.accepted(), now.applied(), now.refused());
  }

  @Override
  public Listening onChange(Runnable changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
