package org.shuyi.sync.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.StampSource;
import org.shuyi.sync.mqtt.tls.KnownTime;

/** Stamps from this machine: Linux's boot id and up-time, and its clock. */
public final class MachineStampSource implements StampSource {
  /** See {@code random(4)}: one UUID for each boot. */
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** See {@code proc(5)}: seconds since boot, with suspend, and idle seconds. */
  private static final Path UPTIME = Path.of("/proc/uptime");

  /** Made by systemd-timesyncd once it has set the clock in this boot; on a RAM disk. */
  private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

  /** No clock that was ever set shows a time before this program was written. */
  private static final Instant PROGRAM_WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

  /** For so long a clock that was just set may pass for one that was not, which is safe. */
  private static final long BETWEEN_LOOKS_NANOS = 1_000_000_000;

  private final UUID boot;
  private final Duration atStart;
  private final long nanosAtStart;
  private final LongSupplier nanos;
  private final InstantSource clock;
  private volatile boolean synchronised;
  private volatile long lookedAtNanos;

  private MachineStampSource(UUID boot, Duration atStart, LongSupplier nanos, InstantSource clock) {
    this.boot = boot;
    this.atStart = atStart;
    this.nanos = nanos;
    this.nanosAtStart = nanos.getAsLong();
    this.lookedAtNanos = nanosAtStart - BETWEEN_LOOKS_NANOS;
    this.clock = clock;
  }

  /**
   * Reads the boot id and the up-time. Where a system has none, this start of the program counts as
   * a boot: acts of two starts are then never compared by monotonic time, which is safe.
   *
   * @param nanos {@link System#nanoTime}
   */
  public static MachineStampSource of(InstantSource clock, LongSupplier nanos) {
    try {
      UUID boot = UUID.fromString(Files.readString(BOOT_ID).strip());
      String seconds = Files.readString(UPTIME).split(" ", 2)[0];
      Duration uptime = Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
      return new MachineStampSource(boot, uptime, nanos, clock);
    } catch (IOException e) {
      return new MachineStampSource(UUID.randomUUID(), Duration.ZERO, nanos, clock);
    }
  }

  @Override
  public Stamp now() {
    Instant wall = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long nanosNow = nanos.getAsLong();
    Duration running = Duration.ofMillis((nanosNow - nanosAtStart) / 1_000_000);
    return new Stamp(boot, atStart.plus(running), wall, trust(wall, nanosNow));
  }

  /** For the dates of certificates: only a clock that was set in this boot is relied on. */
  public KnownTime knownTime() {
    Stamp now = now();
    return now.trust() == ClockTrust.TRUSTED
        ? new KnownTime.Exact(now.wall())
        : new KnownTime.AtLeast(PROGRAM_WRITTEN);
  }

  private ClockTrust trust(Instant wall, long nanosNow) {
    if (wall.isBefore(PROGRAM_WRITTEN)) {
      return ClockTrust.UNKNOWN;
    }
    return isSynchronised(nanosNow) ? ClockTrust.TRUSTED : ClockTrust.KEPT;
  }

  /** What was set in this boot stays set, and is not looked up again. */
  private boolean isSynchronised(long nanosNow) {
    if (!synchronised && nanosNow - lookedAtNanos >= BETWEEN_LOOKS_NANOS) {
      lookedAtNanos = nanosNow;
      synchronised = Files.exists(SYNCHRONISED);
    }
    return synchronised;
  }
}
