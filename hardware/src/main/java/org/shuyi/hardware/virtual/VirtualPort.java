package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A socket in the wall for a virtual device: a path that stays the same while the cable is pulled
 * and plugged in again, as {@code /dev/ttyUSB0} does. The system gives every pseudo-terminal a new
 * name, so the path is a symbolic link to the newest. Any thread may call; one thread reads.
 */
public final class VirtualPort implements VirtualWire {
  private static final Path TERMINALS = Path.of("/dev/pts");

  private final Path path;
  private final String scheme;
  private volatile @Nullable PseudoTerminal terminal;

  /**
   * Makes the port, not plugged in.
   *
   * @param path where the symbolic link is put; one that an earlier run has left is replaced, but
   *     never a real device or udev's link to it
   */
  public VirtualPort(Path path) {
    this(path, "serial");
  }

  private VirtualPort(Path path, String scheme) {
    this.path = path;
    this.scheme = scheme;
  }

  /** Likewise, of a device that is read and written as a file, as a USB printer is. */
  public static VirtualPort deviceFile(Path path) {
    return new VirtualPort(path, "file");
  }

  /** Where a driver finds the device, plugged in or not. */
  public String path() {
    return path.toString();
  }

  @Override
  public String address() {
    return scheme + ":" + path;
  }

  @Override
  public synchronized void plugIn() throws IOException {
    if (terminal == null) {
      PseudoTerminal fresh = PseudoTerminal.open();
      terminal = fresh;
      removeLink();
      Files.createSymbolicLink(path, Path.of(fresh.path()));
    }
  }

  @Override
  public boolean isPluggedIn() {
    return terminal != null;
  }

  /** The path goes away, and a driver that has it open sees the port vanish. */
  @Override
  public synchronized void unplug() {
    PseudoTerminal pulled = terminal;
    terminal = null;
    try {
      removeLink();
    } catch (IOException e) {
      throw new UncheckedIOException("the link " + path + " can't be removed", e);
    } finally {
      if (pulled != null) {
        pulled.close();
      }
    }
  }

  private void removeLink() throws IOException {
    if (Files.isSymbolicLink(path) && Files.readSymbolicLink(path).startsWith(TERMINALS)) {
      Files.delete(path);
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) throws IOException {
    PseudoTerminal open = terminal;
    return open == null ? -1 : open.read(into, timeout);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    PseudoTerminal open = terminal;
    if (open != null) {
      open.write(bytes);
    }
  }

  @Override
  public void close() {
    unplug();
  }
}
