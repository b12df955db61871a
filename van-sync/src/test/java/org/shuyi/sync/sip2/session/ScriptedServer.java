package org.shuyi.sync.sip2.session;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A library system of a few lines on a real socket, to show what a well-behaved one never does. An
 * answer that ends with {@link #HANG_UP} ends the connection; an empty one says nothing.
 */
final class ScriptedServer implements AutoCloseable {
  /** Closes the connection instead of an answer. */
  static final String HANG_UP = "hang up";

  final List<String> received = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Charset charset;
  private final Function<String, String> script;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  ScriptedServer(Charset charset, Function<String, String> script) throws IOException {
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    this.charset = charset;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  ScriptedServer(Function<String, String> script) throws IOException {
    this(StandardCharsets.UTF_8, script);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many connections were made. */
  int connections() {
    return clients.size();
  }

  /** With the line's own digit and a checksum, as a server answers a request that has them. */
  static String checked(String request, String answer) {
    return checked(request, answer, StandardCharsets.UTF_8);
  }

  static String checked(String request, String answer, Charset charset) {
    String digit = request.substring(request.length() - 7, request.length() - 6);
    String summed = answer + "AY" + digit + "AZ";
    int sum = 0;
    for (byte b : summed.getBytes(charset)) {
      sum += b & 0xFF;
    }
    return summed + "%04X".formatted(-sum & 0xFFFF);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      clients.forEach(ScriptedServer::shut);
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\r') {
          line.append((char) b);
          continue;
        }
        String request =
            new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), charset).strip();
        line.setLength(0);
        received.add(request);
        String answer = script.apply(request);
        client.getOutputStream().write(answer.replace(HANG_UP, "").getBytes(charset));
        if (answer.endsWith(HANG_UP)) {
          return;
        }
      }
    } catch (IOException e) {
      shut(client);
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
    clients.forEach(ScriptedServer::shut);
  }
}
