package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A scanner that sends each code as UTF-8 and a CR, as most come from the factory. */
public final class VirtualScanner implements AutoCloseable {
  private final VirtualPort port;

  /**
   * Makes a scanner, plugged in.
   *
   * @param path where a driver finds it
   */
  public VirtualScanner(Path path) throws IOException {
    this.port = new VirtualPort(path);
    port.plugIn();
  }

  /** Where a driver finds it, as it would {@code /dev/ttyUSB0}; the same after a re-plug. */
  public String path() {
    return port.path();
  }

  /** Holds a code before the scanner. Nothing happens while it is unplugged. */
  public void scan(String code) throws IOException {
    scan(code, StandardCharsets.UTF_8);
  }

  /** Holds a QR code in another charset before the scanner. */
  public void scan(String code, Charset charset) throws IOException {
    var line = new ByteArrayOutputStream();
    line.write(code.getBytes(charset));
    line.write('\r');
    send(line.toByteArray());
  }

  /** Sends bytes as they are: noise, half a line, another baud rate. */
  public void send(byte[] bytes) throws IOException {
    port.write(bytes);
  }

  public void unplug() {
    port.unplug();
  }

  public void plugIn() throws IOException {
    port.plugIn();
  }

  @Override
  public void close() {
    port.close();
  }
}
