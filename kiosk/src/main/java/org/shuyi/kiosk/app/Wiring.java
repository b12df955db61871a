package org.shuyi.kiosk.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.kiosk.config.StationConfig;
import org.shuyi.kiosk.config.TlsConfig;
import org.shuyi.kiosk.payment.DemoPayments;
import org.shuyi.kiosk.payment.HttpPayments;
import org.shuyi.kiosk.payment.OpenOrders;
import org.shuyi.kiosk.payment.Payments;
import org.shuyi.kiosk.payment.Till;
import org.shuyi.kiosk.session.Bins;
import org.shuyi.kiosk.session.Devices;
import org.shuyi.kiosk.session.Layout;
import org.shuyi.kiosk.session.Registrar;
import org.shuyi.sync.agent.MachineStampSource;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.agent.StationAgent;
import org.shuyi.sync.agent.StationSettings;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.mqtt.MqttConnector;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.mqtt.tls.KnownTime;
import org.shuyi.sync.mqtt.tls.TlsFiles;
import org.shuyi.sync.reference.SigningKeys;
import org.shuyi.sync.reference.StationKeys;
import org.shuyi.sync.sealed.Keys;
import org.shuyi.sync.sealed.PersonSeal;
import org.shuyi.sync.traffic.ByteMeter;
import org.shuyi.sync.traffic.MeteredConnector;
import org.shuyi.sync.traffic.TrafficFile;

/** From a station's file to what it runs on. */
public final class Wiring {
  /** For one answer of a payment provider: somebody waits meanwhile. */
  private static final Duration PAYMENT_PATIENCE = Duration.ofSeconds(5);

  private Wiring() {}

  /**
   * Makes the devices, stopped. A port that is not there yet is no trouble: the device will say so.
   */
  static Devices devices(StationConfig config, Consumer<? super DeviceEvent> listener) {
    return Devices.of(
        config.devices().stream().map(fitting -> fitting.make(listener)).toList(), layout(config));
  }

  private static Layout layout(StationConfig config) {
    return new Layout(
        config.chute().map(StationConfig.Chute::reader),
        config.shelf(),
        config.inLocker(),
        config.chute().map(StationConfig.Chute::bins).orElse(Bins.ONE),
        config
            .cards()
            .flatMap(StationConfig.Cards::encoder)
            .map(reader -> new Layout.Encoder(reader, config.data().resolve("card-on-its-way"))));
  }

  /**
   * Opens the station's journal.
   *
   * @throws IOException if the journal can't be opened or the key's file can't be read
   */
  public static Station station(StationConfig config, InstantSource clock) throws IOException {
    return StationAgent.open(
        new StationSettings(
            config.library(),
            config.station(),
            config.centre().broker(),
            new StationKeys(
                Secrets.key(config.centre().referenceKey()),
                Secrets.pem(config.centre().signatureKey(), SigningKeys::verifying),
                sealing(config)),
            config.data(),
            Duration.ofDays(config.keepDays()),
            new Version().getVersion()[0],
            switch (config.centre().pace()) {
              case STANDARD -> SyncSettings.standard();
              case BRISK -> SyncSettings.brisk();
            }),
        clock,
        System::nanoTime,
        new SecureRandom(),
        connector(config, clock));
  }

  /** The one for cards, where cards are issued, is the same. */
  private static @Nullable PublicKey sealing(StationConfig config) throws IOException {
    Optional<Path> file =
        config.centre().sealKey().or(() -> config.cards().map(StationConfig.Cards::sealKey));
    return file.isEmpty() ? null : Secrets.pem(file.get(), Keys::publicKey);
  }

  /**
   * Who issues library cards; empty where none are.
   *
   * @throws IOException if a key's file can't be read
   */
  static Optional<Registrar> registrar(StationConfig config, InstantSource clock)
      throws IOException {
    if (config.cards().isEmpty()) {
      return Optional.empty();
    }
    StationConfig.Cards cards = config.cards().get();
    return Optional.of(
        new Registrar(
            new Registrar.Settings(
                Secrets.key(cards.personKey()),
                new PersonSeal(Secrets.pem(cards.sealKey(), Keys::publicKey)),
                cards.prefix(),
                Period.ofYears(cards.years())),
            clock,
            config.zone(),
            new SecureRandom()));
  }

  /**
   * Where fees are paid; empty if they are not.
   *
   * @throws IOException if the orders of before can't be read
   */
  static Optional<Till> till(StationConfig config) throws IOException {
    if (config.payments().isEmpty()) {
      return Optional.empty();
    }
    Payments payments =
        switch (config.payments().get()) {
          case StationConfig.Payments.Demo() ->
              new DemoPayments(DemoPayments.USUAL, System::nanoTime);
          case StationConfig.Payments.Http(URI base, String merchant, Path key) ->
              new HttpPayments(
                  base, merchant, Secrets.key(key), PAYMENT_PATIENCE, InstantSource.system());
        };
    OpenOrders open = OpenOrders.in(config.data().resolve("open-orders"));
    return Optional.of(new Till(payments, open, config.station().value()));
  }

  private static MqttConnector connector(StationConfig config, InstantSource clock) {
    MachineStampSource stamps = MachineStampSource.of(clock, System::nanoTime);
    ByteMeter meter =
        ByteMeter.open(
            TrafficFile.in(config.data()),
            config.zone(),
            stamps,
            System::nanoTime,
            Thread::startVirtualThread);
    return new MeteredConnector(
        connector(config.centre().tls(), stamps::knownTime), meter, config.centre().plan());
  }

  /** With TLS where there is something to prove oneself with. */
  static MqttConnector connector(Optional<TlsConfig> tls, Supplier<KnownTime> time) {
    return tls.map(Wiring::files)
        .map(files -> new PahoConnector(files, time))
        .orElseGet(PahoConnector::new);
  }

  static TlsFiles files(TlsConfig config) {
    return new TlsFiles(config.ca(), config.certificate(), config.key());
  }
}
