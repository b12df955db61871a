package org.shuyi.hardware.virtual;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.shuyi.hardware.virtual.RealTimeRequests.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Chinese ESC/POS receipt printer on a pseudo-terminal. While it can't print it keeps what it is
 * sent and prints it later, as real ones do. Methods may be called from any thread.
 */
public final class VirtualEscPosPrinter implements AutoCloseable {
  /** Slips that are kept; older ones are thrown away. */
  public static final int KEPT_SLIPS = 50;

  private static final Duration LISTEN = Duration.ofMillis(20);
  private static final Logger log = LoggerFactory.getLogger(VirtualEscPosPrinter.class);

  /** What can be wrong with a printer, at the turn of a switch. */
  public enum Fault {
    PAPER_OUT,
    PAPER_NEAR_END,
    COVER_OPEN,
    CUTTER_JAMMED,
    HEAD_HOT,
    /** It takes bytes and says nothing, and prints nothing. */
    NO_ANSWER,
    /** It answers nothing but real-time requests: GS r is not known to it. */
    NO_MARKS;

    private static final Set<Fault> STOPPING =
        EnumSet.of(PAPER_OUT, COVER_OPEN, CUTTER_JAMMED, HEAD_HOT);
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

  private final VirtualPort port;
  private final RealTimeRequests realTime = new RealTimeRequests(this::receive, this::answer);
  private final SlipStrip strip;
  private final EscPosInterpreter interpreter;
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Deque<Slip> slips = new ArrayDeque<>();
  private final List<Slip> unannounced = new ArrayList<>();
  private final List<Consumer<? super Slip>> listeners = new CopyOnWriteArrayList<>();
  private Fault comingFault = Fault.PAPER_OUT;
  private int comingAt = Integer.MAX_VALUE;
  private int slipsMade;
  private volatile boolean closed;

  private VirtualEscPosPrinter(int dots, Path path) {
    this.port = new VirtualPort(path);
    this.strip = new SlipStrip(dots);
    this.interpreter = new EscPosInterpreter(strip, this::cut, this::answerMark);
    strip.tearOff();
  }

  /**
   * Switches a printer on and plugs it in.
   *
   * @param dots across the paper: 384 for 58 mm, 576 for 80 mm
   * @param path where a driver finds it; a symbolic link is put there
   * @throws IOException if there is no pseudo-terminal left, or the link can't be made
   */
  public static VirtualEscPosPrinter open(int dots, Path path) throws IOException {
    VirtualEscPosPrinter printer = new VirtualEscPosPrinter(dots, path);
    printer.plugIn();
    Thread.ofPlatform().daemon().name("virtual-printer").start(printer::live);
    return printer;
  }

  /** Where a driver finds it, as it would {@code /dev/ttyUSB0}; the same after a re-plug. */
  public String path() {
    return port.path();
  }

  /** Turns a fault on or off. Putting in paper tears off what hangs out of the old roll. */
  public synchronized void set(Fault fault, boolean on) {
    boolean wasSet = on ? !faults.add(fault) : faults.remove(fault);
    if (fault == Fault.PAPER_OUT && wasSet && !on) {
      finishSlip(false);
    }
  }

  public synchronized boolean isSet(Fault fault) {
    return faults.contains(fault);
  }

  /**
   * Turns a fault on after so many more lines, as when the paper runs out in the middle of a slip.
   * Replaces one that is still to come.
   */
  public synchronized void setAfter(int lines, Fault fault) {
    comingFault = fault;
    comingAt = strip.linesPrinted() + lines;
  }

  /** Pulls the cable. The printer stays switched on and keeps what it has received. */
  public void unplug() {
    port.unplug();
  }

  public void plugIn() throws IOException {
    port.plugIn();
  }

  /** The last {@value #KEPT_SLIPS} slips, oldest first. */
  public synchronized List<Slip> slips() {
    return List.copyOf(slips);
  }

