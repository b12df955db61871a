package org.shuyi.sync.journal.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.StampSource;

/** A machine's clocks, set by a test. Every look takes a millisecond. */
final class TestClock implements StampSource {
  static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

  private long boot = 1;
  private Duration sinceBoot = Duration.ZERO;
  private Duration wallRuns = Duration.ZERO;
  private ClockTrust trust = ClockTrust.TRUSTED;

  void pass(Duration time) {
    sinceBoot = sinceBoot.plus(time);
    wallRuns = wallRuns.plus(time);
  }

  void trust(ClockTrust now) {
    trust = now;
  }

  void reboot() {
    boot++;
    sinceBoot = Duration.ZERO;
  }

  /** What a clock that is right shows. */
  Instant trueTime() {
    return START.plus(wallRuns);
  }

  static UUID boot(long number) {
    return new UUID(0, number);
  }

  @Override
  public Stamp now() {
    pass(Duration.ofMillis(1));
    Instant wall = trust == ClockTrust.UNKNOWN ? Instant.EPOCH : START;
    return new Stamp(boot(boot), sinceBoot, wall.plus(wallRuns), trust);
  }
}
