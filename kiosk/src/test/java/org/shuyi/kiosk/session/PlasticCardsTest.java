package org.shuyi.kiosk.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.virtual.VirtualCardDispenser;
import org.shuyi.hardware.virtual.VirtualChipCard;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualIdCardReader;
import org.shuyi.hardware.virtual.VirtualPn532;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.policy.OfflineRules;

/** Cards out of a virtual CRT-571, written by a virtual PN532, at the real screens. */
@SuppressWarnings("NullAway.Init") // made before each test
class PlasticCardsTest extends AtTheGlass {
  private static final String NUMBER_OF_NOBODY = "11010519491231002X";
  private static final String PIN = "739105";

  private VirtualDevice<VirtualIdCardReader> documents;
  private VirtualDevice<VirtualCardDispenser> dispenser;
  private VirtualDevice<VirtualPn532> encoder;

  @Override
  OfflineRules.Rung rung() {
    return OfflineRules.Rung.KNOWN_PATRON_WITH_PIN;
  }

  @Override
  Optional<Registrar> registrar() {
    return Optional.of(anyRegistrar());
  }

  @BeforeEach
  void start() throws IOException {
    dispenser = virtual("dispenser", new VirtualCardDispenser());
    encoder = virtual("encoder", new VirtualPn532());
    documents = virtual("documents", new VirtualIdCardReader());
    switchOn();
    until(kiosk -> kiosk.service().offers().contains(Service.Offer.PLASTIC_CARDS));
  }

  private void switchOn() throws IOException {
    open();
    begin(
        new Layout(
            Optional.empty(),
            Set.of(),
            Set.of(),
            Bins.ONE,
            Optional.of(new Layout.Encoder(new DeviceId("encoder"), note()))),
        driver("sdt", "documents"),
        driver("crt-571", "dispenser"),
        driver("pn532", "encoder", "content", "ntag-pages", "block", 4L));
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
    picture("plastic-" + language);
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
    cutPower();

    switchOn();
    await().atMost(SOON).until(() -> dispenser.with(VirtualCardDispenser::captured) == 1);
    await().atMost(SOON).until(() -> !Files.exists(note()));
    assertThat(station.acts()).contains(new Act.CardReportedLost(issued.card()));
  }

  /** With an empty stack a code on the glass has to do. */
  @Test
  void withoutCardsInTheStackItIsACode() {
    at(dispenser, it -> it.fill(0));
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

  /** Up to the PIN's repetition. */
  private void choose(VirtualChipCard card) {
    at(encoder, it -> it.hold(card));
    tap("cards");
    tap("get-card");
    tap("agree");
    until(kiosk -> kiosk.journey() instanceof Registering.ShowDocument);
    at(documents, reader -> reader.lay(VirtualIdCardReader.nobody()));
    tap("skip");
    until(kiosk -> kiosk.journey() instanceof Registering.ChoosePin);
    type(PIN);
    until(
        kiosk ->
            kiosk.journey() instanceof Registering.ChoosePin choosing && choosing.choice().again());
  }
}
