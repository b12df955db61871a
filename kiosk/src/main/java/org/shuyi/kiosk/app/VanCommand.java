package org.shuyi.kiosk.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.session.Decider;
import org.shuyi.kiosk.session.Devices;
import org.shuyi.kiosk.session.RememberedProfiles;
import org.shuyi.kiosk.session.Session;
import org.shuyi.kiosk.session.Shelf;
import org.shuyi.kiosk.session.VanDesk;
import org.shuyi.kiosk.ui.FxThread;
import org.shuyi.kiosk.ui.VanWindow;
import org.shuyi.kiosk.van.Van;
import org.shuyi.sync.agent.Station;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "van",
    mixinStandardHelpOptions = true,
    description = "Runs the desk of a book van, for its staff.")
final class VanCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(VanCommand.class);

  @Option(
      names = "--config",
      required = true,
      paramLabel = "F",
      description = "The station's file (TOML), with [van] and [route].")
  private @Nullable Path config;

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    Path file = Objects.requireNonNull(config, "picocli requires it");
    StationConfig station = Configurations.station(file);
    VanDesk.Settings van = settings(file, station);
    Opening journal = Opening.of(station);
    AtomicReference<@Nullable Session> session = new AtomicReference<>();
    // No device says anything before the session starts it.
    Devices devices =
        Wiring.devices(station, event -> Objects.requireNonNull(session.get()).heard(event));
    CountDownLatch closed = new CountDownLatch(1);
    try (VanWindow window =
        VanWindow.open(
            Objects.requireNonNull(station.names().get(Language.CHINESE)),
            station.zone(),
            station.screen().fullscreen(),
            Van.starting(van.crew()),
            event -> {
              Session running = session.get();
              if (running != null) {
                running.post(event);
              }
            })) {
      window.onFirstFrame(KioskCommand::tellStart);
      window.onClosed(closed::countDown);
      Station opened = journal.await(closed);
      if (opened == null) {
        return Main.NOT_WELL;
      }
      Session running = session(station, van, opened, window::show);
      session.set(running);
      try (running;
          Heartbeat heartbeat =
              new Heartbeat(
                  running::probe,
                  FxThread::post,
                  Watchdogs.of(devices.watchdogs(), ServiceManager.ofThisService()),
                  Heartbeat.USUAL)) {
        running.start(devices);
        LOG.info("van {} runs", station.station());
        closed.await();
      }
    }
    return Main.WELL;
  }

  private static VanDesk.Settings settings(Path file, StationConfig station)
      throws ConfigException {
    return station
        .van()
        .orElseThrow(
            () ->
                new ConfigException(
                    List.of(
                        file
                            + ": no table [van]: this is a kiosk's file; a van's says who works"
                            + " there, [van.staff], and where it goes, [route.NAME]")));
  }

  private static Session session(
      StationConfig config, VanDesk.Settings van, Station station, Consumer<Van> screen)
      throws IOException {
    InstantSource clock = InstantSource.system();
    return new Session(
        station,
        new Decider(station, KioskCommand.rules(config.offline()), clock, config.zone(), true),
        new Receipts(config.names(), config.station().value()),
        RememberedProfiles.in(config.data(), Secrets.key(config.centre().referenceKey()), clock),
        Shelf.in(config.data(), config.station().value()),
        Wiring.registrar(config, clock),
        Wiring.till(config),
        config.card(),
        config.house(),
        clock,
        config.zone(),
        new VanDesk(van, station, clock, config.zone(), screen));
  }
}
