package org.shuyi.hardware.link.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.card.CardReader.CardPresented;
import org.shuyi.hardware.card.CardSettings;
import org.shuyi.hardware.card.NumberForm;
import org.shuyi.hardware.card.pcsc.PcscDriver;
import org.shuyi.hardware.card.pcsc.PcscReader;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.virtual.VirtualChipCard;

class PcscLinkTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final String NAME = "ACS ACR122U 00 00";
  private static final String UID = "00 05 FF CA 00 00 00";

  private VirtualTerminals service;
  private VirtualTerminals.Terminal reader;

  @BeforeEach
  void begin() {
    service = new VirtualTerminals();
    service.plugIn("Broadcom Corp 58200 00 00");
    reader = service.plugIn(NAME);
  }

  private static String ask(Link link, String hex) throws LinkException {
    link.write(HEX.parseHex(hex));
    byte[] answer = new byte[300];
    int count = link.read(answer, Duration.ofMillis(1));
    return HEX.formatHex(answer, 0, count);
  }

  @Test
  void aCardAnswersBehindItsLength() throws LinkException {
    try (Link link = PcscLink.open(service, "ACR122")) {
      assertThat(ask(link, UID)).isEqualTo("00 00");
      reader.hold(new VirtualChipCard("11223344"));
      assertThat(ask(link, UID)).isEqualTo("00 06 11 22 33 44 90 00");
      reader.hold(new VirtualChipCard("55667788"));
      assertThat(ask(link, UID)).as("the card was another one all at once").isEqualTo("00 00");
      assertThat(ask(link, UID)).isEqualTo("00 06 55 66 77 88 90 00");
    }
  }

  @Test
  void bytesComeAndGoInAnyPieces() throws LinkException {
    reader.hold(new VirtualChipCard("11223344"));
    try (Link link = PcscLink.open(service, "ACR122")) {
      for (byte b : HEX.parseHex(UID + " " + UID)) {
        link.write(new byte[] {b});
      }
      StringBuilder read = new StringBuilder();
      byte[] some = new byte[3];
      for (int count = 1; count > 0; ) {
        count = link.read(some, Duration.ofMillis(1));
        read.append(HexFormat.of().formatHex(some, 0, count));
      }
      assertThat(read.toString()).isEqualTo("000611223344900000061122334490" + "00");
      link.write(HEX.parseHex("00 05 FF"));
      link.discardInput();
      assertThat(ask(link, UID)).isEqualTo("00 06 11 22 33 44 90 00");
    }
  }

  @Test
  void anApduOfNothingAsksForTheName() throws LinkException {
    try (Link link = PcscLink.open(service, "ACR122")) {
      assertThat(ask(link, "00 00")).startsWith("00 11 41 43 53 20");
    }
  }

  @Test
  void aReaderThatIsNotThereIsNotFoundAndTheOthersAreNamed() {
    assertThatThrownBy(() -> PcscLink.open(service, "OMNIKEY"))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessageContaining(NAME);
  }

  @Test
  void aServiceThatDoesNotRunIsNotFound() {
    for (String sign : List.of("SCARD_E_NO_SERVICE", "SCARD_E_SERVICE_STOPPED")) {
      service.fail(sign);
      assertThatThrownBy(() -> PcscLink.open(service, "ACR122"))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
          .hasMessageContaining("install pcscd");
    }
    service.fail("SCARD_E_NO_READERS_AVAILABLE");
    assertThatThrownBy(() -> PcscLink.open(service, "ACR122"))
        .hasMessageContaining("no smart card reader is plugged in");
  }

  /** On a machine with the service there is at least no reader of this name. */
  @Test
  void thisMachineHasNoSuchReader() {
    assertThatThrownBy(() -> PcscLink.open("a reader that nobody makes"))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void aReaderThatWasUnpluggedIsGone() throws LinkException {
    try (Link link = PcscLink.open(service, "ACR122")) {
      reader.hold(new VirtualChipCard("11223344"));
      assertThat(ask(link, UID)).isNotEqualTo("00 00");
      service.unplug(reader);
      assertThatThrownBy(() -> ask(link, UID))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
      assertThatThrownBy(() -> ask(link, "00 00")).hasMessageContaining("unplugged");
    }
  }

  @Test
  void aClosedLinkSaysSo() throws LinkException {
    Link link = PcscLink.open(service, "ACR122");
    link.close();
    assertThatThrownBy(() -> ask(link, UID))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
  }

  @Test
  void aCommandThatIsTooLongIsNone() throws LinkException {
    try (Link link = PcscLink.open(service, "ACR122")) {
      assertThatThrownBy(() -> link.write(HEX.parseHex("FF FF" + " 00".repeat(300))))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GARBLED));
    }
  }

  /** The whole driver over the smart card API: a card, the service gone and back, another card. */
  @Test
  void aServiceThatStopsAndComesBackNeedsNoRestart() {
    List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    DeviceId id = new DeviceId("cards");
    try (CardReader cards =
        new PcscReader(
            id,
            () -> PcscLink.open(service, "ACR122"),
            CardSettings.uid(NumberForm.HEX),
            events::add)) {
      cards.start();
      reader.hold(new VirtualChipCard("11223344"));
      await().until(() -> events.contains(new CardPresented(id, "11223344")));
      service.fail("SCARD_E_SERVICE_STOPPED");
      await().until(() -> cards.condition() instanceof Condition.Absent);
      assertThat(cards.condition().toString()).contains("pcscd");
      reader.hold(new VirtualChipCard("55667788"));
      service.fail(null);
      await().until(() -> events.contains(new CardPresented(id, "55667788")));
      assertThat(cards.condition()).isEqualTo(Condition.READY);
    }
  }

  /** The typed condition of a station without pcscd, by its real driver and address. */
  @Test
  void aStationWithoutTheServiceSaysSo() {
    DeviceId id = new DeviceId("cards");
    Settings settings = new Settings(id, Map.of("address", "pcsc:a reader that nobody makes"));
    try (CardReader cards = new PcscDriver().make(id, settings, event -> {})) {
      cards.start();
      await()
          .untilAsserted(
              () ->
                  assertThat(cards.condition())
                      .isInstanceOfSatisfying(
                          Condition.Absent.class,
                          absent ->
                              assertThat(absent.reason()).isEqualTo(Condition.Reason.NOT_FOUND)));
    }
  }
}
