package org.shuyi.hardware.rfid.pn5180;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagImage;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.TagWrite;
import org.shuyi.hardware.rfid.pad.Pad;
import org.shuyi.hardware.rfid.pad.PadSettings;

/** An NXP PN5180 with one antenna. Events go to the listener on the device's own thread. */
public final class Pn5180Reader extends SupervisedDevice implements RfidReader {
  private final Pad pad;

  public Pn5180Reader(
      DeviceId id, LinkOpener opener, PadSettings pad, Consumer<? super DeviceEvent> listener) {
    InstantSource time = new SteadyTime();
    Pad made = new Pad(id, opener, new Pn5180Coupler(time), pad, listener, time);
    this.pad = made;
    super(made.thread());
  }

  @Override
  public void watch(boolean on) {
    pad.watch(on);
  }

  @Override
  public void lookAgain() {
    pad.lookAgain();
  }

  @Override
  public CompletionStage<SecurityWrite> secure(TagUid uid, Security wanted) {
    return pad.secure(uid, wanted);
  }

  @Override
  public CompletionStage<TagWrite> write(TagUid uid, TagImage image) {
    return pad.write(uid, image);
  }
}
