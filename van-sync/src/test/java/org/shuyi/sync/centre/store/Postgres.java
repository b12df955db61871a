package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Debian's PostgreSQL as a process of its own, on the loopback address: one server for all tests of
 * a JVM, one database for each test, stopped and swept away when the JVM ends.
 */
public final class Postgres {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String USER = "shuyi";
  private static final String PASSWORD = "not-a-secret";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable Postgres running;

  private final Path programs;
  private final Path home;
  private final Path data;
  private final int port;

  private Postgres(Path programs, Path home, int port) {
    this.programs = programs;
    this.home = home;
    this.data = home.resolve("data");
    this.port = port;
  }

  /** Where there is none the test is left out; not where {@code CI=true}. */
  public static synchronized Postgres server() throws Exception {
    Postgres server = running;
    if (server == null) {
      server = make(programs());
      running = server;
    }
    return server;
  }

  private static Path programs() throws IOException {
    Optional<Path> newest = Optional.empty();
    if (Files.isDirectory(VERSIONS)) {
      try (Stream<Path> versions = Files.list(VERSIONS)) {
        newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.naturalOrder());
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      assertThat(newest).as("CI installs Debian's postgresql").isPresent();
    }
    assumeThat(newest).as("postgresql is not installed").isPresent();
    return newest.orElseThrow();
  }

  private static Postgres make(Path programs) throws Exception {
    Path home =
        Files.createTempDirectory(
            Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir")),
            "shuyi-postgres",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path password = Files.writeString(home.resolve("password"), PASSWORD);
    Postgres server = new Postgres(programs, home, freePort());
    Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
    server.run(
        "initdb",
        "-D" + server.data,
        "-U" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync");
    server.start();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** PostgreSQL does not run as root; who is root lends it the user that Debian made for it. */
  private void run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path log = home.resolve("log-of-" + program);
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    assertThat(process.waitFor()).as(() -> program + " says: " + text(log)).isZero();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Starts it again after {@link #stop}. */
  public void start() throws Exception {
    String options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p " + port;
    run("pg_ctl", "start", "-w", "-D" + data, "-l" + data.resolve("log"), "-o" + options);
  }

  /** Breaks every connection, as a restart of the server does. */
  public void stop() throws Exception {
    run("pg_ctl", "stop", "-w", "-mfast", "-D" + data);
  }

  private void kill() {
    try {
      if (Files.exists(data.resolve("postmaster.pid"))) {
        run("pg_ctl", "stop", "-w", "-mimmediate", "-D" + data);
      }
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL in " + data + " may still run", e);
    } finally {
      sweep(home);
    }
  }

  private static synchronized void sweep(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("not swept away: " + e);
    }
  }

  public int port() {
    return port;
  }

  /** A new database with nothing in it. */
  public StoreAddress.Postgres database() throws SQLException {
    String name = "test" + NUMBER.incrementAndGet();
    execute(named("postgres"), "CREATE DATABASE " + name);
    return named(name);
  }

  private StoreAddress.Postgres named(String name) {
    return new StoreAddress.Postgres(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name, USER, PASSWORD);
  }

  /** Runs SQL as a database administrator would. */
  public static void execute(StoreAddress.Postgres database, String sql) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first value of the first row. */
  public static long number(StoreAddress.Postgres database, String sql) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  /** One more connection, the caller's to close. */
  public static Connection connection(StoreAddress.Postgres database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** Breaks the connections of one database. */
  public static void disconnect(StoreAddress.Postgres database) throws SQLException {
    execute(
        database,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                number(
                        database,
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND pid <> pg_backend_pid()")
                    == 0);
  }
}
