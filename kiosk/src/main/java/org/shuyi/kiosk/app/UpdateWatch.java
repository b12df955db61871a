package org.shuyi.kiosk.app;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the program for a later version that waits, when nobody is served: seen twice in a row, so
 * that nobody who has just come is sent away. Who starts it again takes the later version.
 */
final class UpdateWatch implements AutoCloseable {
  /** Long enough for a patron to take their card and go. */
  static final Duration USUAL = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(UpdateWatch.class);

  private final Path offered;
  private final BooleanSupplier idle;
  private final Runnable end;
  private final Thread thread;

  /**
   * @param offered is there while a later version waits
   * @param idle whether nobody is served; asked on a thread of its own
   */
  UpdateWatch(Path offered, BooleanSupplier idle, Runnable end, Duration pace) {
    this.offered = offered;
    this.idle = idle;
    this.end = end;
    this.thread = Thread.ofVirtual().name("update").start(() -> watch(pace));
  }

  /** Null where nobody would start the program again. */
  static @Nullable UpdateWatch ofThisService(BooleanSupplier idle, Runnable end) {
    String offered = System.getenv("SHUYI_UPDATE");
    return offered == null ? null : new UpdateWatch(Path.of(offered), idle, end, USUAL);
  }

  private void watch(Duration pace) {
    try {
      boolean before = false;
      while (true) {
        Thread.sleep(pace);
        boolean now = idle.getAsBoolean() && Files.exists(offered, LinkOption.NOFOLLOW_LINKS);
        if (now && before) {
          LOG.info("a later version waits and nobody is served: stopped for it");
          end.run();
          return;
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
