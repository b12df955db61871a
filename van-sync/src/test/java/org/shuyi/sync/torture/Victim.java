package org.shuyi.sync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program that is killed and started again. What it said before is heard to the last line. */
final class Victim {
  /** What stands behind the last line. */
  private static final String END = "";

  /** A JVM starts in this time on whatever machine; a program that hangs does not answer at all. */
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

  private final List<String> command;
  private final List<String> words;
  private final Path log;
  private volatile Life life;

  /**
   * Starts it.
   *
   * @param words with which the lines begin that it says to the test; all others go into the log
   */
  Victim(List<String> command, List<String> words, Path log) throws IOException {
    this.command = command;
    this.words = words;
    this.log = log;
    this.life = start();
  }

  private Life start() throws IOException {
    Life started =
        new Life(
            new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    // Not on a virtual thread: while it reads a pipe, the library system can't use its carrier.
    Thread.ofPlatform().daemon().start(() -> listen(started));
    return started;
  }

  private void listen(Life to) {
    try (var reader = to.process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        hear(to, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      to.said.add(END);
    }
  }

  private void hear(Life from, String line) throws IOException {
    String first = line.split(" ", 2)[0];
    if (words.contains(first)) {
      from.said.add(line);
    } else if (first.equals("ready")) {
      from.ready = true;
    } else {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /** As a power cut does it, and starts it again. */
  void kill() throws IOException, InterruptedException {
    Life killed = life;
    // By its handle: the process itself would close the pipe that still holds lines.
    killed.process.toHandle().destroyForcibly();
    assertThat(killed.process.waitFor(Duration.ofSeconds(10))).isTrue();
    life = start();
  }

  boolean isReady() {
    return life.ready;
  }

  /** Its answer; empty if it was killed before it gave one. */
  Optional<String> ask(String question) throws InterruptedException {
    Life asked = life;
    try {
      asked.process.outputWriter().write(question + "\n");
      asked.process.outputWriter().flush();
    } catch (IOException e) {
      // It is being killed: nobody will answer.
    }
    String answer = asked.said.poll(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
    assertThat(answer).as("no answer to " + question + "; see " + log).isNotNull();
    if (answer.equals(END)) {
      asked.said.add(END);
      return Optional.empty();
    }
    return Optional.of(answer);
  }

  /** Lets it end by itself. */
  void end() throws IOException, InterruptedException {
    life.process.outputWriter().close();
    if (!life.process.waitFor(Duration.ofSeconds(20))) {
      life.process.destroyForcibly();
    }
  }

  /** From a start to a kill. */
  private static final class Life {
    final Process process;
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    volatile boolean ready;

    Life(Process process) {
      this.process = process;
    }
  }
}
