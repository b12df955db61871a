package org.shuyi.sync.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/** Tells how many bytes go over it. */
final class CountedSocket extends Socket {
  private final MqttListener listener;

  CountedSocket(MqttListener listener) {
    this.listener = listener;
  }

  /**
   * Nothing waits to be sent together with something else (RFC 896): a batch of two segments would
   * else wait for the other side's delayed acknowledgement, some 40 ms (RFC 1122, 4.2.3.4).
   */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    super.connect(endpoint, timeout);
    setTcpNoDelay(true);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Received(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Sent(super.getOutputStream());
  }

  private final class Received extends FilterInputStream {
    Received(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = in.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int bytes) {
      if (bytes > 0) {
        listener.transferred(0, bytes);
      }
    }
  }

  private final class Sent extends FilterOutputStream {
    Sent(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
      listener.transferred(1, 0);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      listener.transferred(length, 0);
    }
  }
}
