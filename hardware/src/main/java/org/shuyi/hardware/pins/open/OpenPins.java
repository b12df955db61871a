package org.shuyi.hardware.pins.open;

import java.io.IOException;
import java.util.Optional;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.pins.FarAddress;
import org.shuyi.hardware.pins.I2c;
import org.shuyi.hardware.pins.I2cAddress;
import org.shuyi.hardware.pins.Mcp23017;
import org.shuyi.hardware.pins.PinAddress;
import org.shuyi.hardware.pins.Pins;
import org.shuyi.hardware.pins.Spi;
import org.shuyi.hardware.pins.SpiAddress;
import org.shuyi.hardware.pins.pi4j.Pi4jPins;
import org.shuyi.hardware.pins.pi4j.Pi4jSpi;
import org.shuyi.hardware.pins.tcp.TcpI2c;
import org.shuyi.hardware.pins.tcp.TcpPins;
import org.shuyi.hardware.pins.tcp.TcpSpi;

/** Opens what an address names; nothing else is taken in its place. */
public final class OpenPins {
  private OpenPins() {}

  /**
   * Relays and contacts, all relays let go.
   *
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION, IN_USE or TIMED_OUT
   */
  public static Pins pins(PinAddress address) throws LinkException {
    if (address.isExpander()) {
      return expander(address);
    }
    Optional<FarAddress> far = FarAddress.of(address.path());
    return far.isPresent() ? TcpPins.open(far.get(), address.layout()) : Pi4jPins.header(address);
  }

  private static Pins expander(PinAddress address) throws LinkException {
    I2c chip = i2c(address.path(), address.device());
    try {
      return Mcp23017.begin(chip, address.layout());
    } catch (IOException e) {
      chip.close();
      throw new LinkException(Kind.NOT_FOUND, address + ": " + e.getMessage(), e);
    }
  }

  /**
   * A chip on a bus; whether it is there only its first transaction tells.
   *
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION or TIMED_OUT
   */
  public static I2c i2c(I2cAddress address) throws LinkException {
    return i2c(address.path(), address.device());
  }

  private static I2c i2c(String path, int device) throws LinkException {
    Optional<FarAddress> far = FarAddress.of(path);
    return far.isPresent() ? TcpI2c.open(far.get(), device) : Pi4jPins.i2c(path, device);
  }

  /**
   * A chip on a bus with its lines; whether it is there only its first answer tells.
   *
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION, IN_USE or TIMED_OUT
   */
  public static Spi spi(SpiAddress address) throws LinkException {
    Optional<FarAddress> far = FarAddress.of(address.path());
    return far.isPresent() ? TcpSpi.open(far.get()) : Pi4jSpi.open(address);
  }
}
