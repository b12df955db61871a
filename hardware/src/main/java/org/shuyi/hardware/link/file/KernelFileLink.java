package org.shuyi.hardware.link.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * A file below {@code /sys} that the kernel makes anew for each reader. It is read whole, once
 * after each {@link #discardInput()}.
 */
public final class KernelFileLink implements Link {
  /** The kernel gives one page. */
  private static final int LONGEST = 4096;

  private final Path path;
  private byte[] unread = {};
  private boolean fresh = true;
  private boolean closed;

  private KernelFileLink(Path path) {
    this.path = path;
  }

  /**
   * Opens it.
   *
   * @throws LinkException of kind NOT_FOUND or NO_PERMISSION, naming the path
   */
  public static KernelFileLink open(Path path) throws LinkException {
    if (!Files.exists(path)) {
      throw new LinkException(Kind.NOT_FOUND, path + " is not there; is the sensor plugged in?");
    }
    if (!Files.isReadable(path)) {
      throw new LinkException(Kind.NO_PERMISSION, "no permission to read " + path);
    }
    return new KernelFileLink(path);
  }

  /** Such a file is only read here. */
  @Override
  public void write(byte[] bytes) throws LinkException {
    throw new LinkException(Kind.GONE, path + " takes no bytes");
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOpen();
    if (fresh) {
      fresh = false;
      unread = content();
    }
    int count = Math.min(into.length, unread.length);
    System.arraycopy(unread, 0, into, 0, count);
    unread = Arrays.copyOfRange(unread, count, unread.length);
    return count;
  }

  private byte[] content() throws LinkException {
    try (var stream = Files.newInputStream(path)) {
      return stream.readNBytes(LONGEST);
    } catch (NoSuchFileException e) {
      throw new LinkException(Kind.GONE, path + " is gone: unplugged?", e);
    } catch (AccessDeniedException e) {
      throw new LinkException(Kind.NO_PERMISSION, "no permission to read " + path, e);
    } catch (IOException e) {
      throw new LinkException(Kind.GONE, path + " can't be read: " + e.getMessage(), e);
    }
  }

  /** The next read is a new one. */
  @Override
  public void discardInput() throws LinkException {
    requireOpen();
    fresh = true;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(Kind.CLOSED, path + " was closed");
    }
  }
}
