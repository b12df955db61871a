package org.shuyi.kiosk.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.shuyi.sync.centre.Desks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * A running centre's door for the commands of staff on the same machine: a Unix socket beside its
 * database, for its own user alone. A SQLite file belongs to one process, so the one that has it
 * does the command and sends back what it would have printed.
 */
final class DeskDoor implements AutoCloseable {
  /** What a command printed, and how it ended. */
  record Answer(int code, String out, String err) {}

  private static final Logger LOG = LoggerFactory.getLogger(DeskDoor.class);

  private static final String NAME = "desk.sock";

  /** Under {@code shuyi centre}; nothing else is done at the door. */
  private static final Set<String> COMMANDS = Set.of("review", "quarantine", "bans", "report");

  private static final int MOST_WORDS = 64;
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path file;
  private final ServerSocketChannel server;
  private final Desks desks;
  private final ZoneId zone;
  private final Semaphore places = new Semaphore(AT_ONCE);

  private DeskDoor(Path file, ServerSocketChannel server, Desks desks, ZoneId zone) {
    this.file = file;
    this.server = server;
    this.desks = desks;
    this.zone = zone;
  }

  /**
   * Opens the door of the centre that has the database in this folder; a file that a killed one
   * left is replaced.
   *
   * @param desks stay the caller's
   */
  static DeskDoor open(Path data, Desks desks, ZoneId zone) throws IOException {
    Path file = data.resolve(NAME);
    Files.deleteIfExists(file);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    DeskDoor door = new DeskDoor(file, server, desks, zone);
    try {
      server.bind(UnixDomainSocketAddress.of(file), AT_ONCE);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException | RuntimeException e) {
      door.close();
      throw e;
    }
    Thread.ofVirtual().name("desk-door").start(door::accept);
    return door;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        if (places.tryAcquire()) {
          Thread.ofVirtual().name("desk").start(() -> serve(client));
        } else {
          client.close();
        }
      }
    } catch (ClosedChannelException e) {
      LOG.debug("the door is closed");
    } catch (IOException e) {
      LOG.error("Commands of staff reach this centre no more: {}", e.getMessage());
    }
  }

  /** Somebody who stops in the middle has the place for a while only. */
  private void serve(SocketChannel client) {
    Thread clock = Thread.ofVirtual().name("desk-patience").start(() -> closeLater(client));
    try (client) {
      DataInputStream in = new DataInputStream(Channels.newInputStream(client));
      Answer answer = done(words(in));
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
      out.writeInt(answer.code());
      write(out, answer.out());
      write(out, answer.err());
      out.flush();
    } catch (IOException e) {
      LOG.warn("A command of staff was not heard or not answered: {}", e.getMessage());
    } finally {
      clock.interrupt();
      places.release();
    }
  }

  private static void closeLater(SocketChannel client) {
    try {
      Thread.sleep(PATIENCE);
      client.close();
    } catch (InterruptedException e) {
      LOG.trace("answered in time");
    } catch (IOException e) {
      LOG.debug("a connection that does not close: {}", e.getMessage());
    }
  }

  private static List<String> words(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_WORDS) {
      throw new IOException("a command of " + count + " words");
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(in.readUTF());
    }
    return words;
  }

  private Answer done(List<String> words) {
    boolean known =
        words.size() > 2 && words.getFirst().equals("centre") && COMMANDS.contains(words.get(1));
    if (!known) {
      return new Answer(Main.WRONG_USAGE, "", "no command for a running centre\n");
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            this::make,
            words.toArray(String[]::new));
    return new Answer(code, out.toString(), err.toString());
  }

  private <K> K make(Class<K> type) throws Exception {
    K made = CommandLine.defaultFactory().create(type);
    if (made instanceof DeskCommand command) {
      command.inside(desks, zone);
    }
    return made;
  }

  /**
   * Has the centre that runs in this folder do a command.
   *
   * @return empty if none runs there, or one that has no door
   */
  static Optional<Answer> ask(Path data, List<String> words) throws IOException {
    Path file = data.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (SocketChannel door = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      if (!connected(door, file)) {
        return Optional.empty();
      }
      DataOutputStream out = new DataOutputStream(Channels.newOutputStream(door));
      out.writeInt(words.size());
      for (String word : words) {
        out.writeUTF(word);
      }
      out.flush();
      DataInputStream in = new DataInputStream(Channels.newInputStream(door));
      return Optional.of(new Answer(in.readInt(), read(in), read(in)));
    } catch (java.io.EOFException | ClosedChannelException e) {
      throw new IOException(
          "the running centre ended in the middle of the command; 'review show' says what was done",
          e);
    }
  }

  /** A killed centre leaves the file, and nobody behind it. */
  private static boolean connected(SocketChannel door, Path file) throws IOException {
    try {
      return door.connect(UnixDomainSocketAddress.of(file));
    } catch (ConnectException e) {
      return false;
    } catch (SocketException e) {
      throw new IOException("the running centre can't be asked at " + file + ": " + e, e);
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("an answer of " + length + " bytes from the running centre");
    }
    return new String(in.readNBytes(length), UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(file);
  }
}
