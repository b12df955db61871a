package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.watchdog.systemd.ServiceManager;
import org.shuyi.kiosk.config.ConfigException;
import org.shuyi.kiosk.config.Configurations;
import org.shuyi.kiosk.config.StationConfig;
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
import org.shuyi.sync.journal.JournalException;
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

  /** How often a journal that can't be opened is tried again. */
  private static final Duration RETRY = Duration.ofSeconds(15);

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
    FutureTask<Station> journal = opening(station);
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
      Session running =
          session(station, journal, state -> show(window, shown, state, closed), closed);
      if (running == null) {
        return Main.NOT_WELL;
      }
      session.set(running);
      try (running;
          Heartbeat heartbeat =
              new Heartbeat(
                  running::probe,
                  FxThread::post,
                  Watchdogs.of(devices.watchdogs(), ServiceManager.ofThisService()),
                  Heartbeat.USUAL)) {
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

  private static Mounting mounting(StationConfig.Screen screen) {
    return new Mounting(screen.widthMm(), screen.heightMm(), screen.bottomMm());
  }

  private static void tellStart() {
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

  /** The journal is opened while the window comes up. */
  private static FutureTask<Station> opening(StationConfig config) {
    FutureTask<Station> opening =
        new FutureTask<>(() -> Wiring.station(config, InstantSource.system()));
    Thread.ofPlatform().name("journal").daemon().start(opening);
    return opening;
  }

  /**
   * Waits for a journal that can't be opened: nothing may be lent or taken back without it, and the
   * window says so meanwhile. Null if the window was closed first.
   */
  private static @Nullable Session session(
      StationConfig config,
      FutureTask<Station> first,
      Consumer<Kiosk> screen,
      CountDownLatch closed)
      throws IOException, InterruptedException {
    FutureTask<Station> journal = first;
    while (true) {
      try {
        return session(config, opened(journal), screen);
      } catch (JournalException e) {
        LOG.error("out of service, tried again in {} s: {}", RETRY.toSeconds(), e.getMessage());
      }
      if (closed.await(RETRY.toSeconds(), TimeUnit.SECONDS)) {
        return null;
      }
      journal = opening(config);
    }
  }

  private static Station opened(FutureTask<Station> journal)
      throws IOException, InterruptedException {
    try {
      return journal.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("the journal could not be opened", e.getCause());
    }
  }

  /** A session on the station's journal, not started yet. */
  static Session session(StationConfig config, Station station, Consumer<Kiosk> screen)
      throws IOException {
    InstantSource clock = InstantSource.system();
    OfflineRules rules =
        new OfflineRules(
            rung(config.offline()),
            Duration.ofDays(config.offline().referenceDays()),
            config.offline().provisionalLoans());
    return new Session(
        station,
        new Decider(station, rules, clock, config.zone()),
        new Receipts(config.names(), config.station().value()),
        RememberedProfiles.in(config.data(), Secrets.key(config.centre().referenceKey()), clock),
        Shelf.in(config.data(), config.station().value()),
        Wiring.registrar(config, clock),
        Wiring.till(config),
        config.card(),
        clock,
        config.zone(),
        screen);
  }

  private static Rung rung(StationConfig.Offline offline) {
    if (!offline.lends()) {
      return Rung.RETURN_ONLY;
    }
    return offline.pin() ? Rung.KNOWN_PATRON_WITH_PIN : Rung.KNOWN_PATRON;
  }
}
