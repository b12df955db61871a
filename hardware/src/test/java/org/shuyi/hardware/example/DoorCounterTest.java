package org.shuyi.hardware.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.Peer;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;

/** The example of hardware/DRIVERS.md builds, and stands what every driver has to stand. */
final class DoorCounterTest extends DeviceConformance<PeopleCounter> {
  private static final byte[] SIXTEEN = "0000167\r".getBytes(StandardCharsets.US_ASCII);

  private static final class VirtualCounter implements Peer {
    @Override
    public List<Answer> receive(byte[] bytes) {
      return IntStream.range(0, bytes.length)
          .filter(i -> bytes[i] == '?')
          .mapToObj(i -> Answer.now(SIXTEEN))
          .toList();
    }

    @Override
    public byte[] spoiled(byte[] frame) {
      byte[] wrong = frame.clone();
      wrong[6] ^= 1;
      return wrong;
    }

    /** A line of its own: noise that runs into the number can't be told from it. */
    @Override
    public byte[] noise() {
      return new byte[] {'x', (byte) 0xFF, '\r'};
    }
  }

  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return new VirtualDevice<>(
        "counter",
        new VirtualPort(directory.resolve("counter")),
        new VirtualCounter(),
        LineTiming.of(9600));
  }

  @Override
  protected Driver driver() {
    return new DoorCounterDriver();
  }

  @Override
  protected Map<String, Function<PeopleCounter, CompletionStage<?>>> commands() {
    return Map.of("count", PeopleCounter::count);
  }

  @Test
  void thePageShowsThisVeryDriver() throws IOException {
    String page = Files.readString(Path.of("DRIVERS.md"));
    String source =
        Files.readString(
            Path.of("src/test/java/org/shuyi/hardware/example/DoorCounterDriver.java"));
    String shown = source.substring(source.indexOf("/** Told"));
    assertThat(page).contains(shown.strip());
  }
}
