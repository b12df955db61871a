package org.shuyi.hardware.scanner.serial;

import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.scanner.CodeReporter;
import org.shuyi.hardware.scanner.Scanner;

/**
 * A barcode, QR or card scanner that sends each code as a line: nearly every scanner can be set to
 * this. It should be set to put an AIM identifier before the code, so that a QR code is told from a
 * card.
 *
 * <p>What {@link #check()} can know: such a scanner can't be asked anything, so a check finds out
 * only whether the port is still there. A USB scanner that was pulled shows within the second; one
 * behind a converter that is dead, asleep or set to another baud rate looks like one that nobody
 * uses. After three reads in a row that are not text the scanner is degraded, because that is what
 * a wrong baud rate or parity looks like; the next good read makes it ready again.
 */
public final class SerialScanner extends SupervisedDevice implements Scanner {

  /** With nothing around a code but the end of the line. */
  public SerialScanner(DeviceId id, LinkOpener opener, Consumer<? super DeviceEvent> listener) {
    this(id, opener, LineSettings.PLAIN, listener);
  }

  /**
   * @param listener gets {@link Scanner.Scanned}, {@link Scanner.Unreadable} and {@link
   *     DeviceEvent.ConditionChanged}, on the scanner's thread
   */
  public SerialScanner(
      DeviceId id,
      LinkOpener opener,
      LineSettings settings,
      Consumer<? super DeviceEvent> listener) {
    CodeReporter codes = new CodeReporter(id, listener, new SteadyTime());
    super(new DeviceThread(id, opener, new LineProtocol(settings, codes), listener));
  }
}
