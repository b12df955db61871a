package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.shuyi.kiosk.app.HandState;
import org.shuyi.kiosk.app.HandState.HandLine;
import org.shuyi.kiosk.app.demo.TourReport.StepDone;

/**
 * The hand and the camera of a tour: touches the glass, waits for what should come of it, and keeps
 * a picture of each step. What the glass promises goes into its ledger. One thread.
 */
final class TourHand {
  static final Duration SOON = Duration.ofSeconds(15);
  static final Duration START = Duration.ofSeconds(40);
  private static final Duration HOLD_AGAIN = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 3;

  final TourStage world;
  final Ledger ledger = new Ledger();
  private final Path folder;
  private final List<StepDone> steps = new ArrayList<>();
  private int slips;

  TourHand(TourStage world, Path folder) {
    this.world = world;
    this.folder = folder;
  }

  List<StepDone> steps() {
    return List.copyOf(steps);
  }

  /**
   * Touches a choice and holds a card to the reader until the screen shows what the centre says of
   * it. On a machine that is busy with other things the centre may be too slow for the kiosk's two
   * seconds; then the kiosk decides alone, as it should, and the patron tries again.
   */
  void ask(String choice, String card, Predicate<HandState> wanted)
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
  void hold(String card, Predicate<HandState> read) throws IOException, InterruptedException {
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

  static boolean waiting(HandState state) {
    return state.journey().equals("Recognising")
        || (state.journey().equals("Identify") && state.problem().equals("NONE"));
  }

  void finish(String name, boolean slip) throws IOException, InterruptedException {
    finish(name, slip, true);
  }

  void finish(String name, boolean slip, boolean lent) throws IOException, InterruptedException {
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

  /** What lies outside the glass. */
  void step(String name, String png) {
    steps.add(new StepDone(name, png));
  }

  void step(String name) throws IOException {
    String png = "%02d-%s.png".formatted(steps.size() + 1, name);
    world.kiosk().snapshot(folder.resolve(png));
    steps.add(new StepDone(name, png));
  }

  void tap(String id) throws IOException, InterruptedException {
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

  void screen(String journey) throws IOException, InterruptedException {
    until("the screen is " + journey, SOON, s -> s.journey().equals(journey));
  }

  void until(String what, Duration atMost, Predicate<HandState> condition)
      throws IOException, InterruptedException {
    try {
      Patience.until(what, atMost, () -> condition.test(state()));
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "; the kiosk is at " + state(), e);
    }
  }

  HandState state() throws IOException {
    return world.kiosk().state();
  }

  static long count(HandState state, Predicate<HandLine> which) {
    return state.lines().stream().filter(which).count();
  }

  static boolean done(HandLine line) {
    return line.progress().equals("Done");
  }

  static boolean confirmed(HandLine line) {
    return done(line) && line.confirmed();
  }
}
