package org.shuyi.sync.sip2.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server on which answers of one kind get lost, after the server has given them. */
final class AnswerThief implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final String code;
  private final AtomicInteger stolen = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean hangUp = true;

  /**
   * Listens on a port of its own.
   *
   * @param code first two digits of the answers that are lost
   */
  AnswerThief(int target, String code) throws IOException {
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    this.target = target;
    this.code = code;
    Thread.ofVirtual().start(this::accept);
  }

  /** Keeps the connection open instead of ending it. */
  AnswerThief onlySilent() {
    hangUp = false;
    return this;
  }

  int port() {
    return server.getLocalPort();
  }

  int stolen() {
    return stolen.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket near = server.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(near);
        open.add(far);
        Thread.ofVirtual().start(() -> requests(near, far));
        Thread.ofVirtual().start(() -> answers(near, far));
      }
    } catch (IOException e) {
      open.forEach(AnswerThief::shut);
    }
  }

  private static void requests(Socket near, Socket far) {
    try {
      near.getInputStream().transferTo(far.getOutputStream());
    } catch (IOException e) {
      shut(far);
    }
  }

  private void answers(Socket near, Socket far) {
    try (near;
        far) {
      InputStream in = far.getInputStream();
      OutputStream out = near.getOutputStream();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\r') {
          if (!line.toString(StandardCharsets.ISO_8859_1).startsWith(code)) {
            out.write(line.toByteArray());
          } else {
            stolen.incrementAndGet();
            if (hangUp) {
              return;
            }
          }
          line.reset();
        }
      }
    } catch (IOException e) {
      shut(near);
    }
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
    open.forEach(AnswerThief::shut);
  }
}
