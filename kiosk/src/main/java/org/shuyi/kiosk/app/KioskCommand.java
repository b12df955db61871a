package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.watchdog.systemd.ServiceManager;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.StationConfig;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.session.Decider;
import org.shuyi.kiosk.session.Devices;
import org.shuyi.kiosk.session.RememberedProfiles;
import org.shuyi.kiosk.session.Session;
import org.shuyi.kiosk.session.Shelf;
import org.shuyi.kiosk.ui.FxThread;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Mounting;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.kiosk.ui.Voice;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.policy.OfflineRules.Rung;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "kiosk",
    mixinStandardHelpOptions = true,
    description = "Runs the touch program of a self-service kiosk.")
final class KioskCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(KioskCommand.class);

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML).")
  private @Nullable Path config;

  @Option(
      names = "--hand",
      hidden = true,
      description = "Take touches from standard input; ends when it ends.")
  private boolean hand;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    StationConfig station =
        Configurations.station(Objects.requireNonNull(config, "picocli requires it"));
    Opening journal = Opening.of(station);
    AtomicReference<@Nullable Session> session = new AtomicReference<>();
    // No device says anything before the session starts it.
    Devices devices =
        Wiring.devices(station, event -> Objects.requireNonNull(session.get()).heard(event));
    AtomicReference<Kiosk> shown = new AtomicReference<>(Kiosk.starting());
    CountDownLatch closed = new CountDownLatch(1);
    try (KioskWindow window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(
                    station.names(), station.helpPhone(), station.branches(), station.reading()),
                station.zone(),
                station.screen().fullscreen(),
                mounting(station.screen()),
                devices.speech().<Voice>map(Loudspeaker::new).orElse(Voice.SILENT),
                new PanelSignals(devices.panels())),
            event -> {
              Session running = session.get();
              if (running != null) {
                running.post(event);
              }
            })) {
      window.onFirstFrame(KioskCommand::tellStart);
      window.onClosed(closed::countDown);
      if (hand && !station.screen().fullscreen()) {
        window.moveToRight();
      }
      Station opened = journal.await(closed);
      if (opened == null) {
        return Main.NOT_WELL;
      }
      Session running = session(station, opened, state -> show(window, shown, state, closed));
      session.set(running);
      try (running;
          Heartbeat heartbeat =
              new Heartbeat(
                  running::probe,
                  FxThread::post,
                  Watchdogs.of(devices.watchdogs(), ServiceManager.ofThisService()),
                  Heartbeat.USUAL);
          UpdateWatch update =
              UpdateWatch.ofThisService(
                  () -> shown.get().journey() instanceof Journey.Welcome, closed::countDown)) {
        running.start(devices);
        LOG.info("kiosk {} runs", station.station());
        if (hand) {
          new Hand(window, shown::get, System.out).follow();
        } else {
          closed.await();
        }
      }
    }
    return Main.WELL;
  }

  static Mounting mounting(StationConfig.Screen screen) {
    return new Mounting(screen.widthMm(), screen.heightMm(), screen.bottomMm());
  }

  static void tellStart() {
    ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()).toMillis())
        .ifPresent(millis -> LOG.info("the first screen is drawn {} ms after the start", millis));
  }

  private static void show(
      KioskWindow window, AtomicReference<Kiosk> shown, Kiosk state, CountDownLatch closed) {
    Kiosk before = shown.getAndSet(state);
    window.show(state);
    if (state.stops(before)) {
      LOG.info("the battery is near its end: stopped in good order");
      closed.countDown();
    }
  }

  /** A session on the station's journal, not started yet. */
  static Session session(StationConfig config, Station station, Consumer<Kiosk> screen)
      throws IOException {
    InstantSource clock = InstantSource.system();
    return new Session(
        station,
        new Decider(station, rules(config.offline()), clock, config.zone()),
        new Receipts(config.names(), config.station().value()),
        RememberedProfiles.in(config.data(), Secrets.key(config.centre().referenceKey()), clock),
        Shelf.in(config.data(), config.station().value()),
        Wiring.registrar(config, clock),
        Wiring.till(config),
        config.card(),
        config.house(),
        clock,
        config.zone(),
        screen);
  }

  static OfflineRules rules(StationConfig.Offline offline) {
    return new OfflineRules(
        rung(offline), Duration.ofDays(offline.referenceDays()), offline.provisionalLoans());
  }

  private static Rung rung(StationConfig.Offline offline) {
    if (!offline.lends()) {
      return Rung.RETURN_ONLY;
    }
    return offline.pin() ? Rung.KNOWN_PATRON_WITH_PIN : Rung.KNOWN_PATRON;
  }
}
