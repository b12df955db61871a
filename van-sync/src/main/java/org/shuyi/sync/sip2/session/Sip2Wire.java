package org.shuyi.sync.sip2.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.shuyi.sync.sip2.Sip2FormatException;
import org.shuyi.sync.sip2.Sip2Framer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket that carries whole SIP2 messages, each read with a deadline. Not thread-safe. It stands
 * on a channel, also under TLS, so that an interrupt ends a wait.
 */
final class Sip2Wire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sip2Wire.class);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Sip2Framer framer = new Sip2Framer();
  private final Deque<byte[]> frames = new ArrayDeque<>();
  private final byte[] buffer = new byte[4096];

  private Sip2Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Connects, and proves under TLS that the other side is the host that was asked for. */
  static Sip2Wire connect(Sip2Settings settings) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      Duration within = settings.connectWithin();
      InetSocketAddress there = new InetSocketAddress(settings.host(), settings.port());
      channel.socket().connect(there, millis(within.toNanos()));
      Socket plain = channel.socket();
      return new Sip2Wire(
          settings.tls().isEmpty() ? plain : encrypted(plain, settings.tls().get(), settings));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Socket encrypted(Socket plain, SSLContext tls, Sip2Settings settings)
      throws IOException {
    SSLSocket socket =
        (SSLSocket)
            tls.getSocketFactory().createSocket(plain, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    // Without it any certificate of the authority would do, whatever host it names.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(millis(settings.connectWithin().toNanos()));
    socket.startHandshake();
    return socket;
  }

  /** Sends all bytes. One message is far smaller than a socket's buffer, so this does not wait. */
  void write(byte[] message) throws IOException {
    out.write(message);
    out.flush();
  }

  /**
   * The next message.
   *
   * @param deadline by {@link System#nanoTime()}
   * @throws SocketTimeoutException at the deadline
   * @throws EOFException if the other side closes first
   */
  byte[] read(long deadline) throws IOException, Sip2FormatException {
    while (frames.isEmpty()) {
      socket.setSoTimeout(millis(deadline - System.nanoTime()));
      int count = in.read(buffer);
      if (count < 0) {
        throw new EOFException("the library system closed the connection");
      }
      frames.addAll(framer.feed(buffer, 0, count));
    }
    return frames.remove();
  }

  /** Whether no answer is left over that would be taken for the next one. Does not wait. */
  boolean nothingWaits() {
    try {
      return frames.isEmpty() && in.available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether an idle connection can still be used: nothing left over, nor closed by the other side.
   * Looks for a millisecond.
   */
  boolean quiet() {
    try {
      socket.setSoTimeout(1);
      int count = in.read(buffer);
      LOG.debug("an idle SIP2 connection was not quiet: {}", count);
      return false;
    } catch (SocketTimeoutException e) {
      return frames.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("closing a SIP2 connection", e);
    }
  }

  /** At least 1, since 0 would mean for ever. */
  private static int millis(long nanos) throws SocketTimeoutException {
    if (nanos <= 0) {
      throw new SocketTimeoutException("no time left");
    }
    return Math.clamp(nanos / 1_000_000, 1, Integer.MAX_VALUE);
  }
}
