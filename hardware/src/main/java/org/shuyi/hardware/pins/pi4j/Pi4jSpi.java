package org.shuyi.hardware.pins.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.pins.Spi;
import org.shuyi.hardware.pins.SpiAddress;

/** A chip on an SPI bus of the header, mode 0, through whatever providers the context has. */
public final class Pi4jSpi implements Spi {
  /** Well below the 7 MHz that the chips at hand allow, since their wires are long. */
  private static final int BITS_PER_SECOND = 2_000_000;

  private final Context context;
  private final com.pi4j.io.spi.Spi bus;
  private final DigitalOutput select;
  private final DigitalOutput reset;
  private final DigitalInput busy;

  private Pi4jSpi(Context context, SpiAddress address) {
    this.context = context;
    this.select = output("select", address.select());
    this.reset = output("reset", address.reset());
    this.busy = input(address.busy());
    this.bus =
        context.create(
            com.pi4j.io.spi.Spi.newConfigBuilder(context)
                .id("spi-" + address.bus() + "-" + address.channel())
                .bus(address.bus())
                .channel(address.channel())
                .mode(SpiMode.MODE_0)
                .baud(BITS_PER_SECOND)
                .build());
  }

  /**
   * Opens the bus and the lines; whether a chip is there only its first answer tells.
   *
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION or IN_USE
   */
  public static Pi4jSpi open(SpiAddress address) throws LinkException {
    Path path = Path.of(address.path());
    if (!Files.exists(path)) {
      throw new LinkException(
          Kind.NOT_FOUND,
          "there is no " + path + "; is SPI switched on in the boot configuration?");
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      throw new LinkException(
          Kind.NO_PERMISSION, path + " may not be used; add the user to the group spi");
    }
    return begin(
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .disableShutdownHook()
            .add(
                LinuxFsSpiProvider.newInstance(),
                GpioDDigitalInputProvider.newInstance(),
                GpioDDigitalOutputProvider.newInstance())
            .build(),
        address);
  }

  static Pi4jSpi begin(Context context, SpiAddress address) throws LinkException {
    try {
      return new Pi4jSpi(context, address);
    } catch (Pi4JException | IllegalStateException | UnsatisfiedLinkError e) {
      context.shutdown();
      // The path is there and may be used: what is left is a line that somebody else holds.
      throw new LinkException(Kind.IN_USE, address + " does not open: " + e.getMessage(), e);
    }
  }

  private DigitalOutput output(String name, int line) {
    return context.create(
        DigitalOutput.newConfigBuilder(context)
            .id(name)
            .address(line)
            .initial(DigitalState.HIGH)
            .shutdown(DigitalState.HIGH)
            .build());
  }

  private DigitalInput input(int line) {
    return context.create(
        DigitalInput.newConfigBuilder(context)
            .id("busy")
            .address(line)
            .pull(PullResistance.PULL_DOWN)
            .build());
  }

  private interface Work<T> {
    T run();
  }

  private static <T> T done(String what, Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (Pi4JException e) {
      throw new IOException(what + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void select(boolean on) throws IOException {
    var ignored = done("the select line", () -> select.state(DigitalState.getState(!on)));
  }

  @Override
  public byte[] transfer(byte[] out) throws IOException {
    byte[] in = new byte[out.length];
    int count = done("the SPI bus", () -> bus.transfer(out, 0, in, 0, out.length));
    if (count < 0) {
      throw new IOException("the SPI bus carries nothing, error " + count);
    }
    return in;
  }

  @Override
  public boolean isBusy() throws IOException {
    return done("the busy line", busy::state) == DigitalState.HIGH;
  }

  @Override
  public void reset(boolean held) throws IOException {
    var ignored = done("the reset line", () -> reset.state(DigitalState.getState(!held)));
  }

  @Override
  public void close() {
    context.shutdown();
  }
}
