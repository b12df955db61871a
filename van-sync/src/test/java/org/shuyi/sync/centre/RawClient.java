package org.shuyi.sync.centre;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/**
 * An MQTT 5 client that waits for nothing and nobody: what it is given goes out as fast as the
 * socket takes it, which is faster than any library would.
 */
final class RawClient implements AutoCloseable {
  private static final int CONNECT = 0x10;
  private static final int PUBLISH = 0x30;
  private static final int CLEAN_START = 0x02;
  private static final int CORRELATION = 0x09;
  private static final int DEADLINE_MILLIS = 5000;

  private final Socket socket;
  private volatile boolean ended;

  /** A socket whose end cuts off who still writes, which TLS would wait for. */
  static final class Wire extends Socket {
    Wire() {
      try {
        setSoLinger(true, 0);
      } catch (SocketException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  RawClient(Socket socket, int port, String clientId) throws IOException {
    this.socket = socket;
    socket.connect(new InetSocketAddress("localhost", port), DEADLINE_MILLIS);
    socket.setSoTimeout(0);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeUTF("MQTT");
    out.writeByte(5);
    out.writeByte(CLEAN_START);
    out.writeShort(60);
    out.writeByte(0);
    out.writeUTF(clientId);
    send(packet(CONNECT, body.toByteArray()));
    Thread.ofVirtual().name("raw-" + clientId).start(this::swallow);
  }

  /**
   * A packet to send.
   *
   * @param qos 0, or 1 with the same packet identifier again and again
   */
  static byte[] publish(String topic, byte[] payload, int qos, byte[] correlation)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeUTF(topic);
    if (qos > 0) {
      out.writeShort(1);
    }
    out.writeByte(3 + correlation.length);
    out.writeByte(CORRELATION);
    out.writeShort(correlation.length);
    out.write(correlation);
    out.write(payload);
    return packet(PUBLISH | qos << 1, body.toByteArray());
  }

  private static byte[] packet(int type, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(type);
    int rest = body.length;
    do {
      out.write(rest > 0x7F ? rest & 0x7F | 0x80 : rest);
      rest >>= 7;
    } while (rest > 0);
    out.writeBytes(body);
    return out.toByteArray();
  }

  void send(byte[] packets) throws IOException {
    socket.getOutputStream().write(packets);
  }

  /** Whether the broker, or this end, has ended it. */
  boolean isEnded() {
    return ended;
  }

  private void swallow() {
    try {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[8192];
      int read = 0;
      while (read >= 0) {
        read = in.read(some);
      }
    } catch (IOException e) {
      // Ended one way or another.
    } finally {
      ended = true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
