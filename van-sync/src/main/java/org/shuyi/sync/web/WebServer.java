package org.shuyi.sync.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers HTTP. What is asked is bounded: a form to 64 KiB, a head to 8 KiB, a silent connection to
 * 30 s, 256 connections. Every answer forbids the browser what none of our pages does (Content
 * Security Policy, level 3).
 */
public final class WebServer implements AutoCloseable {
  /** Longer forms are refused with 413. */
  public static final int FORM_BYTES = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int HEAD_BYTES = 8 * 1024;
  private static final int CONNECTIONS = 256;
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  private static final Map<String, String> ALWAYS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private final Server server;
  private final ServerConnector connector;

  private WebServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts.
   *
   * @param address of this machine, as 127.0.0.1
   * @param port 0 for any free one
   * @param answers on a virtual thread each; may wait
   * @throws IOException if the port can't be had
   */
  public static WebServer start(String address, int port, Function<Call, Reply> answers)
      throws IOException {
    QueuedThreadPool pool = new QueuedThreadPool();
    pool.setName("web");
    pool.setDaemon(true);
    pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    Server server = new Server(pool);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEAD_BYTES);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(address);
    connector.setPort(port);
    connector.setIdleTimeout(SILENCE.toMillis());
    server.addConnector(connector);
    server.addBean(new org.eclipse.jetty.server.NetworkConnectionLimit(CONNECTIONS, server));
    server.setHandler(new Answering(answers));
    WebServer made = new WebServer(server, connector);
    made.run();
    return made;
  }

  private void run() throws IOException {
    try {
      server.start();
    } catch (IOException e) {
      close();
      throw e;
    } catch (Exception e) {
      close();
      throw new IOException("the web server does not start: " + e.getMessage(), e);
    }
  }

  /** Where it is reached on this machine. */
  public URI uri() {
    return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
  }

  /** Answers nobody any more. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("The web server does not stop: {}", e.toString());
    }
  }

  /** From Jetty's words to ours and back. */
  private static final class Answering extends Handler.Abstract {
    private final Function<Call, Reply> answers;

    Answering(Function<Call, Reply> answers) {
      this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      Reply reply = reply(request);
      response.setStatus(reply.status());
      response.getHeaders().put("Cache-Control", "no-store");
      ALWAYS.forEach(response.getHeaders()::put);
      reply.headers().forEach(response.getHeaders()::put);
      response.getHeaders().put("Content-Length", reply.body().length);
      ByteBuffer body =
          ByteBuffer.wrap(request.getMethod().equals("HEAD") ? new byte[0] : reply.body());
      response.write(true, body, callback);
      return true;
    }

    private Reply reply(Request request) throws IOException {
      if (!METHODS.contains(request.getMethod())) {
        return Reply.line(405, "Only GET and POST are answered here.");
      }
      byte[] form = body(request);
      if (form.length > FORM_BYTES) {
        return Reply.line(413, "More than " + FORM_BYTES + " bytes: refused.")
            .with("Connection", "close");
      }
      try {
        return answers.apply(call(request, form));
      } catch (IllegalArgumentException e) {
        LOG.debug("a request that can't be read", e);
        return Reply.line(400, "This request can't be read.");
      } catch (RuntimeException e) {
        LOG.error("A fault of this program at {}", Request.getPathInContext(request), e);
        return Reply.line(500, "A fault of this program; it is in the log.");
      }
    }

    /** What is longer than allowed is not read to its end. */
    private static byte[] body(Request request) throws IOException {
      try (InputStream in = Request.asInputStream(request)) {
        return request.getMethod().equals("POST") ? in.readNBytes(FORM_BYTES + 1) : new byte[0];
      }
    }

    private static Call call(Request request, byte[] form) {
      Map<String, String> cookies = new HashMap<>();
      for (HttpCookie cookie : Request.getCookies(request)) {
        cookies.putIfAbsent(cookie.getName(), cookie.getValue());
      }
      Map<String, String> headers = new HashMap<>();
      for (HttpField field : request.getHeaders()) {
        headers.putIfAbsent(field.getName().toLowerCase(Locale.ROOT), field.getValue());
      }
      String query = request.getHttpURI().getQuery();
      return new Call(
          request.getMethod(),
          Request.getPathInContext(request),
          Fields.decode(query == null ? "" : query),
          Fields.decode(new String(form, StandardCharsets.UTF_8)),
          cookies,
          headers,
          Request.getRemoteAddr(request));
    }
  }
}
