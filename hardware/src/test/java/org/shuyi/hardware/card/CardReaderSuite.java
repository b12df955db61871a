package org.shuyi.hardware.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.card.CardReader.CardPresented;
import org.shuyi.hardware.card.CardReader.CardUnreadable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.virtual.CardHand;
import org.shuyi.hardware.virtual.VirtualChipCard;
import org.shuyi.hardware.virtual.VirtualDevice;

/** What every reader of library cards does, on the wire of its virtual peer. */
public abstract class CardReaderSuite {
  private static final DeviceId ID = new DeviceId("cards");
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String KEY = "A0A1A2A3A4A5";
  private static final byte[] NUMBER = "210000000001".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private @Nullable CardReader reader;

  private VirtualDevice<? extends CardHand> virtual;

  /** The reader on its wire, whose port is put below the directory. */
  protected abstract VirtualDevice<? extends CardHand> virtual(Path below) throws IOException;

  protected abstract Driver driver();

  protected abstract Identity identity();

  @BeforeEach
  void begin() throws IOException {
    virtual = virtual(directory);
  }

  /** Holds a card to the reader; null takes it away. */
  private void hold(@Nullable VirtualChipCard card) {
    var ignored =
        virtual.with(
            hand -> {
              if (card == null) {
                hand.takeAway();
              } else {
                hand.hold(card);
              }
              return hand;
            });
  }

  private CardReader start(Map<String, Object> settings) throws IOException {
    Map<String, Object> given = new HashMap<>(settings);
    given.put("address", virtual.address());
    CardReader made = (CardReader) driver().make(ID, new Settings(ID, given), events::add);
    reader = made;
    made.start();
    await().atMost(SOON).until(() -> made.condition().equals(Condition.READY));
    return made;
  }

  @AfterEach
  void end() {
    if (reader != null) {
      reader.close();
    }
    virtual.close();
  }

  @Test
  void theUidIsANumberInTheFormOfTheLibrary() throws IOException {
    start(Map.of("number", "decimal-reversed"));
    hold(new VirtualChipCard("11223344").locked(KEY, KEY));
    awaitNumbers("1144201745");
    hold(new VirtualChipCard("04A1B2C3D4E5F6"));
    awaitNumbers("1144201745", "69495546249912580");
  }

  @Test
  void theNextCardIsToldToo() throws IOException {
    start(Map.of());
    hold(new VirtualChipCard("11223344"));
    awaitNumbers("11223344");
    hold(null);
    hold(new VirtualChipCard("55667788"));
    awaitNumbers("11223344", "55667788");
  }

  @Test
  void aBlockBehindAKeyIsRead() throws IOException {
    start(Map.of("content", "mifare-block", "block", 5, "key-file", keyFile(KEY)));
    hold(new VirtualChipCard("11223344").locked(KEY, "FFFFFFFFFFFF").holds(5, NUMBER));
    awaitNumbers("210000000001");
    assertThat(events.toString()).doesNotContain("2100", KEY, "1122");
  }

  @Test
  void keyBOpensASevenByteCard() throws IOException {
    start(Map.of("content", "mifare-block", "key-type", "b", "key-file", keyFile(KEY)));
    hold(new VirtualChipCard("04A1B2C3D4E5F6").locked("FFFFFFFFFFFF", KEY).holds(4, NUMBER));
    awaitNumbers("210000000001");
  }

  @Test
  void aCardWithAnotherKeyIsUnreadable() throws IOException {
    start(Map.of("content", "mifare-block", "key-file", keyFile("FFFFFFFFFFFF")));
    hold(new VirtualChipCard("11223344").locked(KEY, KEY).holds(4, NUMBER));
    awaitUnreadable();
    hold(new VirtualChipCard("55667788").locked("FFFFFFFFFFFF", KEY).holds(4, NUMBER));
    awaitNumbers("210000000001");
  }

  @Test
  void pagesOfAnNtagAreRead() throws IOException {
    start(Map.of("content", "ntag-pages", "block", 6));
    hold(new VirtualChipCard("04A1B2C3D4E5F6").holds(6, NUMBER));
    awaitNumbers("210000000001");
    hold(new VirtualChipCard("04A1B2C3D4E5F7").holds(4, NUMBER));
    awaitUnreadable();
  }

  @Test
  void aRandomUidIsRefused() throws IOException {
    start(Map.of());
    hold(new VirtualChipCard("08112233"));
    awaitUnreadable();
    assertThat(events).filteredOn(CardPresented.class::isInstance).isEmpty();
  }

  @Test
  void itSaysWhatItIsAndShowsNoBytesOfCards() throws Exception {
    CardReader made = start(Map.of());
    var examination = made.examine().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(examination.identity()).isEqualTo(identity());
    assertThat(examination.exchange())
        .anyMatch(piece -> piece.sent() && !piece.meaning().isEmpty());
    assertThat(examination.exchange()).allMatch(piece -> piece.sent() || piece.hex().isEmpty());
  }

  private String keyFile(String hex) throws IOException {
    return Files.writeString(directory.resolve("card.key"), hex + "\n").toString();
  }

  private void awaitNumbers(String... numbers) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(events)
                    .filteredOn(CardPresented.class::isInstance)
                    .extracting(event -> ((CardPresented) event).number())
                    .containsExactly(numbers));
  }

  private void awaitUnreadable() {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(events).hasAtLeastOneElementOfType(CardUnreadable.class));
  }
}
