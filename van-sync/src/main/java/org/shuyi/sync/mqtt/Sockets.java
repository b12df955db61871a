package org.shuyi.sync.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** What Paho asks for sockets: it wants unconnected ones and connects them itself. */
final class Sockets extends SocketFactory {
  private final Supplier<Socket> make;

  Sockets(Supplier<Socket> make) {
    this.make = make;
  }

  @Override
  public Socket createSocket() {
    return make.get();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    throw onlyUnconnected();
  }

  private static IOException onlyUnconnected() {
    return new IOException("only unconnected sockets are made here");
  }
}
