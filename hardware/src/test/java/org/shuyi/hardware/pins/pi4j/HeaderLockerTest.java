package org.shuyi.hardware.pins.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.locker.LockerContract;
import org.shuyi.hardware.locker.board.RelayBoardDriver;
import org.shuyi.hardware.pins.PinLayout;
import org.shuyi.hardware.pins.Pins;
import org.shuyi.hardware.pins.guard.PinGuard;
import org.shuyi.hardware.virtual.VirtualDoors;
import org.shuyi.hardware.virtual.VirtualPort;

/** Locks and contacts on the lines of a header: Pi4J's mock provider, wired to virtual doors. */
class HeaderLockerTest extends LockerContract {
  private static final PinLayout LAYOUT =
      new PinLayout(List.of(17, 27), List.of(5, 6), true, Duration.ofSeconds(1), List.of());

  @Override
  protected Driver driver() {
    return new RelayBoardDriver();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("locks", 2L, "pulse", 300L);
  }

  @Override
  protected Cabinet cabinet(Path directory) throws IOException {
    return new Header(new VirtualPort(directory.resolve("header")));
  }

  private static final class Header implements Cabinet {
    private final VirtualPort port;
    private final Context context =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
            .build();
    private final VirtualDoors doors = new VirtualDoors(2);

    Header(VirtualPort port) throws IOException {
      this.port = port;
      port.plugIn();
      Pins pins = Pi4jHeader.begin(context, LAYOUT);
      for (int i = 0; i < 2; i++) {
        wire(i);
      }
      with(unchanged -> {});
      Thread.ofPlatform()
          .daemon()
          .start(() -> PinGuard.serve(pins, LAYOUT, new FromDriver(), new ToDriver()));
    }

    private void wire(int place) {
      MockDigitalOutput relay =
          context.registry().get("relay-" + LAYOUT.relays().get(place), MockDigitalOutput.class);
      relay.addListener(
          event -> {
            if (event.state() == DigitalState.LOW) {
              with(all -> all.pulse(place + 1));
            }
          });
    }

    @Override
    public String address() {
      return port.address();
    }

    /** A closed door pulls its line to ground. */
    @Override
    public synchronized void with(Consumer<VirtualDoors> deed) {
      deed.accept(doors);
      for (int i = 0; i < 2; i++) {
        String line = "contact-" + LAYOUT.contacts().get(i);
        MockDigitalInput contact = context.registry().get(line, MockDigitalInput.class);
        Objects.requireNonNull(contact, line)
            .mockState(doors.isOpen(i + 1) ? DigitalState.HIGH : DigitalState.LOW);
      }
    }

    @Override
    public void close() {
      port.close();
    }

    private final class FromDriver extends InputStream {
      @Override
      public int read() {
        throw new UnsupportedOperationException("the guard reads many bytes at once");
      }

      @Override
      public int read(byte[] into) throws IOException {
        int count = port.read(into, Duration.ofMillis(100));
        while (count == 0) {
          count = port.read(into, Duration.ofMillis(100));
        }
        return count;
      }
    }

    private final class ToDriver extends OutputStream {
      @Override
      public void write(int b) throws IOException {
        port.write(new byte[] {(byte) b});
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        port.write(Arrays.copyOfRange(bytes, from, from + count));
      }
    }
  }
}
