package org.shuyi.hardware.card.pn532;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.card.CardReaderSuite;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPn532;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.WireFault;

class Pn532ReaderTest {
  private static VirtualDevice<VirtualPn532> reader(Path directory) throws IOException {
    return new VirtualDevice<>(
        "pn532",
        new VirtualPort(directory.resolve("pn532")),
        new VirtualPn532(),
        LineTiming.of(115_200));
  }

  @Nested
  final class Conformance extends DeviceConformance<CardReader> {
    @Override
    protected VirtualDevice<?> peer(Path directory) throws IOException {
      return reader(directory);
    }

    @Override
    protected Driver driver() {
      return new Pn532Driver();
    }

    @Override
    protected Map<String, Function<CardReader, CompletionStage<?>>> commands() {
      return Map.of("check", Device::check);
    }
  }

  @Nested
  final class Cards extends CardReaderSuite {
    @Override
    protected VirtualDevice<VirtualPn532> virtual(Path below) throws IOException {
      return reader(below);
    }

    @Override
    protected Driver driver() {
      return new Pn532Driver();
    }

    @Override
    protected Identity identity() {
      return new Identity("PN532", "1.6", "");
    }
  }

  @Test
  void theFieldIsOffBetweenLooksAndASpoiltAnswerIsAskedForAgain(@TempDir Path directory)
      throws IOException {
    DeviceId id = new DeviceId("cards");
    try (VirtualDevice<VirtualPn532> virtual = reader(directory);
        CardReader reader =
            new Pn532Driver()
                .make(id, new Settings(id, Map.of("address", virtual.address())), event -> {})) {
      reader.start();
      await().until(() -> reader.condition().equals(Condition.READY));
      int before = virtual.with(VirtualPn532::looks);
      await().until(() -> virtual.with(VirtualPn532::looks) > before + 2);
      await().until(() -> !virtual.with(VirtualPn532::isFieldOn));
      virtual.fail(new WireFault.WrongChecksum(), 2);
      await().until(() -> virtual.with(VirtualPn532::looks) > before + 6);
      assertThat(reader.condition()).isEqualTo(Condition.READY);
    }
  }
}
