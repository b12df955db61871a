package org.shuyi.hardware.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * A serial port. After the far end is gone jSerialComm goes on saying that the port is open (its
 * issue 481), a read answers -1 and a write 0: both mean {@link Kind#GONE} here.
 */
public final class SerialLink implements Link {
  /**
   * Error numbers of Linux (asm-generic/errno-base.h) as {@link SerialPort#getLastErrorCode()}
   * gives them. A port locked by another program answers EAGAIN: jSerialComm locks with flock(2).
   */
  private static final int ENOENT = 2;

  private static final int EAGAIN = 11;
  private static final int EACCES = 13;
  private static final int EBUSY = 16;
  private static final int ENOTTY = 25;

  private static final int TENTH_MILLIS = 100;
  private static final long LOOK_AGAIN_NANOS = 2_000_000;

  /** 64 KiB, more than any input buffer: a far end that never stops can't hold the thread. */
  private static final int MOST_DISCARDS = 256;

  private final SerialPort port;
  private final String path;
  private boolean closed;

  private SerialLink(SerialPort port, String path) {
    this.port = port;
    this.path = path;
  }

  /**
   * Opens a port for this program alone.
   *
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION or IN_USE, naming the path
   */
  public static SerialLink open(SerialSettings settings) throws LinkException {
    String path = settings.path();
    if (!Files.exists(Path.of(path))) {
      throw new LinkException(
          Kind.NOT_FOUND, "serial port " + path + " does not exist; is the device plugged in?");
    }
    SerialPort port = find(path);
    int parity = isPseudoTerminal(path) ? SerialPort.NO_PARITY : parity(settings.parity());
    port.setComPortParameters(settings.baud(), 8, SerialPort.ONE_STOP_BIT, parity);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 50, 0);
    if (!port.openPort(0)) {
      throw notOpened(path, port.getLastErrorCode());
    }
    return new SerialLink(port, path);
  }

  /**
   * A pseudo-terminal has no parity bit. Linux ignores the wish, and the C library then fails with
   * EINVAL, but only when nothing else changes: on every opening after the first.
   */
  private static boolean isPseudoTerminal(String path) throws LinkException {
    try {
      return Path.of(path).toRealPath().startsWith("/dev/pts");
    } catch (IOException e) {
      throw new LinkException(Kind.NOT_FOUND, "serial port " + path + " is gone: unplugged?", e);
    }
  }

  private static SerialPort find(String path) throws LinkException {
    try {
      return SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new LinkException(Kind.NOT_FOUND, path + " is not a serial port", e);
    }
  }

  private static LinkException notOpened(String path, int code) {
    return switch (code) {
      case EBUSY, EAGAIN -> inUse(path, "another program");
      case ENOENT -> vanishedOrOurs(path);
      case EACCES ->
          new LinkException(
              Kind.NO_PERMISSION,
              "no permission for serial port " + path + "; is the user in group dialout?");
      case ENOTTY -> new LinkException(Kind.NOT_FOUND, path + " is not a serial port");
      default ->
          new LinkException(
              Kind.NOT_FOUND, "serial port " + path + " does not open, errno " + code);
    };
  }

  /** jSerialComm also answers "no such file" for a port that it has open itself. */
  private static LinkException vanishedOrOurs(String path) {
    return Files.exists(Path.of(path))
        ? inUse(path, "another device of this station")
        : new LinkException(Kind.NOT_FOUND, "serial port " + path + " is gone: unplugged?");
  }

  private static LinkException inUse(String path, String by) {
    return new LinkException(Kind.IN_USE, "serial port " + path + " is in use by " + by);
  }

  private static int parity(SerialSettings.Parity parity) {
    return switch (parity) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOpen();
    int done = 0;
    while (done < bytes.length) {
      int count = port.writeBytes(bytes, bytes.length - done, done);
      if (count <= 0) {
        throw gone();
      }
      done += count;
    }
  }

  /**
   * jSerialComm hands the time-out to the terminal driver, which counts in tenths of a second
   * (termios(3), VTIME) and rounds up. Whole tenths are left to it; the rest is counted here.
   */
  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOpen();
    long end = System.nanoTime() + timeout.toNanos();
    int wholeTenths = Math.toIntExact(timeout.toMillis() / TENTH_MILLIS * TENTH_MILLIS);
    int count = wholeTenths == 0 ? 0 : receive(into, wholeTenths);
    while (count == 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      count = waiting() > 0 ? receive(into, TENTH_MILLIS) : 0;
    }
    return count;
  }

  private int receive(byte[] into, int millis) throws LinkException {
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, millis, 0);
    int count = port.readBytes(into, into.length);
    if (count < 0) {
      throw gone();
    }
    return count;
  }

  private int waiting() throws LinkException {
    int waiting = port.bytesAvailable();
    if (waiting < 0) {
      throw gone();
    }
    return waiting;
  }

  @Override
  public void discardInput() throws LinkException {
    requireOpen();
    byte[] rubbish = new byte[256];
    for (int i = 0; i < MOST_DISCARDS && waiting() > 0; i++) {
      receive(rubbish, TENTH_MILLIS);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      port.closePort();
    }
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(Kind.CLOSED, "serial port " + path + " was closed");
    }
  }

  private LinkException gone() {
    return new LinkException(Kind.GONE, "serial port " + path + " is gone: unplugged?");
  }
}
