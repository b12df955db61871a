package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.rfid.TagUid;

/** A PN5180 with an antenna and a pad over it, on a virtual SPI bus. Any thread. */
public final class VirtualPn5180 implements AutoCloseable {
  private final VirtualSpi bus;
  private final VirtualDevice<Pn5180Peer> device;

  /** Makes one with an empty pad, powered, for which the air takes no time. */
  public VirtualPn5180() throws IOException {
    this(false);
  }

  /**
   * Makes one with an empty pad, powered.
   *
   * @param timed whether the air takes the time of ISO/IEC 15693
   */
  public VirtualPn5180(boolean timed) throws IOException {
    this.bus = new VirtualSpi();
    Pn5180Peer peer = new Pn5180Peer(System::nanoTime, timed);
    this.device = new VirtualDevice<>("pn5180", bus, peer, LineTiming.NONE);
  }

  /** What its driver opens, without the way over loopback. */
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
