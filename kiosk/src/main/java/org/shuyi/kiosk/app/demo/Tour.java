package org.shuyi.kiosk.app.demo;

import static org.shuyi.kiosk.app.demo.TourHand.SOON;
import static org.shuyi.kiosk.app.demo.TourHand.START;
import static org.shuyi.kiosk.app.demo.TourHand.confirmed;
import static org.shuyi.kiosk.app.demo.TourHand.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.kiosk.app.HandState;
import org.shuyi.kiosk.app.Json;
import org.shuyi.kiosk.app.demo.TourReport.CardTold;
import org.shuyi.kiosk.app.demo.TourReport.ItemTold;
import org.shuyi.kiosk.app.demo.TourReport.Memory;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.ItemState;

/**
 * Plays the story of the first loan by itself, with the same virtual devices that a person would
 * drag books onto: borrow, renew, get a card, pick up a hold, lose the network, go on, lose the
 * power in the middle, get both back, and find everything in the library system. One thread; under
 * three minutes.
 */
final class Tour {
  private final TourStage world;
  private final Path folder;
  private final TourHand hand;
  private final MachineScenes machine;
  private int kills;
  private double offlineSeconds;
  private long peakKilobytes;
  private long firstPictureMillis;

  Tour(TourStage world, Path folder) {
    this.world = world;
    this.folder = folder;
    this.hand = new TourHand(world, folder);
    this.machine = new MachineScenes(hand);
  }

