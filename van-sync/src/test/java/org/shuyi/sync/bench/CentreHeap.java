package org.shuyi.sync.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.shuyi.sync.centre.Centre;

/**
 * A centre in a process of its own, with 512 MB for its heap, that says how much of it was in use:
 * the most that a garbage collection left over, made every half second.
 */
final class CentreHeap implements AutoCloseable {
  private static final long PAUSE_MILLIS = 500;

  private final Process process;
  private final BufferedReader answers;

  private CentreHeap(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static CentreHeap start(URI broker, Path database) throws IOException {
    CentreHeap started =
        new CentreHeap(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CentreHeap.class.getName(),
                    broker.toString(),
                    database.toString())
                .redirectError(database.resolveSibling(database.getFileName() + ".log").toFile())
                .start());
    started.answer();
    return started;
  }

  /** The most since the last time this was asked for, in megabytes. */
  double mostMegabytes() throws IOException {
    OutputStream questions = process.getOutputStream();
    questions.write('\n');
    questions.flush();
    return answer() / 1e6;
  }

  private long answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the centre ended with " + process.onExit().join().exitValue());
    }
    return Long.parseLong(line);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  /** The centre's process: answers each line with a number. */
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err); // for the log
    try (Centre centre = IntakeOnly.start(URI.create(args[0]), Path.of(args[1]))) {
      AtomicLong most = new AtomicLong();
      Thread.ofPlatform().daemon().start(() -> watch(most));
      answers.println(centre.status().counts().accepted());
      while (System.in.read() >= 0) {
        answers.println(most.getAndSet(used()));
      }
    }
  }

  private static void watch(AtomicLong most) {
    while (true) {
      most.accumulateAndGet(used(), Math::max);
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
