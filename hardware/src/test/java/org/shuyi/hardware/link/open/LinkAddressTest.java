package org.shuyi.hardware.link.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.open.LinkAddress.DeviceFile;
import org.shuyi.hardware.link.open.LinkAddress.Pcsc;
import org.shuyi.hardware.link.open.LinkAddress.Serial;
import org.shuyi.hardware.link.open.LinkAddress.Tcp;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.link.serial.SerialSettings.Parity;

class LinkAddressTest {
  @Test
  void aSerialAddressSaysPortBaudAndParity() {
    assertThat(LinkAddress.parse("serial:/dev/ttyUSB0?baud=38400&parity=even"))
        .isEqualTo(new Serial(new SerialSettings("/dev/ttyUSB0", 38_400, Parity.EVEN)));
    assertThat(LinkAddress.parse("serial:/dev/serial/by-id/usb-FTDI_FT232R-if00-port0?parity=Odd"))
        .isEqualTo(
            new Serial(
                new SerialSettings(
                    "/dev/serial/by-id/usb-FTDI_FT232R-if00-port0", 9600, Parity.ODD)));
  }

  @Test
  void whatASerialAddressDoesNotSayIsTheDevicesUsual() {
    assertThat(LinkAddress.parse("serial:/dev/ttyS0", 38_400, Parity.EVEN))
        .isEqualTo(new Serial(new SerialSettings("/dev/ttyS0", 38_400, Parity.EVEN)));
    assertThat(LinkAddress.parse("serial:/dev/ttyS0?baud=115200", 38_400, Parity.EVEN))
        .isEqualTo(new Serial(new SerialSettings("/dev/ttyS0", 115_200, Parity.EVEN)));
  }

  @Test
  void aTcpAddressSaysHostAndPort() {
    assertThat(LinkAddress.parse("tcp://192.168.1.20:10001"))
        .isEqualTo(new Tcp("192.168.1.20", 10_001));
    assertThat(LinkAddress.parse("tcp://[::1]:10001")).isEqualTo(new Tcp("::1", 10_001));
  }

  @Test
  void aDeviceFileIsAPath() {
    assertThat(LinkAddress.parse("file:/dev/usb/lp0")).isEqualTo(new DeviceFile("/dev/usb/lp0"));
    assertThat(LinkAddress.parse("file:///dev/usb/lp0")).isEqualTo(new DeviceFile("/dev/usb/lp0"));
  }

  @Test
  void aSmartCardReaderIsAPartOfItsName() {
    assertThat(LinkAddress.parse("pcsc:ACS ACR122U 00 00"))
        .isEqualTo(new Pcsc("ACS ACR122U 00 00"));
    assertThatThrownBy(() -> LinkAddress.parse("pcsc: "))
        .hasMessageContaining("it names no reader");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pcsc:ACR122",
        "i2c:/dev/i2c-1?device=0x44",
        "i2c://127.0.0.1:7101?device=0x44",
        "spi://127.0.0.1:7102?busy=25&reset=24&select=22",
        "gpio://127.0.0.1:7103?relays=17&contacts=5&active=low&longest=1000",
        "serial:/dev/ttyUSB0?baud=38400&parity=even",
        "tcp://reader.local:10001",
        "tcp://[::1]:9100"
      })
  void anAddressReadsBackAsItIsWritten(String text) {
    assertThat(LinkAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /dev/ttyUSB0                        | none of 'serial:', 'tcp:', 'file:'
          usb:/dev/ttyUSB0                    | none of 'serial:', 'tcp:', 'file:'
          COM3                                | none of 'serial:', 'tcp:', 'file:'
          'serial:/dev/tty USB0'              | Illegal character in path at character 16
          serial:ttyUSB0                      | not a path from the root
          serial:                             | at character 8
          serial:/                            | not a path from the root
          serial://dev/ttyUSB0                | not a path from the root
          serial:/dev/ttyUSB0#2               | can't have '#'
          serial:/dev/ttyUSB0?speed=9600      | no parameter 'speed'
          serial:/dev/ttyUSB0?                | no parameter ''
          serial:/dev/ttyUSB0?baud            | the baud rate '' is not a number
          serial:/dev/ttyUSB0?baud=fast       | the baud rate 'fast' is not a number
          serial:/dev/ttyUSB0?baud=300        | baud rate 300: expected 1200 to 921600
          serial:/dev/ttyUSB0?baud=1200&baud=9600 | baud is given twice
          serial:/dev/ttyUSB0?parity=mark     | the parity 'mark'
          gpio:/dev/gpiochip0                 | neither relays nor contacts
          i2c:/dev/i2c-1                      | does not name the device
          i2c:/dev/i2c-1?device=0x78          | not from 0x08 to 0x77
          i2c:/dev/i2c-1?device=0x44&low=9    | does not name the device on the bus, and that alone
          i2c:/dev/i2c-1?device=0x44&relays=1 | not from 0x20 to 0x27
          i2c:/dev/i2c?device=0x44            | no such bus
          i2c://127.0.0.1?device=0x44         | no such bus
          i2c://127.0.0.1:70000?device=0x44   | no such bus
          spi://127.0.0.1:7102/x?busy=1&reset=2&select=3 | no SPI device
          file:lp0                            | not a path from the root
          file://host/dev/usb/lp0             | not a path from the root
          file:/dev/usb/lp0?baud=9600         | can't have parameters
          tcp:192.168.1.20:10001              | the host is missing
          tcp://:10001                        | the host is missing
          tcp://192.168.1.20                  | the port is missing
          tcp://192.168.1.20:0                | not 1 to 65535
          tcp://192.168.1.20:65536            | not 1 to 65535
          tcp://me@192.168.1.20:10001         | can't have a user name
          tcp://192.168.1.20:10001/x          | can't have a path
          tcp://192.168.1.20:10001?baud=9600  | can't have parameters
          """)
  void whatIsWrongAndWhatIsExpectedIsSaid(String text, String complaint) {
    assertThatThrownBy(() -> LinkAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining(complaint)
        .hasMessageContaining("expected");
  }

  @Test
  void theOpenerOfAMissingPortSaysSo() {
    assertThatThrownBy(() -> LinkAddress.parse("serial:/dev/ttyNoSuch9").opener().open())
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.NOT_FOUND));
  }
}
