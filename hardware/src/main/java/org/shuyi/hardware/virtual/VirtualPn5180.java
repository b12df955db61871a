package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.rfid.TagUid;

/** A PN5180 with an antenna and a pad over it, on a virtual SPI bus. Any thread. */
public final class VirtualPn5180 implements AutoCloseable {
  private final VirtualSpi bus = new VirtualSpi();
  private final VirtualDevice<Pn5180Peer> device;

  /** Makes one with an empty pad, powered. */
  public VirtualPn5180() throws IOException {
    this.device = new VirtualDevice<>("pn5180", bus, new Pn5180Peer(), LineTiming.NONE);
  }

  /** What its driver opens. */
  public LinkOpener opener() {
    return bus.opener();
  }

  /** For faults of the bus. */
  public VirtualDevice<?> device() {
    return device;
  }

  /** Puts tags on the pad, in this order; two different ones may bear one UID. */
  public void put(VirtualTag... tags) {
    var ignored =
        device.with(
            peer -> {
              Arrays.stream(tags).forEach(peer.field()::put);
              return peer;
            });
  }

  /**
   * Takes a tag off the pad.
   *
   * @return false if it does not lie there
   */
  public boolean take(TagUid uid) {
    return device.with(peer -> peer.field().take(uid));
  }

  /** What lies on the pad. */
  public List<VirtualTag> tags() {
    return device.with(peer -> peer.field().tags());
  }

  public boolean isFieldOn() {
    return device.with(Pn5180Peer::isFieldOn);
  }

  /** Takes its power. */
  @Override
  public void close() {
    device.close();
  }
}
