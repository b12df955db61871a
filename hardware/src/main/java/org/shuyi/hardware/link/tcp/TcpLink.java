package org.shuyi.hardware.link.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/**
 * A TCP connection to a device or to a converter. Non-blocking underneath, because a blocking write
 * has no time-out: a device that stops reading would hold its thread for ever.
 */
public final class TcpLink implements Link {
  /** A device of the station's own network answers in milliseconds. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** As long as the opener may take; frames are far smaller than a send buffer. */
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);

  /** A pulled network cable shows after 10 + 3 x 5 s even if nobody writes. */
  private static final int KEEP_ALIVE_IDLE_SECONDS = 10;

  private static final int KEEP_ALIVE_INTERVAL_SECONDS = 5;
  private static final int KEEP_ALIVE_PROBES = 3;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final String name;

  private TcpLink(SocketChannel channel, Selector selector, SelectionKey key, String name) {
    this.channel = channel;
    this.selector = selector;
    this.key = key;
    this.name = name;
  }

  /**
   * Connects.
   *
   * @param host a name or, better, an address: looking up a name may take longer than 2 s
   * @param port 1 to 65535
   * @throws LinkException of kind NOT_FOUND if there is no such host or nothing listens there,
   *     TIMED_OUT if it did not answer within 2 s
   */
  public static TcpLink open(String host, int port) throws LinkException {
    String name = host + ":" + port;
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new LinkException(Kind.NOT_FOUND, "no host named " + host + " is known");
    }
    try {
      return connect(address, name);
    } catch (LinkException e) {
      throw e;
    } catch (IOException e) {
      throw new LinkException(
          Kind.NOT_FOUND,
          name + " can't be reached: " + e.getMessage() + "; is it switched on?",
          e);
    }
  }

  private static TcpLink connect(InetSocketAddress address, String name) throws IOException {
    SocketChannel channel = SocketChannel.open();
    TcpLink link = null;
    try {
      configure(channel);
      Selector selector = Selector.open();
      link = new TcpLink(channel, selector, channel.register(selector, 0), name);
      if (!channel.connect(address)) {
        link.finishConnecting();
      }
      return link;
    } catch (IOException | RuntimeException e) {
      if (link != null) {
        link.close();
      }
      channel.close();
      throw e;
    }
  }

  private static void configure(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_PROBES);
  }

  private void finishConnecting() throws IOException {
    if (!ready(SelectionKey.OP_CONNECT, CONNECT_TIMEOUT)) {
      throw new LinkException(
          Kind.TIMED_OUT, name + " did not answer within " + CONNECT_TIMEOUT.toSeconds() + " s");
    }
    channel.finishConnect();
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOpen();
    try {
      writeAll(ByteBuffer.wrap(bytes));
    } catch (LinkException e) {
      throw e;
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0 && !ready(SelectionKey.OP_WRITE, WRITE_TIMEOUT)) {
        throw new LinkException(
            Kind.TIMED_OUT, name + " took no bytes for " + WRITE_TIMEOUT.toSeconds() + " s");
      }
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOpen();
    try {
      return ready(SelectionKey.OP_READ, timeout) ? receive(into) : 0;
    } catch (LinkException e) {
      throw e;
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private int receive(byte[] into) throws IOException {
    int count = channel.read(ByteBuffer.wrap(into));
    if (count < 0) {
      throw new LinkException(Kind.GONE, name + " closed the connection");
    }
    return count;
  }

  /** Bounded, so that a far end that never stops sending can't hold the thread. */
  @Override
  public void discardInput() throws LinkException {
    requireOpen();
    byte[] rubbish = new byte[1024];
    try {
      for (int i = 0; i < 64 && receive(rubbish) > 0; i++) {}
    } catch (LinkException e) {
      throw e;
    } catch (IOException e) {
      throw gone(e);
    }
  }

  /** Waits for an operation; true if it can be tried now. */
  private boolean ready(int operation, Duration timeout) throws IOException {
    key.interestOps(operation);
    int ready = selector.select(Math.max(1, timeout.toMillis()));
    selector.selectedKeys().clear();
    return ready > 0;
  }

  @Override
  public void close() {
    try (channel;
        selector) {
      key.cancel();
    } catch (IOException e) {
      // The connection is given up either way; there is nothing left to do with it.
      return;
    }
  }

  private void requireOpen() throws LinkException {
    if (!channel.isOpen()) {
      throw new LinkException(Kind.CLOSED, "the connection to " + name + " was closed");
    }
  }

  private LinkException gone(IOException cause) {
    return new LinkException(
        Kind.GONE, "the connection to " + name + " broke: " + cause.getMessage(), cause);
  }
}
