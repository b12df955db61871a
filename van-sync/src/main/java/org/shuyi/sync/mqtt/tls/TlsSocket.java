package org.shuyi.sync.mqtt.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS over a socket that is handed in, so that what goes over the wire can be counted there. The
 * handshake is part of {@link #connect}.
 */
public final class TlsSocket extends Socket {
  /** TLS says goodbye; a dead network is not made to listen for long. */
  private static final Duration FAREWELL = Duration.ofMillis(500);

  private final Socket wire;
  private final SSLSocketFactory factory;
  private final PeerCheck peer;
  private final String host;
  private final int port;
  private volatile @Nullable SSLSocket tls;

  TlsSocket(Socket wire, SSLSocketFactory factory, PeerCheck peer, String host, int port) {
    this.wire = wire;
    this.factory = factory;
    this.peer = peer;
    this.host = host;
    this.port = port;
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, 0);
  }

  /**
   * Connects and shakes hands.
   *
   * @param timeout milliseconds for the connect, and for each answer of the handshake
   */
  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    wire.connect(address, timeout);
    wire.setSoTimeout(timeout);
    SSLSocket socket = (SSLSocket) factory.createSocket(wire, host, port, true);
    tls = socket;
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    // RFC 2818, the rule that MQTT clients use as well: SAN, then nothing.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
    } catch (SocketException e) {
      // Broken off by the other end, or by the network.
      throw peer.believed() ? Diagnosis.hungUp(host + ":" + port, e) : e;
    }
  }

  private SSLSocket open() throws SocketException {
    SSLSocket socket = tls;
    if (socket == null) {
      throw new SocketException("not connected");
    }
    return socket;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return open().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return open().getOutputStream();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    wire.setSoTimeout(timeout);
  }

  /** Ends whatever read is waiting; TLS itself has no half-close that could be waited for. */
  @Override
  public void shutdownInput() throws IOException {
    wire.shutdownInput();
  }

  @Override
  public boolean isConnected() {
    return wire.isConnected();
  }

  @Override
  public boolean isClosed() {
    return wire.isClosed();
  }

  @Override
  public void close() throws IOException {
    SSLSocket socket = tls;
    if (socket != null && !wire.isClosed()) {
      farewell(socket);
    }
    wire.close();
  }

  /** A writer that hangs in a full buffer would hold the farewell up for ever. */
  private static void farewell(SSLSocket socket) {
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    socket.close();
                  } catch (IOException e) {
                    return; // the wire is closed next, whatever this was
                  }
                });
    try {
      thread.join(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