  /**
   * Tells of every slip from now on.
   *
   * @param listener called on the printer's thread; must not block
   */
  public void onSlip(Consumer<? super Slip> listener) {
    listeners.add(listener);
  }

  /** Switches it off and takes the link away. */
  @Override
  public void close() {
    closed = true;
    port.close();
  }

  private void live() {
    byte[] bytes = new byte[4096];
    while (!closed) {
      try {
        int count = listen(bytes);
        act(bytes, count);
        announce();
      } catch (IOException e) {
        log.debug("the virtual printer's cable failed", e);
      }
    }
  }

  private int listen(byte[] bytes) throws IOException {
    int count = port.read(bytes, LISTEN);
    if (count < 0) {
      LockSupport.parkNanos(LISTEN.toNanos());
    }
    return Math.max(0, count);
  }

  private synchronized void act(byte[] bytes, int count) {
    realTime.take(bytes, count);
    while (!stopped() && interpreter.step()) {
      if (strip.linesPrinted() >= comingAt) {
        faults.add(comingFault);
        comingAt = Integer.MAX_VALUE;
      }
    }
  }

  private void receive(byte[] commands) {
    if (!faults.contains(Fault.NO_ANSWER)) {
      interpreter.receive(commands);
    }
  }

  private boolean stopped() {
    return faults.stream().anyMatch(Fault.STOPPING::contains);
  }

  private void answer(Request request) {
    switch (request) {
      case Request.Status(int n) -> say(status(n));
      case Request.Recover(int n) -> recover(n);
      case Request.ClearBuffer() -> {
        interpreter.clear();
        say(0x37, 0x25, 0x00);
      }
    }
  }

  private void recover(int n) {
    if (n == 2) {
      interpreter.clear();
    }
  }

  private void answerMark() {
    if (!faults.contains(Fault.NO_MARKS)) {
      say(faults.contains(Fault.PAPER_NEAR_END) ? 0x03 : 0x00);
    }
  }

  private int status(int n) {
    int bits =
        switch (n) {
          case 1 -> bit(stopped(), 0x08);
          case 2 -> bit(Fault.COVER_OPEN, 0x04) | bit(Fault.PAPER_OUT, 0x20) | bit(isError(), 0x40);
          case 3 -> bit(Fault.CUTTER_JAMMED, 0x08) | bit(Fault.HEAD_HOT, 0x40);
          case 4 -> bit(Fault.PAPER_NEAR_END, 0x0C) | bit(Fault.PAPER_OUT, 0x60);
          default -> 0;
        };
    return 0x12 | bits;
  }

  private boolean isError() {
    return faults.contains(Fault.CUTTER_JAMMED) || faults.contains(Fault.HEAD_HOT);
  }

  private int bit(Fault fault, int mask) {
    return bit(faults.contains(fault), mask);
  }

  private static int bit(boolean on, int mask) {
    return on ? mask : 0;
  }

  private void say(int... values) {
    if (faults.contains(Fault.NO_ANSWER)) {
      return;
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    try {
      port.write(bytes);
    } catch (IOException e) {
      log.debug("the virtual printer's answer went nowhere", e);
    }
  }

  private void cut() {
    finishSlip(true);
  }

  /** A piece of blank paper is no slip. */
  private void finishSlip(boolean cut) {
    if (!strip.blank()) {
      int number = ++slipsMade;
      Slip slip = new Slip(number, strip.text(), SlipPicture.of(strip.dots(), number), cut);
      slips.add(slip);
      unannounced.add(slip);
    }
    if (slips.size() > KEPT_SLIPS) {
      slips.remove();
    }
    strip.tearOff();
  }

  private void announce() {
    for (Slip slip : takeUnannounced()) {
      listeners.forEach(listener -> listener.accept(slip));
    }
  }

  private synchronized List<Slip> takeUnannounced() {
    List<Slip> taken = List.copyOf(unannounced);
    unannounced.clear();
    return taken;
  }
}
