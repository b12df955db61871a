package org.shuyi.hardware.scanner.ssi;

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
 * A scanner that speaks SSI. Unlike one that sends lines it can be asked who it is, says of every
 * code in what symbology it was printed, and sends again what did not arrive.
 */
public final class SsiScanner extends SupervisedDevice implements Scanner {
  SsiScanner(DeviceId id, LinkOpener wire, Consumer<? super DeviceEvent> listener) {
    SteadyTime time = new SteadyTime();
    CodeReporter codes = new CodeReporter(id, listener, time);
    super(new DeviceThread(id, wire, new SsiProtocol(codes, time), listener));
  }
}