  /** Plays the tour and writes {@code tour.json}. */
  TourReport play() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    world.power(true, firstPicture());
    firstPictureMillis = world.firstPictureMillis();
    hand.until(
        "the kiosk is online and every device is ready",
        START,
        s -> s.online() && s.reader() && s.printer() && s.knowsReference());
    welcome();
    borrowOnline();
    renew();
    mistakes();
    machine.play();
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
    hand.step("workbench", "workbench.png");
    TourReport report = report();
    Files.writeString(folder.resolve("tour.json"), Json.pretty(report) + "\n");
    return report;
  }

  private void welcome() throws IOException, InterruptedException {
    hand.step("welcome-zh");
    hand.tap("language");
    hand.step("welcome-en");
    hand.tap("language");
  }

  private void borrowOnline() throws IOException, InterruptedException {
    hand.tap("borrow");
    hand.screen("Identify");
    hand.step("card-please");
    world.scan(world.patron(0));
    hand.screen("Borrowing");
    hand.step("put-books");
    world.put(0, 1, 2);
    hand.until("three books are lent and confirmed", SOON, s -> count(s, TourHand::confirmed) == 3);
    hand.step("three-lent");
    hand.finish("three-lent-slip", true);
  }

  private void renew() throws IOException, InterruptedException {
    hand.ask("loans", world.patron(0), s -> s.journey().equals("MyLoans"));
    hand.step("my-loans");
    String item = world.book(0).barcode();
    hand.tap("renew-" + item);
    hand.until(
        "the renewal is confirmed",
        SOON,
        s -> s.lines().stream().anyMatch(l -> l.item().equals(item) && confirmed(l)));
    hand.step("renewed");
    hand.state().lines().stream()
        .filter(line -> line.item().equals(item))
        .forEach(line -> hand.ledger.renewed(item, line.due()));
    hand.tap("leave");
    hand.screen("Welcome");
  }

  /** What goes wrong at a kiosk every day, each told in plain words. */
  private void mistakes() throws IOException, InterruptedException {
    hand.tap("borrow");
    hand.screen("Identify");
    world.scan("9787536692930");
    hand.until("the scan is no card", SOON, s -> s.problem().equals("NOT_A_CARD"));
    hand.step("not-a-library-card");
    hand.tap("leave");
    hand.screen("Welcome");
    hand.ask("borrow", "219999999999", s -> s.problem().equals("PATRON_UNKNOWN"));
    hand.step("unknown-card");
    world.scan(world.blockedPatron());
    hand.screen("PatronRefused");
    hand.step("patron-refused");
    hand.tap("leave");
    hand.screen("Welcome");
    world.scan(world.patron(1));
    hand.screen("Borrowing");
    world.putWhatCannotBeLent();
    hand.until(
        "the reference work and the reserved book are refused",
        SOON,
        s -> s.pad() == 4 && count(s, l -> l.progress().equals("Refused")) == 2);
    hand.step("not-these");
    world.clearPad();
    hand.tap("leave");
    hand.screen("Welcome");
  }

  private void offline() throws IOException, InterruptedException {
    hand.until("the kiosk says that it is offline", SOON, s -> !s.online());
    hand.step("offline-welcome");
    world.scan(world.patron(2));
    hand.screen("Borrowing");
    world.put(3, 4);
    hand.until("two books are lent offline", SOON, s -> count(s, TourHand::done) == 2);
    hand.step("offline-lent");
    hand.finish("offline-lent-slip", true);
    hand.tap("return");
    hand.screen("Returning");
    world.put(1);
    hand.until("one book is taken back offline", SOON, s -> count(s, TourHand::done) == 1);
    hand.step("offline-returned");
    hand.finish("offline-return-slip", true, false);
    hand.tap("loans");
    hand.screen("NeedsCentre");
    hand.step("offline-loans");
    hand.tap("leave");
    hand.screen("Welcome");
  }

  /**
   * The plug is pulled while books are being lent: kill -9 as soon as the screen says the first is
   * lent.
   */
  private void powerCut() throws IOException, InterruptedException {
    world.scan(world.patron(3));
    hand.screen("Borrowing");
    world.put(5, 6, 7);
    hand.until("at least one book is lent", SOON, s -> count(s, TourHand::done) > 0);
    hand.step("before-power-cut");
    cutPower();
    world.power(true, firstPicture());
    hand.until("the kiosk is back", START, s -> s.reader() && s.journal());
    hand.step("after-power-cut");
    world.clearPad();
    world.scan(world.patron(3));
    hand.screen("Borrowing");
    world.put(5, 6, 7);
    hand.until(
        "each of the three is lent, now or before", SOON, s -> count(s, TourHand::done) == 3);
    hand.step("lent-after-power-cut");
    hand.finish("power-cut-slip", true);
  }

  private void cutPower() throws IOException, InterruptedException {
    peakKilobytes = Math.max(peakKilobytes, world.kiosk().peakKilobytes());
    world.power(false, firstPicture());
    kills++;
  }

  private void paperOut() throws IOException, InterruptedException {
    world.paper(false);
    hand.tap("return");
    hand.screen("Returning");
    world.put(3);
    hand.until("one book is taken back", SOON, s -> count(s, TourHand::done) == 1);
    hand.until("the kiosk sees that there is no paper", SOON, s -> !s.printer());
    hand.step("no-paper");
    hand.ledger.promised(hand.state(), false);
    hand.tap("finish");
    hand.screen("Finished");
    hand.step("no-paper-finished");
    world.clearPad();
    hand.tap("leave");
    hand.screen("Welcome");
    world.paper(true);
    hand.until("the kiosk sees paper", SOON, HandState::printer);
  }

  private void unplug() throws IOException, InterruptedException {
    world.readerPlugged(false);
    hand.until("the kiosk sees that the reader is gone", SOON, s -> !s.reader());
    hand.step("reader-unplugged");
    world.readerPlugged(true);
    hand.until("the reader is back without a restart", SOON, HandState::reader);
    hand.tap("return");
    hand.screen("Returning");
    world.put(0);
    hand.until("one book is taken back", SOON, s -> count(s, TourHand::done) == 1);
    hand.finish("reader-back-slip", true, false);
  }

  /** The plug is pulled a second time, with the network on, while books come back. */
  private void powerCutWhileReturning() throws IOException, InterruptedException {
    hand.tap("return");
    hand.screen("Returning");
    world.put(2, 4);
    hand.until("at least one book is taken back", SOON, s -> count(s, TourHand::done) > 0);
    cutPower();
    world.power(true, firstPicture());
    hand.until("the kiosk is back", START, s -> s.reader() && s.journal() && s.online());
    hand.tap("return");
    hand.until(
        "both are taken back, now or before",
        SOON,
        s -> s.journey().equals("Returning") && count(s, TourHand::done) == 2);
    hand.finish("returned-after-power-cut", true, false);
  }

  private void settle(String name) throws IOException, InterruptedException {
    hand.until("the kiosk is online again", START, HandState::online);
    hand.until("the queue is empty", START, s -> s.queued() == 0 && s.unsettled() == 0);
    hand.step(name);
    peakKilobytes = Math.max(peakKilobytes, world.kiosk().peakKilobytes());
    Patience.until("the workbench shows it", SOON, world::allApplied);
  }

  private TourReport report() throws IOException, InterruptedException {
    List<ItemTold> items = new ArrayList<>();
    for (String item : hand.ledger.items()) {
      ItemState shown = world.probe(new ItemId(item));
      items.add(hand.ledger.judge(item, shown.title(), shown, world.timesLent(item)));
    }
    List<CardTold> cards = new ArrayList<>();
    for (PatronId card : hand.ledger.cards()) {
      cards.add(hand.ledger.judge(card, world.probe(card)));
    }
    var counts = world.journalCounts();
    return new TourReport(
        counts.written(),
        counts.accepted(),
        counts.applied(),
        counts.refused(),
        (int) items.stream().filter(i -> i.ilsLoans() > i.timesLent()).count(),
        (int)
            (items.stream().filter(i -> !i.agree()).count()
                + cards.stream().filter(c -> !c.agree()).count()),
        kills,
        offlineSeconds,
        new Memory(
            firstPictureMillis,
            peakKilobytes / 1024,
            world.bare().firstPictureMillis(),
            world.bare().residentMegabytes()),
        hand.steps(),
        items,
        cards);
  }

  private Path firstPicture() {
    return folder.resolve("00-first-picture.png");
  }
}
