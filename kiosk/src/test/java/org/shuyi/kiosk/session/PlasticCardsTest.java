package org.shuyi.kiosk.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualCardDispenser;
import org.shuyi.hardware.virtual.VirtualChipCard;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualIdCardReader;
import org.shuyi.hardware.virtual.VirtualPn532;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.sealed.PersonSeal;

/** Cards out of a virtual CRT-571, written by a virtual PN532, at the real screens. */
class PlasticCardsTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String NUMBER_OF_NOBODY = "11010519491231002X";
  private static final String PIN = "739105";

  @TempDir private Path folder;
  private final ScriptedStation station = new ScriptedStation();
  private volatile Kiosk shown = Kiosk.starting();
  private VirtualDevice<VirtualIdCardReader> documents;
  private VirtualDevice<VirtualCardDispenser> dispenser;
  private VirtualDevice<VirtualPn532> encoder;
  private KioskWindow window;
  private Session session;

  @BeforeEach
  void start() throws IOException, NoSuchAlgorithmException {
    dispenser =
        new VirtualDevice<>(
            "dispenser",
            new VirtualPort(folder.resolve("dispenser")),
            new VirtualCardDispenser(),
            LineTiming.of(9600));
    encoder =
        new VirtualDevice<>(
            "encoder",
            new VirtualPort(folder.resolve("encoder")),
            new VirtualPn532(),
            LineTiming.of(115_200));
    documents =
        new VirtualDevice<>(
            "documents",
            new VirtualPort(folder.resolve("documents")),
            new VirtualIdCardReader(),
            LineTiming.of(115_200));
    begin();
    until(kiosk -> kiosk.service().offers().contains(Service.Offer.PLASTIC_CARDS));
  }

  private void begin() throws IOException, NoSuchAlgorithmException {
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    OfflineRules rules =
        new OfflineRules(OfflineRules.Rung.KNOWN_PATRON_WITH_PIN, Duration.ofDays(14), 2);
    window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(Map.of(Language.CHINESE, "书驿", Language.ENGLISH, "Shuyi"), ""),
                zone,
                false),
            event -> session.post(event));
    session =
        new Session(
            station,
            new Decider(station, rules, clock, zone),
            new Receipts(Map.of(Language.CHINESE, "书驿"), "kiosk-1"),
            RememberedProfiles.in(folder, new byte[16], clock),
            Shelf.in(folder, "kiosk-1"),
            Optional.of(registrar(clock, zone)),
            new LibraryCard(Pattern.compile("21[0-9]{10,}"), true),
            clock,
            zone,
            this::show);
    session.start(
        Devices.of(
            List.of(
                device("sdt", "documents", Map.of("address", documents.address())),
                device("crt-571", "dispenser", Map.of("address", dispenser.address())),
                device(
                    "pn532",
                    "encoder",
                    Map.of("address", encoder.address(), "content", "ntag-pages", "block", 4L))),
            new Layout(
                Optional.empty(),
                Bins.ONE,
                Optional.of(new Layout.Encoder(new DeviceId("encoder"), note())))));
  }

  private static Registrar registrar(InstantSource clock, ZoneId zone)
      throws NoSuchAlgorithmException {
    PersonSeal seal =
        new PersonSeal(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic());
    return new Registrar(
        new Registrar.Settings(new byte[32], seal, "2199", Period.ofYears(3)),
        clock,
        zone,
        new Random(1));
  }

  private Device device(String driver, String name, Map<String, Object> settings) {
    return Drivers.installed().fit(driver, new DeviceId(name), settings).make(session::heard);
  }

  private void show(Kiosk kiosk) {
    shown = kiosk;
    window.show(kiosk);
  }

  @AfterEach
  void stop() {
    session.close();
    window.close();
    documents.close();
    dispenser.close();
    encoder.close();
  }

  /** Taken, by somebody whose first blank card can't be written. */
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void aCardComesOutWrittenAndIsTaken(String language) throws IOException {
    speak(language);
    VirtualChipCard blank = new VirtualChipCard("04A1B2C3D4E5F6");
    choose(blank.spoils(4));
    type(PIN);
    until(kiosk -> kiosk.journey() instanceof Registering.TakeCard);
    window.snapshot(Path.of("target", "glass", "plastic-" + language + ".png"));
    assertThat(dispenser.with(VirtualCardDispenser::captured)).isEqualTo(1);
    Act.CardIssued issued = (Act.CardIssued) station.acts().getFirst();
    assertThat(new String(blank.read(4).orElseThrow(), US_ASCII).strip().replace("\0", ""))
        .isEqualTo(issued.card().value());
    assertThat(note()).exists();

    assertThat(dispenser.with(VirtualCardDispenser::take)).isTrue();
    until(kiosk -> kiosk.journey() instanceof Registering.HaveCard);
    await().atMost(SOON).until(() -> !Files.exists(note()));
    assertThat(station.acts()).noneMatch(Act.CardReportedLost.class::isInstance);
  }

  @Test
  void aCardThatNobodyTakesIsDrawnInAndClosed() {
    choose(new VirtualChipCard("04A1B2C3D4E5F6"));
    type(PIN);
    until(kiosk -> kiosk.journey() instanceof Registering.TakeCard);
    Act.CardIssued issued = (Act.CardIssued) station.acts().getFirst();
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    assertThat(station.acts()).contains(new Act.CardReportedLost(issued.card()));
    assertThat(dispenser.with(VirtualCardDispenser::captured)).isEqualTo(1);
    assertThat(note()).doesNotExist();
  }

  /** The program dies while the card hangs in the mouth; the next one finds it. */
  @Test
  void aCardThatThePowerCaughtGoesToTheBinAndItsActIsClosed() throws Exception {
    choose(new VirtualChipCard("04A1B2C3D4E5F6"));
    type(PIN);
    until(kiosk -> kiosk.journey() instanceof Registering.TakeCard);
    Act.CardIssued issued = (Act.CardIssued) station.acts().getFirst();
    session.close();
    window.close();

    begin();
    await().atMost(SOON).until(() -> dispenser.with(VirtualCardDispenser::captured) == 1);
    await().atMost(SOON).until(() -> !Files.exists(note()));
    assertThat(station.acts()).contains(new Act.CardReportedLost(issued.card()));
  }

  /** With an empty stack a code on the glass has to do. */
  @Test
  void withoutCardsInTheStackItIsACode() {
    Boolean empty =
        dispenser.with(
            it -> {
              it.fill(0);
              return true;
            });
    assertThat(empty).isTrue();
    until(kiosk -> !kiosk.service().offers().contains(Service.Offer.PLASTIC_CARDS));
    choose(new VirtualChipCard("04A1B2C3D4E5F6"));
    type(PIN);
    until(
        kiosk ->
            kiosk.journey() instanceof Registering.HaveCard(var card, var slip) && !card.plastic());
  }

  private Path note() {
    return folder.resolve("card-on-its-way");
  }

  private void hold(VirtualChipCard card) {
    Boolean done =
        encoder.with(
            it -> {
              it.hold(card);
              return true;
            });
    assertThat(done).isTrue();
  }

  /** Up to the PIN's repetition. */
  private void choose(VirtualChipCard card) {
    hold(card);
    tap("cards");
    tap("get-card");
    tap("agree");
    until(kiosk -> kiosk.journey() instanceof Registering.ShowDocument);
    change(reader -> reader.lay(VirtualIdCardReader.nobody()));
    until(kiosk -> kiosk.journey() instanceof Registering.ChoosePin);
    type(PIN);
    until(
        kiosk ->
            kiosk.journey() instanceof Registering.ChoosePin choosing && choosing.choice().again());
  }

  private void change(Consumer<VirtualIdCardReader> how) {
    Boolean done =
        documents.with(
            reader -> {
              how.accept(reader);
              return true;
            });
    assertThat(done).isTrue();
  }

  private void speak(String language) {
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
  }

  private void type(String digits) {
    digits.chars().forEach(key -> tap("key-" + (char) key));
    tap("enter");
  }

  private void tap(String control) {
    await().atMost(SOON).until(() -> window.canTap(control));
    window.tap(control);
  }

  private void until(Predicate<Kiosk> reached) {
    await().atMost(SOON).until(() -> reached.test(shown));
  }
}
