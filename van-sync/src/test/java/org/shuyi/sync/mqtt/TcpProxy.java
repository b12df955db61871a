package org.shuyi.sync.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** A cable that can be pulled: forwards TCP to a port of this machine, or does not. */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final LongAdder sent = new LongAdder();
  private final LongAdder received = new LongAdder();
  private volatile boolean cut;
  private volatile boolean silent;

  public TcpProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public URI uri() {
    return URI.create("tcp://127.0.0.1:" + server.getLocalPort());
  }

  /** Bytes from who connected here, and bytes to it. */
  public long sent() {
    return sent.sum();
  }

  public long received() {
    return received.sum();
  }

  /** Ends every connection and refuses new ones. */
  public void cut() {
    cut = true;
    open.forEach(TcpProxy::shut);
  }

  /** Keeps connections open but passes no byte on, as a dead mobile link does. */
  public void silence() {
    silent = true;
  }

  public void restore() {
    if (silent) {
      open.forEach(TcpProxy::shut);
    }
    silent = false;
    cut = false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        open.add(near);
        if (cut) {
          shut(near);
        } else {
          forward(near);
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void forward(Socket near) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(far);
      Thread.ofVirtual().start(() -> pump(near, far, sent));
      Thread.ofVirtual().start(() -> pump(far, near, received));
    } catch (IOException e) {
      shut(near);
    }
  }

  private void pump(Socket from, Socket to, LongAdder count) {
    byte[] buffer = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        count.add(n);
        if (!silent) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      shut(from);
      shut(to);
    }
    open.remove(from);
    open.remove(to);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    open.forEach(TcpProxy::shut);
  }
}
