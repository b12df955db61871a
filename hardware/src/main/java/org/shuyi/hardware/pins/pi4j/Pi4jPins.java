package org.shuyi.hardware.pins.pi4j;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.provider.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.pins.I2c;
import org.shuyi.hardware.pins.PinAddress;
import org.shuyi.hardware.pins.PinLayout;
import org.shuyi.hardware.pins.Pins;

/** Opens pins and chips of the header. Each has a Pi4J context of its own, closed with it. */
public final class Pi4jPins {
  private Pi4jPins() {}

  /**
   * Opens a chip on a bus; whether it is there only its first transaction tells.
   *
   * @param path as {@code /dev/i2c-1}
   * @throws LinkException of kind NOT_FOUND or NO_PERMISSION
   */
  public static I2c i2c(String path, int device) throws LinkException {
    requireUsable(Path.of(path));
    int bus = Integer.parseInt(path.substring(path.lastIndexOf('-') + 1));
    return opened(
        () -> Pi4jI2c.open(context("", LinuxFsI2CProvider.newInstance()), bus, device), path);
  }

  /**
   * Opens relays and contacts of the header itself, all relays let go.
   *
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION or IN_USE
   */
  public static Pins header(PinAddress address) throws LinkException {
    requireUsable(Path.of(address.path()));
    String chip = String.valueOf(Path.of(address.path()).getFileName());
    PinLayout layout = address.layout();
    return opened(
        () ->
            Pi4jHeader.begin(
                context(
                    chip,
                    GpioDDigitalInputProvider.newInstance(),
                    GpioDDigitalOutputProvider.newInstance()),
                layout),
        address.toString());
  }

  private static Context context(String gpioChip, Provider<?, ?, ?>... providers) {
    var builder = Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook().add(providers);
    return (gpioChip.isEmpty() ? builder : builder.setGpioChipName(gpioChip)).build();
  }

  private interface Opening<T> {
    T open() throws IOException;
  }

  private static <T> T opened(Opening<T> opening, String address) throws LinkException {
    try {
      return opening.open();
    } catch (Pi4JException | IllegalStateException | UnsatisfiedLinkError | IOException e) {
      // The path is there and may be used: what is left is a line that somebody else holds.
      throw new LinkException(Kind.IN_USE, address + " does not open: " + e.getMessage(), e);
    }
  }

  private static void requireUsable(Path path) throws LinkException {
    if (!Files.exists(path)) {
      throw new LinkException(Kind.NOT_FOUND, path + " is not there");
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      throw new LinkException(Kind.NO_PERMISSION, "no permission for " + path);
    }
  }
}
