package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.shuyi.sync.centre.store.StoreAddress;

/**
 * A PostgreSQL of Debian's {@code pg_virtualenv}, which sweeps it away when its standard input
 * ends; that it does also when the JVM is killed.
 */
final class HeldPostgres implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/pg_virtualenv");

  private final Process process;
  private final StoreAddress.Postgres address;

  private HeldPostgres(Process process, StoreAddress.Postgres address) {
    this.process = process;
    this.address = address;
  }

  /** Where there is none the test is left out; not where {@code CI=true}. */
  static HeldPostgres start(Path log) throws IOException {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(PROGRAM).as("CI installs Debian's postgresql").isExecutable();
    }
    assumeThat(Files.isExecutable(PROGRAM)).as("postgresql is not installed").isTrue();
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-t",
                "-o",
                "fsync=on",
                "sh",
                "-c",
                "echo at $PGPORT $PGUSER $PGPASSWORD; exec cat")
            .redirectError(log.toFile())
            .start();
    return new HeldPostgres(process, address(process.inputReader()));
  }

  private static StoreAddress.Postgres address(BufferedReader said) throws IOException {
    String line = said.readLine();
    while (line != null && !line.startsWith("at ")) {
      line = said.readLine();
    }
    assertThat(line).as("what pg_virtualenv says").isNotNull();
    String[] parts = String.valueOf(line).split(" ", -1);
    return new StoreAddress.Postgres(
        "jdbc:postgresql://127.0.0.1:" + parts[1] + "/postgres", parts[2], parts[3]);
  }

  StoreAddress.Postgres address() {
    return address;
  }

  @Override
  public void close() throws Exception {
    process.outputWriter().close();
    assertThat(process.waitFor(Duration.ofSeconds(30))).as("pg_virtualenv has ended").isTrue();
  }
}
