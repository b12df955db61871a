package org.shuyi.sync.ils.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.ils.demo.Personality.Habits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stateful SIP2 server with its own tables: {@link DemoLibrary} to start with, loans of {@value
 * Desk#LOAN_DAYS} days, renewals of {@value Desk#RENEWAL_DAYS}. Listens on the loopback address
 * only. Each client has a virtual thread.
 */
public final class DemoIls implements AutoCloseable {
  /** The one login that it knows. */
  public static final String USER = Conversation.USER;

  /** Its password, no secret: the library is a toy and does not leave this machine. */
  public static final String PASSWORD = Conversation.PASSWORD;

  private static final Logger LOG = LoggerFactory.getLogger(DemoIls.class);

  /** Longest line in bytes; a client that sends more is hung up on. */
  static final int MAX_LINE = 4096;

  /** Clients at once; the next is hung up on. */
  private static final int MAX_CLIENTS = 64;

  private final ServerSocket server;
  private final Tables tables;
  private final Desk desk;
  private final Habits habits;
  private final Semaphore terminals;
  private final Thread acceptor;
  private final Semaphore places = new Semaphore(MAX_CLIENTS);
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private volatile boolean down;

  private DemoIls(ServerSocket server, Tables tables, Desk desk, Habits habits) {
    this.server = server;
    this.tables = tables;
    this.desk = desk;
    this.habits = habits;
    this.terminals = new Semaphore(habits.oneTerminalAtATime() ? 1 : MAX_CLIENTS, true);
    this.acceptor = Thread.ofVirtual().name("demo-ils").unstarted(this::accept);
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any that is free
   * @param clock for loan dates and expiry
   * @param database file of its own, made if missing; null to forget everything at the end
   * @throws IOException if the port is taken
   */
  public static DemoIls start(
      int port, InstantSource clock, @Nullable Path database, Personality personality)
      throws IOException {
    return start(ServerSocketFactory.getDefault(), port, clock, database, personality);
  }

  /**
   * Starts to listen on sockets of another kind: those of an SSL context, for a line with TLS.
   *
   * @throws IOException if the port is taken
   */
  public static DemoIls start(
      ServerSocketFactory sockets,
      int port,
      InstantSource clock,
      @Nullable Path database,
      Personality personality)
      throws IOException {
    ServerSocket server =
        sockets.createServerSocket(port, MAX_CLIENTS, InetAddress.getLoopbackAddress());
    try {
      Tables tables = new Tables(database, DemoLibrary.load());
      Habits habits = personality.habits();
      Desk desk = new Desk(tables, clock, ZoneId.systemDefault(), habits);
      DemoIls ils = new DemoIls(server, tables, desk, habits);
      ils.acceptor.start();
      LOG.info("demo library system ({}) listens on port {}", personality, ils.port());
      return ils;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /**
   * Opens a second way in, in the manner of Koha's REST API, to the same loans; the caller closes
   * it.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is taken
   */
  public KohaRest rest(int port) throws IOException {
    return KohaRest.start(port, desk);
  }

  /** The zone in which it writes and reads dates. */
  public ZoneId zone() {
    return desk.zone();
  }

  /** All loans open now, oldest first. */
  public List<DemoLoan> loans() {
    return desk.loans();
  }

  /** What an account that was opened over REST holds beside its columns. */
  public Map<String, String> attributes(String card) {
    return desk.attributes(card);
  }

  /** All that was ever done, in order. */
  public List<DemoEvent> history() {
    return desk.history();
  }

  /**
   * Takes its database away, or gives it back: clients still connect, and each is hung up on at its
   * next message, as Koha does while MariaDB is down.
   */
  public void withoutDatabase(boolean now) {
    down = now;
  }

  /** Hangs up on every client and closes the database. The port is free after this. */
  @Override
  public void close() throws IOException {
    server.close();
    awaitAcceptor();
    for (Socket client : clients) {
      client.close();
    }
    synchronized (desk) {
      tables.close();
    }
  }

  /** The socket is closed by the thread that leaves it last. */
  private void awaitAcceptor() {
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (places.tryAcquire()) {
          clients.add(client);
          Thread.ofVirtual().name("demo-ils-client").start(() -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("demo library system can't accept a client: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket client) {
    terminals.acquireUninterruptibly();
    try (client) {
      client.setTcpNoDelay(true);
      talk(client.getInputStream(), client.getOutputStream());
    } catch (IOException | IllegalStateException e) {
      LOG.debug("a client of the demo library system is gone: {}", e.getMessage());
    } finally {
      terminals.release();
      clients.remove(client);
      places.release();
    }
  }

  private void talk(InputStream in, OutputStream out) throws IOException {
    Conversation conversation = new Conversation(desk, habits, () -> down);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] chunk = new byte[1024];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      for (int i = 0; i < count; i++) {
        if (chunk[i] == '\r') {
          if (!reply(conversation, line.toByteArray(), out)) {
            return;
          }
          line.reset();
        } else if (line.size() == MAX_LINE) {
          return;
        } else if (chunk[i] != '\n') {
          line.write(chunk[i]);
        }
      }
    }
  }

  /** False to hang up. */
  private static boolean reply(Conversation conversation, byte[] line, OutputStream out)
      throws IOException {
    Optional<byte[]> answer = conversation.answer(line);
    if (answer.isEmpty()) {
      return false;
    }
    out.write(answer.get());
    out.flush();
    return !conversation.over();
  }
}
