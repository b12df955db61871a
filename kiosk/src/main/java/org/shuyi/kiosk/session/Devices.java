package org.shuyi.kiosk.session;

import java.util.Optional;
import java.util.stream.Stream;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.printer.Printer;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.scanner.Scanner;

/** The devices of this station; empty where it has none. */
public record Devices(
    Optional<RfidReader> reader, Optional<Scanner> scanner, Optional<Printer> printer) {
  /** All that there are. */
  public Stream<Device> all() {
    return Stream.of(reader, scanner, printer).flatMap(Optional::stream);
  }

  static boolean usable(Optional<? extends Device> device) {
    return device.map(each -> each.condition().usable()).orElse(false);
  }
}
