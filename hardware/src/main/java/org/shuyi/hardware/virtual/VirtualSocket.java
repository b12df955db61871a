package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A device's network socket on loopback. Takes one driver at a time, as most converters do; a new
 * one takes the place of one that is gone.
 */
public final class VirtualSocket implements VirtualWire {
  private static final int LISTEN_ATTEMPTS = 50;
  private static final Duration LISTEN_PAUSE = Duration.ofMillis(20);

  private final int port;
  private @Nullable ServerSocket server;
  private volatile @Nullable Socket driver;

  /** Takes a free port and listens on it. */
  public VirtualSocket() throws IOException {
    this(0);
  }

  /** Listens on this port. */
  public VirtualSocket(int wanted) throws IOException {
    ServerSocket listening = listen(wanted);
    this.server = listening;
    this.port = listening.getLocalPort();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket listening = new ServerSocket();
    try {
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return listening;
    } catch (IOException e) {
      listening.close();
      throw e;
    }
  }

  @Override
  public String address() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public synchronized void plugIn() throws IOException {
    if (server == null) {
      server = listenAgain();
    }
  }

  @Override
  public synchronized boolean isPluggedIn() {
    return server != null;
  }

  /** The system keeps a port for a moment after it was closed, if somebody waited on it. */
  private ServerSocket listenAgain() throws IOException {
    for (int attempt = 1; attempt < LISTEN_ATTEMPTS; attempt++) {
      try {
        return listen(port);
      } catch (BindException e) {
        LockSupport.parkNanos(LISTEN_PAUSE.toNanos());
      }
    }
    return listen(port);
  }

  @Override
  public synchronized void unplug() {
    ServerSocket listening = server;
    server = null;
    hangUp();
    if (listening != null) {
      quietly(listening);
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) throws IOException {
    Socket talking = driver;
    if (talking == null) {
      return accept(timeout) ? 0 : -1;
    }
    try {
      talking.setSoTimeout((int) timeout.toMillis());
      int count = talking.getInputStream().read(into);
      if (count < 0) {
        hangUp();
        return 0;
      }
      return count;
    } catch (SocketTimeoutException e) {
      return 0;
    } catch (IOException e) {
      hangUp();
      return 0;
    }
  }

  private boolean accept(Duration timeout) throws IOException {
    ServerSocket listening;
    synchronized (this) {
      listening = server;
    }
    if (listening == null) {
      return false;
    }
    try {
      listening.setSoTimeout((int) timeout.toMillis());
      Socket came = listening.accept();
      came.setTcpNoDelay(true);
      driver = came;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      if (!listening.isClosed()) {
        throw e;
      }
    }
    return true;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    Socket talking = driver;
    if (talking != null) {
      try {
        talking.getOutputStream().write(bytes);
      } catch (IOException e) {
        hangUp();
      }
    }
  }

  private void hangUp() {
    Socket talking = driver;
    driver = null;
    if (talking != null) {
      quietly(talking);
    }
  }

  /** Whatever the driver still had to say is of no interest to a cable that is pulled. */
  private static void quietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException("a loopback socket can't be closed", e);
    }
  }

  @Override
  public void close() {
    unplug();
  }
}
