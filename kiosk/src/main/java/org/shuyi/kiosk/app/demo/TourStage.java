package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Slip;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.workbench.Bench;
import org.shuyi.kiosk.workbench.Workbench;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.demo.DemoBook;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.ils.demo.DemoPatron;
import org.shuyi.sync.journal.JournalCounts;

/**
 * The demo's world with names for the things that the tour uses: book 0, patron 2, the newest slip.
 */
final class TourStage {
  private final DemoWorld world;
  private final DemoBench bench;
  private final Workbench workbench;
  private final List<DemoBook> books;
  private final List<DemoPatron> patrons;
  private final Bare bare;
  private long firstPictureMillis;

  TourStage(DemoWorld world, DemoBench bench, Workbench workbench, Bare bare) {
    this.world = world;
    this.bench = bench;
    this.workbench = workbench;
    this.bare = bare;
    this.books = world.lendable();
    this.patrons = world.welcome();
  }

  KioskProcess kiosk() throws IOException {
    return world.kiosk();
  }

  Bare bare() {
    return bare;
  }

  DemoBook book(int number) {
    return books.get(number);
  }

  String patron(int number) {
    return patrons.get(number).card();
  }

  String blockedPatron() throws IOException {
    return world.library.patrons().stream()
        .filter(DemoPatron::blocked)
        .map(DemoPatron::card)
        .findFirst()
        .orElseThrow(() -> new IOException("the demo library has no blocked patron"));
  }

  void scan(String card) throws IOException {
    world.devices.scanner.scan(card);
  }

  void put(int... numbers) {
    world.devices.reader.put(
        Arrays.stream(numbers).mapToObj(n -> world.tag(book(n))).toArray(VirtualTag[]::new));
  }

  /**
   * An unreadable tag, a tag from elsewhere, a reference work and a book kept for somebody else.
   */
  void putWhatCannotBeLent() throws IOException {
    DemoBook reference = first(book -> !book.forLoan());
    DemoBook reserved =
        first(
            book ->
                book.forLoan()
                    && !book.reservedFor().isEmpty()
                    && !world.stock.holds(book.barcode()));
    world.devices.reader.put(
        DemoWorld.unreadable(), DemoWorld.foreign(), world.tag(reference), world.tag(reserved));
  }

  private DemoBook first(Predicate<DemoBook> which) throws IOException {
    return world.library.books().stream()
        .filter(which)
        .findFirst()
        .orElseThrow(() -> new IOException("the demo library lacks a book that the tour needs"));
  }

  void clearPad() {
    world.devices.clearPad();
  }

  DemoDevices devices() {
    return world.devices;
  }

  /** The book behind a door that waits for a patron. */
  Act.StockLoaded held() {
    return world.stock.held();
  }

  /** Takes what lies behind an open door, and pushes it shut. */
  void shut(int door) {
    bench.shut(door);
  }

  VirtualTag tag(int number) {
    return world.tag(book(number));
  }

  void network(boolean on) {
    world.network.turn(on);
  }

  /** Switches the kiosk on and waits for its first picture, or cuts its power. */
  void power(boolean on, Path picture) throws IOException, InterruptedException {
    long start = System.nanoTime();
    world.power(on);
    if (on) {
      world.kiosk().snapshot(picture);
      firstPictureMillis = (System.nanoTime() - start) / 1_000_000;
    }
  }

  void readerPlugged(boolean in) throws IOException {
    world.devices.readerPlugged(in);
  }

  void paper(boolean there) {
    world.devices.paper(there);
  }

  int slipCount() {
    return world.devices.printer.slips().size();
  }

  void saveNewestSlip(Path png) throws IOException {
    List<Slip> slips = world.devices.printer.slips();
    slips.getLast().savePng(png);
  }

  boolean allApplied() {
    Bench.Counts counts = bench.counts();
    return counts.applied() + counts.refused() == counts.journalled();
  }

  void snapshotWorkbench(Path png) {
    workbench.snapshot(png);
  }

  /** What the library system shows, asked over SIP2. */
  ItemState probe(ItemId item) throws IOException, InterruptedException {
    return world.system().probe(item);
  }

  /** The same of a patron. */
  PatronState probe(PatronId patron) throws IOException, InterruptedException {
    return world.system().probe(patron);
  }

  int timesLent(String item) {
    return (int)
        world.ils.history().stream()
            .filter(event -> event.barcode().equals(item))
            .filter(event -> event.kind() == DemoEvent.Kind.LENT)
            .count();
  }

  /** Read from the journal's own file, beside the kiosk that writes it. */
  JournalCounts journalCounts() throws IOException {
    return world.journalCounts();
  }

  long firstPictureMillis() {
    return firstPictureMillis;
  }
}
