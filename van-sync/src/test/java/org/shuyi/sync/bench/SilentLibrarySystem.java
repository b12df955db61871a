package org.shuyi.sync.bench;

import java.time.Duration;
import java.time.Instant;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.PatronState;

/** A library system that lets everybody wait. */
final class SilentLibrarySystem implements LibrarySystem {
  private static final Duration LONGER_THAN_ANY_BENCHMARK = Duration.ofDays(1);

  @Override
  public Capabilities capabilities() {
    return Capabilities.of();
  }

  @Override
  public ItemState probe(ItemId item) throws InterruptedException {
    throw waited();
  }

  @Override
  public PatronState probe(PatronId patron) throws InterruptedException {
    throw waited();
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when) throws InterruptedException {
    throw waited();
  }

  private static IllegalStateException waited() throws InterruptedException {
    Thread.sleep(LONGER_THAN_ANY_BENCHMARK);
    return new IllegalStateException("a benchmark of " + LONGER_THAN_ANY_BENCHMARK);
  }

  @Override
  public void close() {}
}
