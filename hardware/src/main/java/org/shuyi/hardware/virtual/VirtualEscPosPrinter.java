package org.shuyi.hardware.virtual;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * A Chinese ESC/POS receipt printer. While it can't print it keeps what it is sent and prints it
 * later, as real ones do. Methods may be called from any thread.
 */
public final class VirtualEscPosPrinter implements AutoCloseable {
  /** Slips that are kept; older ones are thrown away. */
  public static final int KEPT_SLIPS = 50;

  /** What can be wrong with a printer, at the turn of a switch. */
  public enum Fault {
    PAPER_OUT,
    PAPER_NEAR_END,
    COVER_OPEN,
    CUTTER_JAMMED,
    HEAD_HOT,
    /** GS r is not known to it. */
    NO_MARKS,
    /** GS I is not known to it. */
    NO_NAME
  }

  /**
   * A piece of paper that came out.
   *
   * @param number counted from 1
   * @param text what can be read on it, a line each; a picture as {@code [picture 384x30]}, a QR
   *     code as {@code [QR content]}
   * @param image as it looks, one pixel per dot, with transparent corners; not to be drawn on
   * @param cut false if it was torn off because the roll was changed
   */
  public record Slip(int number, String text, BufferedImage image, boolean cut) {
    /**
     * Writes the image to a file.
     *
     * @throws IOException if the file can't be written
     */
    public void savePng(Path file) throws IOException {
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException("no PNG writer in this Java; " + file + " was not written");
      }
    }
  }

  private final VirtualDevice<EscPosPeer> device;
  private final List<Consumer<? super Slip>> listeners = new CopyOnWriteArrayList<>();

  /** Makes a printer on any wire, switched on and plugged in. */
  public VirtualEscPosPrinter(int dots, VirtualWire wire, LineTiming timing) throws IOException {
    this.device =
        new VirtualDevice<>("printer", wire, new EscPosPeer(dots, this::slipMade), timing);
  }

  /**
   * Switches a printer on and plugs it in, on a line without delay.
   *
   * @param dots across the paper: 384 for 58 mm, 576 for 80 mm
   * @param path where a driver finds it; a symbolic link is put there
   * @throws IOException if there is no pseudo-terminal left, or the link can't be made
   */
  public static VirtualEscPosPrinter open(int dots, Path path) throws IOException {
    return new VirtualEscPosPrinter(dots, new VirtualPort(path), LineTiming.NONE);
  }

  /** For faults of the wire, and its address. */
  public VirtualDevice<?> device() {
    return device;
  }

  /** Where a driver finds it, as it would {@code /dev/ttyUSB0}; the same after a re-plug. */
  public String path() {
    return device.address().substring(device.address().indexOf(':') + 1);
  }

  /** Turns a fault on or off. Putting in paper tears off what hangs out of the old roll. */
  public void set(Fault fault, boolean on) {
    tell(peer -> peer.set(fault, on));
  }

  public boolean isSet(Fault fault) {
    return device.with(peer -> peer.isSet(fault));
  }

  /**
   * Turns a fault on after so many more lines, as when the paper runs out in the middle of a slip.
   * Replaces one that is still to come.
   */
  public void setAfter(int lines, Fault fault) {
    tell(peer -> peer.setAfter(lines, fault));
  }

  /** Lines, pictures and symbols since it was made. */
  public int linesPrinted() {
    return device.with(EscPosPeer::linesPrinted);
  }

  /** Its own power switch: off, it is deaf and forgets what was not printed. */
  public void power(boolean on) {
    tell(peer -> peer.power(on));
  }

  private void tell(Consumer<EscPosPeer> what) {
    var ignored =
        device.with(
            peer -> {
              what.accept(peer);
              return peer;
            });
  }

  /** Pulls the cable. The printer stays switched on and keeps what it has received. */
  public void unplug() {
    device.unplug();
  }

  public void plugIn() throws IOException {
    device.plugIn();
  }

  /** The last {@value #KEPT_SLIPS} slips, oldest first. */
  public List<Slip> slips() {
    return device.with(EscPosPeer::slips);
  }

  /**
   * Tells of every slip from now on.
   *
   * @param listener called on the printer's thread; must not block
   */
  public void onSlip(Consumer<? super Slip> listener) {
    listeners.add(listener);
  }

  private void slipMade(Slip slip) {
    listeners.forEach(listener -> listener.accept(slip));
  }

  /** Switches it off and takes the link away. */
  @Override
  public void close() {
    device.close();
  }
}
