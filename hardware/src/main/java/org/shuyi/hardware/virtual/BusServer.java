package org.shuyi.hardware.virtual;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a virtual bus or header on loopback, as org.shuyi.hardware.pins.tcp describes it, to one
 * driver at a time.
 */
final class BusServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BusServer.class);
  private static final int DONE = 0x06;
  private static final int NOBODY = 0x15;
  private static final byte[] NOTHING = {};

  private final ServerSocket server;
  private final Bus bus;
  private volatile @Nullable Socket driver;

  /** What is served. */
  interface Bus {
    /**
     * @return the answer, empty if there is nothing to say
     * @throws IOException if nobody acknowledges
     */
    byte[] obey(int what, byte[] bytes) throws IOException;
  }

  /**
   * Takes the port; nobody is answered yet.
   *
   * @param wanted the port; 0 for any that is free
   */
  BusServer(int wanted, Bus bus) throws IOException {
    this.bus = bus;
    this.server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
    } catch (IOException e) {
      server.close();
      throw new IOException("port " + wanted + ": " + e.getMessage(), e);
    }
  }

  /** To be called once. */
  void start() {
    Thread.ofPlatform().daemon().name("virtual-bus-" + port()).start(this::live);
  }

  int port() {
    return server.getLocalPort();
  }

  private void live() {
    while (!server.isClosed()) {
      try (Socket came = server.accept()) {
        came.setTcpNoDelay(true);
        driver = came;
        serve(came);
      } catch (IOException e) {
        log.debug("a driver left the bus at {}: {}", port(), e.getMessage());
      }
    }
  }

  /** Ends when the driver hangs up, which reads as an end of file. */
  private void serve(Socket came) throws IOException {
    DataInputStream in = new DataInputStream(came.getInputStream());
    DataOutputStream out = new DataOutputStream(came.getOutputStream());
    while (true) {
      int what = in.readUnsignedByte();
      answer(what, in.readNBytes(in.readUnsignedShort()), out);
    }
  }

  private void answer(int what, byte[] bytes, DataOutputStream out) throws IOException {
    byte[] answer = NOTHING;
    int acknowledge = DONE;
    try {
      answer = bus.obey(what, bytes);
    } catch (IOException e) {
      acknowledge = NOBODY;
    }
    byte[] frame = new byte[3 + answer.length];
    frame[0] = (byte) acknowledge;
    frame[1] = (byte) (answer.length >> 8);
    frame[2] = (byte) answer.length;
    System.arraycopy(answer, 0, frame, 3, answer.length);
    out.write(frame);
  }

  @Override
  public void close() {
    try (Socket talking = driver) {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException("a loopback socket can't be closed", e);
    }
  }
}
