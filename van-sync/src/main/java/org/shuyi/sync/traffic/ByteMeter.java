package org.shuyi.sync.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;
import org.shuyi.sync.journal.StampSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts a station's bytes, and keeps the sums of the days in a file. A power cut costs what was
 * counted in the last minute. Safe for several threads.
 *
 * <p>A clock that is not trusted never takes a day back: a station that woke up in 1970 goes on
 * counting on the last day it knows.
 */
public final class ByteMeter {
  private static final Logger log = LoggerFactory.getLogger(ByteMeter.class);

  /** An SD card is written to once in this time. */
  private static final long KEEP_EVERY_NANOS = 60_000_000_000L;

  private final Path file;
  private final ZoneId zone;
  private final StampSource clock;
  private final LongSupplier nanos;
  private final Executor writer;
  private final AtomicLong keptAt;
  private final LongAdder sent = new LongAdder();
  private final LongAdder received = new LongAdder();

  // Guarded by this.
  private Traffic traffic;
  private Traffic kept;

  private ByteMeter(
      Path file,
      ZoneId zone,
      StampSource clock,
      LongSupplier nanos,
      Executor writer,
      Traffic traffic) {
    this.file = file;
    this.zone = zone;
    this.clock = clock;
    this.nanos = nanos;
    this.writer = writer;
    this.keptAt = new AtomicLong(nanos.getAsLong());
    this.traffic = traffic;
    this.kept = traffic;
  }

  /**
   * Goes on with the file. One that can't be read is put aside, and the count begins anew: it must
   * not keep a station from lending.
   *
   * @param zone by which a day ends
   * @param nanos {@link System#nanoTime}
   * @param writer for the file, once a minute; who counts must not wait for a disk
   */
  public static ByteMeter open(
      Path file, ZoneId zone, StampSource clock, LongSupplier nanos, Executor writer) {
    return new ByteMeter(file, zone, clock, nanos, writer, load(file));
  }

  private static Traffic load(Path file) {
    try {
      return TrafficFile.read(file);
    } catch (IOException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
      log.warn("The bytes of earlier days are put aside as {}: {}", aside, e.getMessage());
      try {
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException stuck) {
        log.warn("{} can't be put aside either: {}", file, stuck.toString());
      }
      return Traffic.none();
    }
  }

  /** Returns at once. */
  public void count(int sentNow, int receivedNow) {
    sent.add(sentNow);
    received.add(receivedNow);
    long now = nanos.getAsLong();
    long before = keptAt.get();
    if (now - before >= KEEP_EVERY_NANOS && keptAt.compareAndSet(before, now)) {
      writer.execute(this::keep);
    }
  }

  /** What was counted until now. */
  public synchronized Traffic traffic() {
    Bytes more = new Bytes(sent.sumThenReset(), received.sumThenReset());
    if (more.total() > 0) {
      traffic = traffic.plus(today(), more);
    }
    return traffic;
  }

  /** The day on which it is counted now. */
  public synchronized LocalDate today() {
    Stamp now = clock.now();
    LocalDate shown = LocalDate.ofInstant(now.wall(), zone);
    boolean back = !traffic.days().isEmpty() && shown.isBefore(traffic.days().lastKey());
    return back && now.trust() != ClockTrust.TRUSTED ? traffic.days().lastKey() : shown;
  }

  /** Writes the file now. A full disk is told in the log: what is counted stays in memory. */
  public synchronized void keep() {
    Traffic now = traffic();
    if (now.equals(kept)) {
      return;
    }
    try {
      TrafficFile.write(file, now);
      kept = now;
    } catch (IOException e) {
      log.warn("The bytes of this day are not on the disk yet: {}", e.toString());
    }
  }
}
