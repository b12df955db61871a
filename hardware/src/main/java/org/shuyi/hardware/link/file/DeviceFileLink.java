package org.shuyi.hardware.link.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/** A character device read and written as a file. Needs Linux, and native access. */
public final class DeviceFileLink implements Link {
  /** Between two bytes taken. A printer without paper takes none for hours. */
  private static final int WRITE_PATIENCE_MILLIS = 2000;

  /** Reads of rubbish until a device counts as one that never stops. */
  private static final int DISCARDS = 64;

  private final String path;
  private final int file;
  private boolean closed;

  private DeviceFileLink(String path, int file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens the device.
   *
   * @param path as {@code /dev/usb/lp0}
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION or IN_USE, naming the path
   */
  public static DeviceFileLink open(Path path) throws LinkException {
    if (Files.isDirectory(path) || Files.isRegularFile(path)) {
      throw new LinkException(Kind.NOT_FOUND, path + " is not a device");
    }
    int file = Posix.open(path.toString(), Posix.O_RDWR_NOCTTY_NONBLOCK_CLOEXEC);
    if (file < 0) {
      throw notOpened(path, -file);
    }
    return new DeviceFileLink(path.toString(), file);
  }

  private static LinkException notOpened(Path path, int error) {
    return switch (error) {
      case Posix.EBUSY -> new LinkException(Kind.IN_USE, path + " is in use by another program");
      case Posix.EACCES ->
          new LinkException(
              Kind.NO_PERMISSION, "no permission for " + path + "; is the user in group lp?");
      default ->
          new LinkException(
              Kind.NOT_FOUND,
              path + " does not open, errno " + error + "; is the device plugged in?");
    };
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOpen();
    int done = 0;
    while (done < bytes.length) {
      int count = Posix.write(file, bytes, done);
      if (count == -Posix.EAGAIN) {
        awaitRoom();
      } else if (count < 0) {
        throw gone(-count);
      }
      done += Math.max(0, count);
    }
  }

  private void awaitRoom() throws LinkException {
    int events = Posix.poll(file, Posix.POLLOUT, WRITE_PATIENCE_MILLIS);
    if (events == 0) {
      throw new LinkException(
          Kind.TIMED_OUT,
          path + " took no byte for " + WRITE_PATIENCE_MILLIS + " ms; has the device stopped?");
    }
    requireThere(events);
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    return take(into, Math.toIntExact(Math.max(1, timeout.toMillis())));
  }

  private int take(byte[] into, int millis) throws LinkException {
    requireOpen();
    int events = Posix.poll(file, Posix.POLLIN, millis);
    if (events == 0) {
      return 0;
    }
    int count = Posix.read(file, into);
    if (count > 0) {
      return count;
    }
    requireThere(events);
    requireNoError(count);
    return 0;
  }

  /** A USB printer with nothing to say answers a read with no bytes: that is not the end. */
  private void requireNoError(int count) throws LinkException {
    if (count < 0 && count != -Posix.EAGAIN) {
      throw gone(-count);
    }
  }

  private void requireThere(int events) throws LinkException {
    if (events > 0 && (events & Posix.POLLERR_OR_HUP) != 0) {
      throw gone(0);
    }
  }

  @Override
  public void discardInput() throws LinkException {
    byte[] rubbish = new byte[256];
    for (int i = 0; i < DISCARDS; i++) {
      if (take(rubbish, 0) == 0) {
        return;
      }
    }
    throw new LinkException(Kind.GARBLED, path + " does not stop sending");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Posix.close(file);
    }
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(Kind.CLOSED, path + " was closed");
    }
  }

  private LinkException gone(int error) {
    return new LinkException(Kind.GONE, path + " is gone, errno " + error + ": unplugged?");
  }
}
