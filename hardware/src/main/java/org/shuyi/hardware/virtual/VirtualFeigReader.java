package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.shuyi.hardware.rfid.TagUid;

/**
 * An RFID reader with a pad that speaks the FEIG OBID i-scan protocol. A thread of its own answers
 * the driver; every method may be called from any thread.
 */
public final class VirtualFeigReader implements AutoCloseable {
  private final VirtualWire wire;
  private final VirtualDevice<FeigPeer> device;
  private final List<Consumer<? super VirtualTag>> listeners = new CopyOnWriteArrayList<>();

  /**
   * Makes a reader with an empty pad, plugged in, on a line without delay.
   *
   * @param path where a driver finds it; a symbolic link is put there
   */
  public VirtualFeigReader(Path path) throws IOException {
    this(new VirtualPort(path), LineTiming.NONE);
  }

  /** Makes a reader with an empty pad, plugged in, on any wire. */
  public VirtualFeigReader(VirtualWire wire, LineTiming timing) throws IOException {
    this.wire = wire;
    // The peer hears nothing before the device is plugged in, so nothing pulls a cable before.
    FeigPeer peer = new FeigPeer(this::afiWritten, wire::unplug, timing.baud() > 0);
    this.device = new VirtualDevice<>("rfid", wire, peer, timing);
  }

  /** For faults of the wire, and its address. */
  public VirtualDevice<?> device() {
    return device;
  }

  /** Where a driver finds it, as it would {@code /dev/ttyUSB0}; the same after a re-plug. */
  public String path() {
    return wire.address().substring(wire.address().indexOf(':') + 1);
  }

  /** Puts tags over another antenna, 2 to 8, of a reader with several. */
  public void put(int antenna, VirtualTag... tags) {
    tell(commands -> Arrays.stream(tags).forEach(commands.antenna(antenna)::put));
  }

  /**
   * Puts tags on the pad, in this order; one that lies there already stays. Two different ones may
   * bear one UID.
   */
  public void put(VirtualTag... tags) {
    tell(commands -> Arrays.stream(tags).forEach(commands::put));
  }

  /**
   * Takes a tag off the pad, and every other one with the same UID.
   *
   * @return false if it does not lie there
   */
  public boolean take(TagUid uid) {
    return ask(commands -> commands.take(uid));
  }

  /** What lies on the pad, in the order in which it came. */
  public List<VirtualTag> tags() {
    return ask(FeigCommands::tags);
  }

  /** Whether the antenna is on; it is when the reader starts up. */
  public boolean isFieldOn() {
    return ask(FeigCommands::isFieldOn);
  }

  /**
   * Hangs an ISC.ANT.MUX on its first output, or takes it off.
   *
   * @param address 0 to 255; -1 for none
   */
  public void multiplexer(int address) {
    tell(commands -> commands.multiplexer(address));
  }

  /** Whether blocks are handed over last byte first, as FEIG's manuals say and as it starts. */
  public void turnsBlocks(boolean turns) {
    tell(commands -> commands.turnsBlocks(turns));
  }

  /** Spoils the next commands, however many; {@link #heal()} ends it. */
  public void fail(FeigFault what, int times) {
    order(what, false, times);
  }

  /** Spoils the next writes of an AFI; everything else goes well. */
  public void failWrites(FeigFault what, int times) {
    order(what, true, times);
  }

  public void heal() {
    use(
        peer -> {
          peer.heal();
          return peer;
        });
  }

  private void order(FeigFault what, boolean writesOnly, int times) {
    use(
        peer -> {
          peer.fail(what, writesOnly, times);
          return peer;
        });
  }

  private void tell(Consumer<FeigCommands> what) {
    use(
        peer -> {
          what.accept(peer.commands());
          return peer;
        });
  }

  private <T> T ask(Function<FeigCommands, T> what) {
    return device.with(peer -> what.apply(peer.commands()));
  }

  private void use(Function<FeigPeer, FeigPeer> what) {
    var ignored = device.with(what);
  }

  /**
   * Tells of every tag whose AFI is written from now on.
   *
   * @param listener called on the reader's thread; must not block
   */
  public void onAfiWritten(Consumer<? super VirtualTag> listener) {
    listeners.add(listener);
  }

  private void afiWritten(VirtualTag tag) {
    listeners.forEach(listener -> listener.accept(tag));
  }

  public void unplug() {
    device.unplug();
  }

  public void plugIn() throws IOException {
    device.plugIn();
  }

  /** Switches it off and takes the link away. */
  @Override
  public void close() {
    device.close();
  }
}
