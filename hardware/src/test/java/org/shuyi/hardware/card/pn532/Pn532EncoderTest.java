package org.shuyi.hardware.card.pn532;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.card.CardEncoder;
import org.shuyi.hardware.card.CardEncoder.Encoding;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualChipCard;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPn532;
import org.shuyi.hardware.virtual.VirtualPort;

/** Numbers are written on cards, and read back. */
class Pn532EncoderTest {
  private static final String NUMBER = "219900000042";
  private static final String KEY = "A0A1A2A3A4A5";

  @TempDir private Path folder;
  private VirtualDevice<VirtualPn532> virtual;

  @BeforeEach
  void begin() throws IOException {
    virtual =
        new VirtualDevice<>(
            "pn532",
            new VirtualPort(folder.resolve("pn532")),
            new VirtualPn532(),
            LineTiming.of(115_200));
  }

  @AfterEach
  void end() {
    virtual.close();
  }

  @Test
  void onAnNtagAndOnAMifareClassic() throws IOException {
    VirtualChipCard ntag = new VirtualChipCard("04A1B2C3D4E5F6");
    assertThat(encode(ntag, NUMBER, "ntag-pages")).isEqualTo(new Encoding.Verified());
    assertThat(text(ntag)).isEqualTo(NUMBER);
    VirtualChipCard classic = new VirtualChipCard("A1B2C3D4").locked(KEY, "FFFFFFFFFFFF");
    assertThat(encode(classic, NUMBER, "mifare-block")).isEqualTo(new Encoding.Verified());
    assertThat(text(classic)).isEqualTo(NUMBER);
  }

  @Test
  void whatACardKeepsOtherwiseIsFoundOut() throws IOException {
    VirtualChipCard worn = new VirtualChipCard("04A1B2C3D4E5F6").spoils(1);
    assertThat(encode(worn, NUMBER, "ntag-pages")).isInstanceOf(Encoding.Failed.class);
  }

  @Test
  void aCardWithAnotherKeyIsNotWritten() throws IOException {
    VirtualChipCard foreign =
        new VirtualChipCard("A1B2C3D4").locked("B0B1B2B3B4B5", "FFFFFFFFFFFF");
    assertThat(encode(foreign, NUMBER, "mifare-block")).isInstanceOf(Encoding.Failed.class);
    assertThat(foreign.read(4)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345678901234567", "1 2", "编号"})
  void aNumberThatFitsNoCardIsNotWritten(String number) throws IOException {
    VirtualChipCard card = new VirtualChipCard("04A1B2C3D4E5F6");
    assertThat(encode(card, number, "ntag-pages")).isInstanceOf(Encoding.Failed.class);
    assertThat(card.read(4)).isEmpty();
  }

  @Test
  void aUidCanNotBeWrittenAndWithoutACardNothingIs() throws IOException {
    assertThat(encode(new VirtualChipCard("04A1B2C3D4E5F6"), NUMBER, "uid"))
        .isInstanceOf(Encoding.Failed.class);
    hand(VirtualPn532::takeAway);
    assertThat(encode(null, NUMBER, "ntag-pages")).isInstanceOf(Encoding.Failed.class);
  }

  private void hand(Consumer<VirtualPn532> how) {
    Boolean done =
        virtual.with(
            peer -> {
              how.accept(peer);
              return true;
            });
    assertThat(done).isTrue();
  }

  private static String text(VirtualChipCard card) {
    return new String(card.read(4).orElseThrow(), US_ASCII).replace("\0", "");
  }

  private Encoding encode(@Nullable VirtualChipCard card, String number, String content)
      throws IOException {
    if (card != null) {
      hand(peer -> peer.hold(card));
    }
    Map<String, Object> settings = new HashMap<>();
    settings.put("address", virtual.address());
    settings.put("content", content);
    settings.put("block", 4L);
    if (content.equals("mifare-block")) {
      Path key = Files.writeString(folder.resolve("key"), KEY);
      settings.put("key-file", key.toString());
    }
    DeviceId id = new DeviceId("writer");
    try (CardEncoder writer = new Pn532Driver().make(id, new Settings(id, settings), event -> {})) {
      writer.start();
      await().until(() -> writer.condition().usable());
      return writer.encode(number).toCompletableFuture().join();
    }
  }
}
