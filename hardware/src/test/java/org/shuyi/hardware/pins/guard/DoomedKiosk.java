package org.shuyi.hardware.pins.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.shuyi.hardware.link.process.ProcessLink;
import org.shuyi.hardware.modbus.Modbus;

/** A program that opens lock 1, holds the lamp, says which guard it has, and then does nothing. */
public final class DoomedKiosk {
  private DoomedKiosk() {}

  /** The expander's file is the one argument. */
  public static void main(String... args) throws IOException, InterruptedException {
    ProcessLink guard = (ProcessLink) FileGuard.opener(Path.of(args[0])).open();
    guard.write(Modbus.coil(GuardBoard.UNIT, 7, true));
    guard.read(new byte[64], Duration.ofSeconds(20));
    guard.write(Modbus.flash(GuardBoard.UNIT, 0, 6));
    guard.read(new byte[64], Duration.ofSeconds(20));
    System.out.println(guard.pid());
    Thread.sleep(Duration.ofMinutes(10));
  }
}
