package org.shuyi.hardware.link.open;

import java.nio.file.Path;
import java.util.Locale;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.file.DeviceFileLink;
import org.shuyi.hardware.link.file.KernelFileLink;
import org.shuyi.hardware.link.i2c.I2cLink;
import org.shuyi.hardware.link.pcsc.PcscLink;
import org.shuyi.hardware.link.serial.SerialLink;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.link.serial.SerialSettings.Parity;
import org.shuyi.hardware.link.spi.SpiLink;
import org.shuyi.hardware.link.tcp.TcpLink;
import org.shuyi.hardware.pins.I2cAddress;
import org.shuyi.hardware.pins.PinAddress;
import org.shuyi.hardware.pins.SpiAddress;
import org.shuyi.hardware.pins.guard.PinGuard;
import org.shuyi.hardware.pins.open.OpenPins;

/**
 * Where a device is, as a technician writes it in the station's file: {@code
 * serial:/dev/ttyUSB0?baud=38400&parity=even}, {@code tcp://192.168.1.20:10001}, {@code
 * file:/dev/usb/lp0}, {@code pcsc:ACR122}, or pins as {@link PinAddress} has them.
 */
public sealed interface LinkAddress {
  /** A serial port of this machine. */
  record Serial(SerialSettings settings) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return () -> SerialLink.open(settings);
    }

    @Override
    public String wire() {
      return settings.path();
    }

    @Override
    public String toString() {
      String parity = settings.parity().name().toLowerCase(Locale.ROOT);
      return "serial:" + settings.path() + "?baud=" + settings.baud() + "&parity=" + parity;
    }
  }

  /**
   * A device, or a converter from serial to Ethernet, in the station's own network.
   *
   * @param host a name or an address; an IPv6 address without brackets
   * @param port 1 to 65535
   */
  record Tcp(String host, int port) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return () -> TcpLink.open(host, port);
    }

    @Override
    public String wire() {
      return toString();
    }

    @Override
    public String toString() {
      return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /**
   * A character device of this machine that is read and written as a file, as a USB printer is.
   *
   * @param path as {@code /dev/usb/lp0}
   */
  record DeviceFile(String path) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return () -> DeviceFileLink.open(Path.of(path));
    }

    @Override
    public String wire() {
      return path;
    }

    @Override
    public String toString() {
      return "file:" + path;
    }
  }

  /**
   * A file below {@code /sys} that is read whole.
   *
   * @param path as {@code /sys/class/thermal/thermal_zone0/temp}
   */
  record KernelFile(String path) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return () -> KernelFileLink.open(Path.of(path));
    }

    @Override
    public String wire() {
      return path;
    }

    @Override
    public String toString() {
      return "sysfs:" + path;
    }
  }

  /** Relays and contacts of this machine, held by a guard: a process that outlives this one. */
  record Guarded(PinAddress pins) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return PinGuard.opener(pins);
    }

    @Override
    public String wire() {
      return pins.wire();
    }

    @Override
    public String toString() {
      return pins.toString();
    }
  }

  /** A sensor on an I2C bus of this machine. */
  record Sensor(I2cAddress i2c) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return () -> new I2cLink(OpenPins.i2c(i2c));
    }

    @Override
    public String wire() {
      return i2c.wire();
    }

    @Override
    public String toString() {
      return i2c.toString();
    }
  }

  /** A chip on an SPI bus of this machine's header. */
  record Chip(SpiAddress spi) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return () -> SpiLink.begin(OpenPins.spi(spi));
    }

    @Override
    public String wire() {
      return spi.path();
    }

    @Override
    public String toString() {
      return spi.toString();
    }
  }

  /**
   * A smart card reader that this machine's smart card service knows.
   *
   * @param name a part of the reader's name, not blank
   */
  record Pcsc(String name) implements LinkAddress {
    @Override
    public LinkOpener opener() {
      return () -> PcscLink.open(name);
    }

    @Override
    public String wire() {
      return toString();
    }

    @Override
    public String toString() {
      return "pcsc:" + name;
    }
  }

  /** Opens this address, again after every loss. */
  LinkOpener opener();

  /** What only one program can have open: the port, without how it is set. */
  String wire();

  /**
   * Reads an address, with 9600 baud and no parity where a serial one says nothing of them.
   *
   * @throws IllegalArgumentException saying what is wrong with it and what is expected
   */
  static LinkAddress parse(String text) {
    return parse(text, 9600, Parity.NONE);
  }

  /**
   * Reads an address.
   *
   * @param usualBaud for a serial address that does not say it: the device's factory setting
   * @param usualParity likewise
   * @throws IllegalArgumentException saying what is wrong with it and what is expected
   */
  static LinkAddress parse(String text, int usualBaud, Parity usualParity) {
    return new AddressText(text).parse(usualBaud, usualParity);
  }
}
