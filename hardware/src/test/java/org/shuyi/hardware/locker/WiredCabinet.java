package org.shuyi.hardware.locker;

import java.util.function.Consumer;
import java.util.function.Function;
import org.shuyi.hardware.virtual.Peer;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualDoors;

/** Doors behind a virtual lock board. */
public record WiredCabinet<P extends Peer>(
    VirtualDevice<P> device, Function<? super P, VirtualDoors> doors)
    implements LockerContract.Cabinet {
  @Override
  public String address() {
    return device.address();
  }

  @Override
  public void with(Consumer<VirtualDoors> deed) {
    device.with(
        peer -> {
          deed.accept(doors.apply(peer));
          return true;
        });
  }

  @Override
  public void close() {
    device.close();
  }
}
