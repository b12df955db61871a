package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.shuyi.kiosk.app.HandState;
import org.shuyi.kiosk.app.HandState.HandLine;
import org.shuyi.kiosk.app.Json;
import org.shuyi.kiosk.app.demo.TourReport.ItemTold;
import org.shuyi.kiosk.app.demo.TourReport.Memory;
import org.shuyi.kiosk.app.demo.TourReport.StepDone;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.ils.ItemState;

/**
 * Plays the story of the first loan by itself, with the same virtual devices that a person would
 * drag books onto: borrow, renew, lose the network, go on, lose the power in the middle, get both
 * back, and find everything in the library system. One thread; under three minutes.
 */
final class Tour {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Duration START = Duration.ofSeconds(40);
  private static final Duration HOLD_AGAIN = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 3;

  private final TourStage world;
  private final Path folder;
  private final Ledger ledger = new Ledger();
  private final List<StepDone> steps = new ArrayList<>();
  private int slips;
  private int kills;
  private double offlineSeconds;
  private long peakKilobytes;
  private long firstPictureMillis;

  Tour(TourStage world, Path folder) {
    this.world = world;
    this.folder = folder;
  }

  /** Plays the tour and writes {@code tour.json}. */
  TourReport play() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    world.power(true, firstPicture());
    firstPictureMillis = world.firstPictureMillis();
    until(
        "the kiosk is online and every device is ready",
        START,
        s -> s.online() && s.reader() && s.printer() && s.knowsReference());
    welcome();
    borrowOnline();
    renew();
    mistakes();
    world.network(false);
    long since = System.nanoTime();
    offline();
    powerCut();
    paperOut();
    unplug();
    offlineSeconds = (System.nanoTime() - since) / 1e9;
    world.network(true);
    settle("all-settled");
    powerCutWhileReturning();
    settle("end");
    world.snapshotWorkbench(folder.resolve("workbench.png"));
    steps.add(new StepDone("workbench", "workbench.png"));
    TourReport report = report();
    Files.writeString(folder.resolve("tour.json"), Json.pretty(report) + "\n");
    return report;
  }

  private void welcome() throws IOException, InterruptedException {
    step("welcome-zh");
    tap("language");
    step("welcome-en");
    tap("language");
  }

  private void borrowOnline() throws IOException, InterruptedException {
    tap("borrow");
    screen("Identify");
    step("card-please");
    world.scan(world.patron(0));
    screen("Borrowing");
    step("put-books");
    world.put(0, 1, 2);
    until("three books are lent and confirmed", SOON, s -> count(s, Tour::confirmed) == 3);
    step("three-lent");
    finish("three-lent-slip", true);
  }

  private void renew() throws IOException, InterruptedException {
    ask("loans", world.patron(0), s -> s.journey().equals("MyLoans"));
    step("my-loans");
    String item = world.book(0).barcode();
    tap("renew-" + item);
    until(
        "the renewal is confirmed",
        SOON,
        s -> s.lines().stream().anyMatch(l -> l.item().equals(item) && confirmed(l)));
    step("renewed");
    state().lines().stream()
        .filter(line -> line.item().equals(item))
        .forEach(line -> ledger.renewed(item, line.due()));
    tap("leave");
    screen("Welcome");
  }

  /** What goes wrong at a kiosk every day, each told in plain words. */
  private void mistakes() throws IOException, InterruptedException {
    tap("borrow");
    screen("Identify");
    world.scan("9787536692930");
    until("the scan is no card", SOON, s -> s.problem().equals("NOT_A_CARD"));
    step("not-a-library-card");
    tap("leave");
    screen("Welcome");
    ask("borrow", "219999999999", s -> s.problem().equals("PATRON_UNKNOWN"));
    step("unknown-card");
    world.scan(world.blockedPatron());
    screen("PatronRefused");
    step("patron-refused");
    tap("leave");
    screen("Welcome");
    world.scan(world.patron(1));
    screen("Borrowing");
    world.putWhatCannotBeLent();
    until(
        "the reference work and the reserved book are refused",
        SOON,
        s -> s.pad() == 4 && count(s, l -> l.progress().equals("Refused")) == 2);
    step("not-these");
    world.clearPad();
    tap("leave");
    screen("Welcome");
  }

  private void offline() throws IOException, InterruptedException {
    until("the kiosk says that it is offline", SOON, s -> !s.online());
    step("offline-welcome");
    world.scan(world.patron(2));
    screen("Borrowing");
    world.put(3, 4);
    until("two books are lent offline", SOON, s -> count(s, Tour::done) == 2);
    step("offline-lent");
    finish("offline-lent-slip", true);
    tap("return");
    screen("Returning");
    world.put(1);
    until("one book is taken back offline", SOON, s -> count(s, Tour::done) == 1);
    step("offline-returned");
    finish("offline-return-slip", true, false);
    tap("loans");
    screen("NeedsCentre");
    step("offline-loans");
    tap("leave");
    screen("Welcome");
  }

  /**
   * The plug is pulled while books are being lent: kill -9 as soon as the screen says the first is
   * lent.
   */
  private void powerCut() throws IOException, InterruptedException {
    world.scan(world.patron(3));
    screen("Borrowing");
    world.put(5, 6, 7);
    until("at least one book is lent", SOON, s -> count(s, Tour::done) > 0);
    step("before-power-cut");
    cutPower();
    world.power(true, firstPicture());
    until("the kiosk is back", START, s -> s.reader() && s.journal());
    step("after-power-cut");
    world.clearPad();
    world.scan(world.patron(3));
    screen("Borrowing");
    world.put(5, 6, 7);
    until("each of the three is lent, now or before", SOON, s -> count(s, Tour::done) == 3);
    step("lent-after-power-cut");
    finish("power-cut-slip", true);
  }

  private void cutPower() throws IOException, InterruptedException {
    peakKilobytes = Math.max(peakKilobytes, world.kiosk().peakKilobytes());
    world.power(false, firstPicture());
    kills++;
  }

  private void paperOut() throws IOException, InterruptedException {
    world.paper(false);
    tap("return");
    screen("Returning");
    world.put(3);
    until("one book is taken back", SOON, s -> count(s, Tour::done) == 1);
    until("the kiosk sees that there is no paper", SOON, s -> !s.printer());
    step("no-paper");
    ledger.promised(state(), false);
    tap("finish");
    screen("Finished");
    step("no-paper-finished");
    world.clearPad();
    tap("leave");
    screen("Welcome");
    world.paper(true);
    until("the kiosk sees paper", SOON, HandState::printer);
  }

  private void unplug() throws IOException, InterruptedException {
    world.readerPlugged(false);
    until("the kiosk sees that the reader is gone", SOON, s -> !s.reader());
    step("reader-unplugged");
    world.readerPlugged(true);
    until("the reader is back without a restart", SOON, HandState::reader);
    tap("return");
    screen("Returning");
    world.put(0);
    until("one book is taken back", SOON, s -> count(s, Tour::done) == 1);
    finish("reader-back-slip", true, false);
  }

  /** The plug is pulled a second time, with the network on, while books come back. */
  private void powerCutWhileReturning() throws IOException, InterruptedException {
    tap("return");
    screen("Returning");
    world.put(2, 4);
    until("at least one book is taken back", SOON, s -> count(s, Tour::done) > 0);
    cutPower();
    world.power(true, firstPicture());
    until("the kiosk is back", START, s -> s.reader() && s.journal() && s.online());
    tap("return");
    until(
        "both are taken back, now or before",
        SOON,
        s -> s.journey().equals("Returning") && count(s, Tour::done) == 2);
    finish("returned-after-power-cut", true, false);
  }

  private void settle(String name) throws IOException, InterruptedException {
    until("the kiosk is online again", START, HandState::online);
    until("the queue is empty", START, s -> s.queued() == 0 && s.unsettled() == 0);
    step(name);
    peakKilobytes = Math.max(peakKilobytes, world.kiosk().peakKilobytes());
    Patience.until("the workbench shows it", SOON, world::allApplied);
  }

  private TourReport report() throws IOException, InterruptedException {
    List<ItemTold> items = new ArrayList<>();
    for (String item : ledger.items()) {
      ItemState shown = world.probe(new ItemId(item));
      items.add(ledger.judge(item, shown.title(), shown, world.timesLent(item)));
    }
    var counts = world.journalCounts();
    return new TourReport(
        counts.written(),
        counts.accepted(),
        counts.applied(),
        counts.refused(),
        (int) items.stream().filter(i -> i.ilsLoans() > i.timesLent()).count(),
        (int) items.stream().filter(i -> !i.agree()).count(),
        kills,
        offlineSeconds,
        new Memory(
            firstPictureMillis,
            peakKilobytes / 1024,
            world.bare().firstPictureMillis(),
            world.bare().residentMegabytes()),
        steps,
        items);
  }

  /**
   * Touches a choice and holds a card to the reader until the screen shows what the centre says of
   * it. On a machine that is busy with other things the centre may be too slow for the kiosk's two
   * seconds; then the kiosk decides alone, as it should, and the patron tries again.
   */
  private void ask(String choice, String card, Predicate<HandState> wanted)
      throws IOException, InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      tap(choice);
      screen("Identify");
      hold(card, s -> wanted.test(s) || !waiting(s));
      if (wanted.test(state())) {
        return;
      }
      tap("leave");
      screen("Welcome");
    }
    throw new IOException("the centre did not answer the kiosk's '" + choice + "' in time");
  }

  /** A scanner takes the same card again only after a moment: it is held there until it is read. */
  private void hold(String card, Predicate<HandState> read)
      throws IOException, InterruptedException {
    AtomicLong next = new AtomicLong(System.nanoTime());
    Patience.until(
        "the card is read",
        SOON,
        () -> {
          HandState state = state();
          if (state.journey().equals("Identify") && System.nanoTime() >= next.get()) {
            world.scan(card);
            next.set(System.nanoTime() + HOLD_AGAIN.toNanos());
          }
          return read.test(state);
        });
  }

  private static boolean waiting(HandState state) {
    return state.journey().equals("Recognising")
        || (state.journey().equals("Identify") && state.problem().equals("NONE"));
  }

  private Path firstPicture() {
    return folder.resolve("00-first-picture.png");
  }

  private void finish(String name, boolean slip) throws IOException, InterruptedException {
    finish(name, slip, true);
  }

  private void finish(String name, boolean slip, boolean lent)
      throws IOException, InterruptedException {
    ledger.promised(state(), lent);
    int before = world.slipCount();
    tap(slip ? "finish-slip" : "finish");
    screen("Finished");
    until("the slip is out", SOON, s -> s.slip().equals("PRINTED") && world.slipCount() > before);
    step(name);
    slips++;
    String png = "slip-%02d.png".formatted(slips);
    world.saveNewestSlip(folder.resolve(png));
    steps.add(new StepDone("slip " + slips, png));
    world.clearPad();
    tap("leave");
    screen("Welcome");
  }

  private void step(String name) throws IOException {
    String png = "%02d-%s.png".formatted(steps.size() + 1, name);
    world.kiosk().snapshot(folder.resolve(png));
    steps.add(new StepDone(name, png));
  }

  private void tap(String id) throws IOException, InterruptedException {
    Patience.until(
        "'" + id + "' can be touched",
        SOON,
        () -> {
          try {
            world.kiosk().tap(id);
            return true;
          } catch (IOException e) {
            return false;
          }
        });
  }

  private void screen(String journey) throws IOException, InterruptedException {
    until("the screen is " + journey, SOON, s -> s.journey().equals(journey));
  }

  private void until(String what, Duration atMost, Predicate<HandState> condition)
      throws IOException, InterruptedException {
    Patience.until(what, atMost, () -> condition.test(state()));
  }

  private HandState state() throws IOException {
    return world.kiosk().state();
  }

  private static long count(HandState state, Predicate<HandLine> which) {
    return state.lines().stream().filter(which).count();
  }

  private static boolean done(HandLine line) {
    return line.progress().equals("Done");
  }

  private static boolean confirmed(HandLine line) {
    return done(line) && line.confirmed();
  }
}
