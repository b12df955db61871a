package org.shuyi.sync.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Between a SIP2 client and a server: notes what the client says, and makes the server slower. */
final class Sip2Relay implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Map<String, Duration> times;
  private final List<List<byte[]>> said = new CopyOnWriteArrayList<>();

  private Sip2Relay(ServerSocket server, int target, Map<String, Duration> times) {
    this.server = server;
    this.target = target;
    this.times = times;
  }

  /**
   * Starts to relay.
   *
   * @param times how long the answer to a message of that code takes at least
   */
  static Sip2Relay to(int port, Map<String, Duration> times) throws IOException {
    Sip2Relay relay =
        new Sip2Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, times);
    Thread.ofVirtual().start(relay::accept);
    return relay;
  }

  int port() {
    return server.getLocalPort();
  }

  /** The lines of each connection so far. */
  List<List<byte[]>> said() {
    return said;
  }

  /** Says the same lines on as many connections at once; gives the seconds that it took. */
  double replay(List<List<byte[]>> conversations) throws Exception {
    long started = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (List<byte[]> lines : conversations) {
        all.add(threads.submit(() -> say(lines)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    return (System.nanoTime() - started) / 1e9;
  }

  private Void say(List<byte[]> lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setTcpNoDelay(true);
      for (byte[] line : lines) {
        socket.getOutputStream().write(line);
        line(socket.getInputStream());
      }
    }
    return null;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> relay(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void relay(Socket client) {
    List<byte[]> lines = new ArrayList<>();
    said.add(lines);
    try (client;
        Socket ils = new Socket(InetAddress.getLoopbackAddress(), target)) {
      client.setTcpNoDelay(true);
      ils.setTcpNoDelay(true);
      OutputStream toIls = ils.getOutputStream();
      OutputStream toClient = client.getOutputStream();
      for (byte[] line = line(client.getInputStream());
          line.length > 0;
          line = line(client.getInputStream())) {
        lines.add(line);
        long due = System.nanoTime() + time(line).toNanos();
        toIls.write(line);
        byte[] answer = line(ils.getInputStream());
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        toClient.write(answer);
      }
    } catch (IOException e) {
      // Either side hung up: the end of this conversation.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration time(byte[] line) {
    String code = new String(line, 0, Math.min(2, line.length), StandardCharsets.US_ASCII);
    return times.getOrDefault(code, Duration.ZERO);
  }

  /** Up to and with the carriage return; empty at the end of the stream. */
  private static byte[] line(InputStream in) throws IOException {
    byte[] line = new byte[4096];
    int length = 0;
    while (length == 0 || line[length - 1] != '\r') {
      int count = in.read(line, length, line.length - length);
      if (count < 0) {
        return new byte[0];
      }
      length += count;
    }
    return java.util.Arrays.copyOf(line, length);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
