package org.shuyi.hardware.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestReporter;
import org.shuyi.hardware.device.Device;

/**
 * A device that goes and comes back again and again, and leaves no thread and no open file behind.
 * {@code -Dconformance.reconnects=1000} does it more often than usual, and then also counts all
 * threads and open files of the process: run one suite at a time with it.
 */
public final class Reconnects {
  private static final @Nullable Integer ASKED = Integer.getInteger("conformance.reconnects");

  /** As the device port promises, and what a busy machine adds. */
  private static final Duration CHECK = Duration.ofSeconds(7);

  private final Device device;
  private final int times;
  private final Duration back;

  /** Something that a hand does. */
  public interface Deed {
    void run() throws Exception;
  }

  /**
   * @param usual how often, where nothing else is asked for
   * @param back within what it is used again
   */
  public Reconnects(Device device, int usual, Duration back) {
    this.device = device;
    this.times = ASKED == null ? usual : ASKED;
    this.back = back;
  }

  /** Takes it away and brings it back, as often as is asked for. */
  public void leaveNothingBehind(Deed away, Deed again, TestReporter reporter) throws Exception {
    Held before = Held.now();
    long began = System.nanoTime();
    for (int i = 0; i < times; i++) {
      away.run();
      checksAs(false);
      again.run();
      checksAs(true);
    }
    assertThat(device.counters().opened()).isGreaterThan(times);
    assertThat(threadsOf(device.id().value())).isEqualTo(1);
    if (ASKED != null) {
      await().pollInSameThread().atMost(CHECK).untilAsserted(() -> Held.now().isNoMoreThan(before));
      reporter.publishEntry(
          "%d reconnects in %.1f s, %s, before %s"
              .formatted(times, (System.nanoTime() - began) / 1e9, Held.now(), before));
    }
  }

  /** On this thread, that no other is counted. */
  private void checksAs(boolean usable) {
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(back)
        .until(() -> usable() == usable);
  }

  private boolean usable() throws Exception {
    return device
        .check()
        .toCompletableFuture()
        .get(CHECK.toMillis(), TimeUnit.MILLISECONDS)
        .usable();
  }

  private static long threadsOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }

  /** What this process holds of the system, without the JDK's own pools, which come and go. */
  private record Held(List<String> threads, long files) {
    static Held now() throws IOException {
      List<String> threads =
          Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName)
              .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("CompletableF"))
              .filter(name -> !name.startsWith("process reaper"))
              .toList();
      try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
        return new Held(threads, open.count());
      }
    }

    void isNoMoreThan(Held before) {
      assertThat(threads).as("threads").hasSizeLessThanOrEqualTo(before.threads.size());
      assertThat(files).as("open files").isLessThanOrEqualTo(before.files);
    }

    @Override
    public String toString() {
      return threads.size() + " threads and " + files + " open files";
    }
  }
}
