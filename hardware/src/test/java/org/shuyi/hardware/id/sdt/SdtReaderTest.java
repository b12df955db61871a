package org.shuyi.hardware.id.sdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.id.IdCardReader;
import org.shuyi.hardware.id.IdCardReader.IdCardRead;
import org.shuyi.hardware.id.IdCardReader.IdCardUnreadable;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualIdCardReader;
import org.shuyi.hardware.virtual.VirtualPort;

class SdtReaderTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static VirtualDevice<VirtualIdCardReader> virtual(Path directory) throws IOException {
    return new VirtualDevice<>(
        "id-cards",
        new VirtualPort(directory.resolve("id-cards")),
        new VirtualIdCardReader(),
        LineTiming.of(115_200));
  }

  @Nested
  final class Conformance extends DeviceConformance<IdCardReader> {
    @Override
    protected VirtualDevice<?> peer(Path directory) throws IOException {
      return virtual(directory);
    }

    @Override
    protected Driver driver() {
      return new SdtDriver();
    }

    @Override
    protected Map<String, Function<IdCardReader, CompletionStage<?>>> commands() {
      return Map.of("check", Device::check);
    }

    @Override
    protected Duration deadline() {
      return Duration.ofSeconds(5);
    }
  }

  @Nested
  final class Reading {
    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    private VirtualDevice<VirtualIdCardReader> virtual;
    private IdCardReader reader;

    @BeforeEach
    void begin(@TempDir Path directory) throws IOException {
      virtual = virtual(directory);
      DeviceId id = new DeviceId("id-cards");
      Map<String, Object> given = Map.of("address", virtual.address());
      reader = new SdtDriver().make(id, new Settings(id, given), events::add);
      reader.start();
      await().atMost(SOON).until(() -> reader.condition().equals(Condition.READY));
    }

    @AfterEach
    void end() {
      reader.close();
      virtual.close();
    }

    @Test
    void aCardIsReadOnceUntilItIsLaidDownAgain() {
      reader.watch(true);
      change(peer -> peer.lay(VirtualIdCardReader.nobody()));
      await().atMost(SOON).until(() -> read().size() == 1);
      assertThat(new String(read().getFirst().document().number())).isEqualTo("11010519491231002X");
      assertThat(events.toString()).doesNotContain("样本", "1101");
      change(VirtualIdCardReader::lift);
      await().atMost(SOON).until(() -> virtual.with(VirtualIdCardReader::searchesInVain) >= 4);
      assertThat(read()).hasSize(1);
      change(peer -> peer.lay(VirtualIdCardReader.nobody()));
      await().atMost(SOON).until(() -> read().size() == 2);
    }

    @Test
    void whileNobodyWatchesNoCardIsRead() throws Exception {
      change(peer -> peer.lay(VirtualIdCardReader.nobody()));
      reader.check().toCompletableFuture().get();
      reader.check().toCompletableFuture().get();
      assertThat(virtual.with(VirtualIdCardReader::hasRead)).isFalse();
      assertThat(read()).isEmpty();
    }

    @Test
    void whatCanNotBeReadIsSaid() {
      change(VirtualIdCardReader::failToRead);
      change(peer -> peer.lay(VirtualIdCardReader.nobody()));
      reader.watch(true);
      await()
          .atMost(SOON)
          .until(() -> events.stream().anyMatch(IdCardUnreadable.class::isInstance));
      assertThat(reader.condition()).isEqualTo(Condition.READY);
    }

    private void change(Consumer<VirtualIdCardReader> how) {
      Boolean done =
          virtual.with(
              peer -> {
                how.accept(peer);
                return true;
              });
      assertThat(done).isTrue();
    }

    private List<IdCardRead> read() {
      return events.stream()
          .filter(IdCardRead.class::isInstance)
          .map(IdCardRead.class::cast)
          .toList();
    }
  }
}
