package org.shuyi.hardware.card.pcsc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.shuyi.hardware.card.CardReader;
import org.shuyi.hardware.card.CardReaderSuite;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPcscReader;
import org.shuyi.hardware.virtual.VirtualPort;

/** The protocol alone, on a pseudo-terminal; with the smart card API in PcscLinkTest. */
class PcscReaderTest {
  private static VirtualDevice<VirtualPcscReader> reader(Path directory) throws IOException {
    return new VirtualDevice<>(
        "pcsc",
        new VirtualPort(directory.resolve("pcsc")),
        new VirtualPcscReader(),
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
      return new PcscDriver();
    }

    @Override
    protected Map<String, Function<CardReader, CompletionStage<?>>> commands() {
      return Map.of("check", Device::check);
    }
  }

  @Nested
  final class Cards extends CardReaderSuite {
    @Override
    protected VirtualDevice<VirtualPcscReader> virtual(Path below) throws IOException {
      return reader(below);
    }

    @Override
    protected Driver driver() {
      return new PcscDriver();
    }

    @Override
    protected Identity identity() {
      return new Identity(VirtualPcscReader.NAME, "", "");
    }
  }
}
