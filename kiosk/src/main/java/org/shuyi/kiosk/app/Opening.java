package org.shuyi.kiosk.app;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.config.StationConfig;
import org.shuyi.sync.agent.Station;
import org.shuyi.sync.journal.JournalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal, opened while the window comes up. */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  /** How often a journal that can't be opened is tried again. */
  private static final Duration RETRY = Duration.ofSeconds(15);

  private final StationConfig config;
  private FutureTask<Station> journal;

  private Opening(StationConfig config) {
    this.config = config;
    this.journal = begin(config);
  }

  static Opening of(StationConfig config) {
    return new Opening(config);
  }

  private static FutureTask<Station> begin(StationConfig config) {
    FutureTask<Station> opening =
        new FutureTask<>(() -> Wiring.station(config, InstantSource.system()));
    Thread.ofPlatform().name("journal").daemon().start(opening);
    return opening;
  }

  /**
   * Waits for a journal that can't be opened: nothing may be lent or taken back without it, and the
   * window says so meanwhile. Null if the window was closed first.
   */
  @Nullable Station await(CountDownLatch closed) throws IOException, InterruptedException {
    while (true) {
      try {
        return opened();
      } catch (JournalException e) {
        LOG.error("out of service, tried again in {} s: {}", RETRY.toSeconds(), e.getMessage());
      }
      if (closed.await(RETRY.toSeconds(), TimeUnit.SECONDS)) {
        return null;
      }
      journal = begin(config);
    }
  }

  private Station opened() throws IOException, InterruptedException {
    try {
      return journal.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("the journal could not be opened", e.getCause());
    }
  }
}
