package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A file that a driver reads whole, as the kernel keeps one for a sensor; nobody asks it anything.
 * Unplugged, there is no file. Any thread.
 */
public final class VirtualFile implements VirtualWire {
  private final Path path;
  private byte[] content;
  private boolean plugged;

  /**
   * Makes it, not plugged in.
   *
   * @param path where no file is, or one that an earlier run has left
   * @param content before anything is written
   */
  public VirtualFile(Path path, byte[] content) {
    this.path = path;
    this.content = content.clone();
  }

  @Override
  public String address() {
    return "sysfs:" + path;
  }

  @Override
  public synchronized void plugIn() throws IOException {
    plugged = true;
    put();
  }

  @Override
  public synchronized boolean isPluggedIn() {
    return plugged;
  }

  @Override
  public synchronized void unplug() {
    plugged = false;
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + path + " can't be removed", e);
    }
  }

  @Override
  public boolean answersAtOnce(Consumer<byte[]> device) {
    return true;
  }

  /** Never: a file takes nothing. */
  @Override
  public int read(byte[] into, Duration timeout) {
    return -1;
  }

  /** What the file says from now on. */
  @Override
  public synchronized void write(byte[] bytes) throws IOException {
    content = bytes.clone();
    if (plugged) {
      put();
    }
  }

  /** In one step, as the kernel shows a measurement whole. */
  private void put() throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.write(fresh, content);
    Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    unplug();
  }
}
