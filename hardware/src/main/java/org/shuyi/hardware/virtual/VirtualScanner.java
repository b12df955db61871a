package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A scanner that sends each code as UTF-8 and a CR, as most come from the factory. */
public final class VirtualScanner implements AutoCloseable {
  private final VirtualDevice<ScannerPeer> device;

  /** Makes a scanner, plugged in, on any wire. */
  public VirtualScanner(VirtualWire wire, LineTiming timing) throws IOException {
    this.device = new VirtualDevice<>("scanner", wire, new ScannerPeer(), timing);
  }

  /**
   * Makes a scanner, plugged in, on a line without delay.
   *
   * @param path where a driver finds it
   */
  public VirtualScanner(Path path) throws IOException {
    this(new VirtualPort(path), LineTiming.NONE);
  }

  /** For its address. It is asked nothing, so that no fault of an answer can befall it. */
  public VirtualDevice<?> device() {
    return device;
  }

  /** Where a driver finds it, as it would {@code /dev/ttyUSB0}; the same after a re-plug. */
  public String path() {
    return device.address().substring(device.address().indexOf(':') + 1);
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
    device.send(bytes);
  }

  public void unplug() {
    device.unplug();
  }

  public void plugIn() throws IOException {
    device.plugIn();
  }

  @Override
  public void close() {
    device.close();
  }
}
