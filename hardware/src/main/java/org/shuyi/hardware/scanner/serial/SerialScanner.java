package org.shuyi.hardware.scanner.serial;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.scanner.Scanner;

/**
 * A barcode, QR or card scanner that sends each code as a line: nearly every scanner can be set to
 * this. The line's text is passed on as it is; a symbology prefix, where the scanner is set to send
 * one, too.
 *
 * <p>What {@link #check()} can know: such a scanner can't be asked anything, so a check finds out
 * only whether the port is still there. A USB scanner that was pulled shows within the second; one
 * behind a converter that is dead, asleep or set to another baud rate looks like one that nobody
 * uses. After three reads in a row that are not text the scanner is degraded, because that is what
 * a wrong baud rate or parity looks like; the next good read makes it ready again.
 */
public final class SerialScanner extends SupervisedDevice implements Scanner {

  /**
   * @param listener gets {@link Scanner.Scanned}, {@link Scanner.Unreadable} and {@link
   *     DeviceEvent.ConditionChanged}, on the scanner's thread
   */
  public SerialScanner(DeviceId id, LinkOpener opener, Consumer<? super DeviceEvent> listener) {
    LineProtocol protocol = new LineProtocol(id, listener, new SteadyTime());
    super(new DeviceThread(id, opener, protocol, listener));
  }

  /**
   * @param time one that is never set
   * @param random spreads the attempts to come back
   */
  public SerialScanner(
      DeviceId id,
      LinkOpener opener,
      Consumer<? super DeviceEvent> listener,
      InstantSource time,
      RandomGenerator random) {
    LineProtocol protocol = new LineProtocol(id, listener, time);
    super(new DeviceThread(id, opener, protocol, listener, time, random));
  }
}
