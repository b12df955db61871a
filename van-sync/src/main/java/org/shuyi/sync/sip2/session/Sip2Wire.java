package org.shuyi.sync.sip2.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.shuyi.sync.sip2.Sip2FormatException;
import org.shuyi.sync.sip2.Sip2Framer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket that carries whole SIP2 messages, each read with a deadline. Not thread-safe. */
final class Sip2Wire implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sip2Wire.class);

  private final SocketChannel channel;
  private final InputStream in;
  private final Sip2Framer framer = new Sip2Framer();
  private final Deque<byte[]> frames = new ArrayDeque<>();
  private final byte[] buffer = new byte[4096];

  private Sip2Wire(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.in = channel.socket().getInputStream();
  }

  static Sip2Wire connect(String host, int port, Duration within) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      channel.socket().connect(new InetSocketAddress(host, port), millis(within.toNanos()));
      return new Sip2Wire(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Sends all bytes. One message is far smaller than a socket's buffer, so this does not wait. */
  void write(byte[] message) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(message);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
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
      channel.socket().setSoTimeout(millis(deadline - System.nanoTime()));
      int count = in.read(buffer);
      if (count < 0) {
        throw new EOFException("the library system closed the connection");
      }
      frames.addAll(framer.feed(buffer, 0, count));
    }
    return frames.remove();
  }

  /**
   * Whether an idle connection can still be used: not closed by the other side, and no answer left
   * over that would be taken for the next one.
   */
  boolean quiet() {
    try {
      channel.configureBlocking(false);
      int count = channel.read(ByteBuffer.wrap(buffer));
      channel.configureBlocking(true);
      return count == 0 && frames.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
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
