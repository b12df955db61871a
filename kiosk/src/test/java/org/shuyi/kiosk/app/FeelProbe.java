package org.shuyi.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.StationConfig;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.session.Session;
import org.shuyi.kiosk.ui.FxThread;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;

/**
 * The kiosk's process of {@link org.shuyi.kiosk.app.demo.FeelBenchmark}: its window, session,
 * journal and devices as in {@code shuyi kiosk}, with a finger that touches and a watch that looks
 * at every frame. Prints {@code frame MS} and {@code touch MS} lines, and {@code synced}.
 */
public final class FeelProbe {
  private static final Duration BETWEEN_TOUCHES = Duration.ofMillis(250);
  private static final Duration AT_MOST = Duration.ofMinutes(8);

  /** They change the language, the size of all type, and what lies over the screen. */
  private static final List<String> TOUCHES =
      List.of(
          "language",
          "access",
          "need-large-type",
          "need-high-contrast",
          "panel-close",
          "help",
          "panel-close");

  /** What a kiosk has behind it that has been up for more than a patron. */
  private static final int WARM_UP = 5 * TOUCHES.size();

  private final Watch watch = new Watch();
  private final AtomicReference<Kiosk> shown = new AtomicReference<>(Kiosk.starting());

  private FeelProbe() {}

  /**
   * Entry point.
   *
   * @param args the station's file, and how many acts wait in its journal
   */
  public static void main(String[] args) throws Exception {
    StationConfig config = Configurations.station(Path.of(args[0]));
    fill(config, Integer.parseInt(args[1]));
    new FeelProbe().run(config);
    System.exit(0);
  }

  private static void fill(StationConfig config, int acts) throws Exception {
    try (Station station = Wiring.station(config, InstantSource.system())) {
      for (int i = 0; i < acts; i++) {
        station.record(new Act.Return(new ItemId("B%06d".formatted(i))));
      }
    }
  }

  private void run(StationConfig config) throws Exception {
    AtomicReference<Session> session = new AtomicReference<>();
    try (KioskWindow window =
            KioskWindow.open(
                new KioskWindow.Options(
                    new Sign(config.names(), config.helpPhone()), config.zone(), false),
                event -> session.get().post(event));
        Session running =
            KioskCommand.session(
                config,
                Wiring.station(config, InstantSource.system()),
                state -> show(window, state))) {
      session.set(running);
      running.start(Wiring.devices(config, running::heard));
      for (int i = 0; i < WARM_UP; i++) {
        touch(window, i);
      }
      FxThread.run(watch::start);
      touch(window);
    }
    watch.print();
  }

  private void show(KioskWindow window, Kiosk state) {
    shown.set(state);
    window.show(state);
    FxThread.post(watch::changed);
  }

  /** Until everything is at the centre and every control was touched ten times. */
  private void touch(KioskWindow window) throws InterruptedException {
    long end = System.nanoTime() + AT_MOST.toNanos();
    boolean began = false;
    for (int i = 0; i < 10 * TOUCHES.size() || !began || !synced(); i++) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "not synced after " + AT_MOST + ": " + shown.get().service());
      }
      began |= shown.get().service().online();
      touch(window, i);
    }
    System.out.println("synced");
  }

  private void touch(KioskWindow window, int number) throws InterruptedException {
    String control = TOUCHES.get(number % TOUCHES.size());
    if (window.canTap(control)) {
      FxThread.run(watch::touched);
      window.tap(control);
    }
    Thread.sleep(BETWEEN_TOUCHES);
  }

  private boolean synced() {
    return shown.get().service().online() && shown.get().service().queued() == 0;
  }

  /** All on the JavaFX thread. A touch is answered by the first frame after the new state. */
  private static final class Watch extends AnimationTimer {
    private final List<Long> frames = new ArrayList<>();
    private final List<Long> touches = new ArrayList<>();
    private long last;
    private long touched;
    private boolean drawn;

    void touched() {
      touched = System.nanoTime();
      drawn = false;
    }

    void changed() {
      drawn = true;
    }

    @Override
    public void handle(long ignored) {
      long now = System.nanoTime();
      if (last != 0) {
        frames.add(now - last);
      }
      last = now;
      if (touched != 0 && drawn) {
        touches.add(now - touched);
        touched = 0;
      }
    }

    void print() {
      print("frame", frames);
      print("touch", touches);
    }

    private static void print(String what, List<Long> nanos) {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      double[] at = {0.5, 0.99, 1};
      double[] millis =
          Arrays.stream(at)
              .map(part -> sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6)
              .toArray();
      System.out.printf(
          "%s %d %.2f %.2f %.2f%n", what, sorted.length, millis[0], millis[1], millis[2]);
    }
  }
}
