package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cable between the kiosk and the broker that can be pulled: forwards TCP connections on the
 * loopback address, and while it is off cuts those that stand and answers no new one. Each
 * connection has two virtual threads.
 */
final class NetworkSwitch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkSwitch.class);
  private static final int CONNECT_MILLIS = 2_000;

  private final ServerSocket server;
  private final InetSocketAddress target;
  private final Set<Socket> standing = ConcurrentHashMap.newKeySet();
  private volatile boolean on = true;

  private NetworkSwitch(ServerSocket server, InetSocketAddress target) {
    this.server = server;
    this.target = target;
  }

  /**
   * @param target where connections go to
   */
  static NetworkSwitch to(InetSocketAddress target) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    NetworkSwitch network = new NetworkSwitch(server, target);
    Thread.ofVirtual().name("network-switch").start(network::accept);
    return network;
  }

  int port() {
    return server.getLocalPort();
  }

  boolean isOn() {
    return on;
  }

  void turn(boolean next) {
    on = next;
    if (!next) {
      standing.forEach(NetworkSwitch::cut);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        if (on) {
          join(near);
        } else {
          cut(near);
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("network switch: {}", e.getMessage());
        }
      }
    }
  }

  private void join(Socket near) {
    Socket far = new Socket();
    standing.add(near);
    standing.add(far);
    try {
      far.connect(target, CONNECT_MILLIS);
    } catch (IOException e) {
      LOG.warn("network switch: {} is not reached: {}", target, e.getMessage());
      cut(near);
      return;
    }
    Thread.ofVirtual().start(() -> carry(near, far));
    Thread.ofVirtual().start(() -> carry(far, near));
  }

  private void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      LOG.debug("network switch: a connection ended: {}", e.getMessage());
    } finally {
      cut(from);
      cut(to);
      standing.remove(from);
      standing.remove(to);
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("network switch: closing failed: {}", e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    standing.forEach(NetworkSwitch::cut);
  }
}
