package org.shuyi.sync.centre;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.Unpacked;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.BatchCodec;
import org.shuyi.sync.wire.Export;
import org.shuyi.sync.wire.ExportReader;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.WireException;

/**
 * Takes in the acts that somebody brought on a USB stick, through the same admission as those that
 * come over MQTT: what is known already is not stored twice, whichever way came first. They are
 * applied when the centre runs, and the station hears of them when it is connected again.
 */
public final class StickImport {
  private static final int PIECE = 64 * 1024;

  /**
   * What became of a file's acts.
   *
   * @param fresh acts that the centre did not have
   * @param known acts that it had already
   * @param refused acts that it does not take
   * @param reason why, if it refused any; for staff
   */
  public record Report(
      Export export, long fresh, long known, long refused, @Nullable String reason) {}

  /** What is done with each batch of a file. */
  private interface Use {
    void batch(Batch batch) throws StoreException;
  }

  private final Inbox inbox;
  private final Unpacking unpacking;
  private long taken;
  private long fresh;
  private @Nullable String reason;

  private StickImport(Inbox inbox, Unpacking unpacking) {
    this.inbox = inbox;
    this.unpacking = unpacking;
  }

  /**
   * Imports a file. A damaged one is refused as a whole: it is read to its end before any of it is
   * stored.
   *
   * @param database of the centre; a SQLite file only while the centre is not running
   * @param quota holds for a stick as for a station; the rest can be imported on another day
   * @throws StoreException IN_USE while the centre has the file; else the database does not take
   *     it. What was stored before stays, and importing again goes on behind it
   * @throws IOException the file can't be read, or is not a whole export
   */
  public static Report run(StoreAddress database, Path file, Quota quota, InstantSource clock)
      throws IOException {
    each(file, batch -> {});
    try (CentreStore store = CentreStore.open(database)) {
      return new StickImport(new Inbox(store, quota, clock), new Unpacking(store, clock)).run(file);
    }
  }

  private Report run(Path file) throws IOException {
    Export export = each(file, this::take);
    long rows = export.last() - export.first() + 1;
    return new Report(export, fresh, taken - fresh, rows - taken, reason);
  }

  /** The rows behind a refused one are refused with it: nothing is stored over a gap. */
  private void take(Batch batch) throws StoreException {
    Outcomes answer =
        inbox
            .receive(batch.station(), BatchCodec.encode(batch))
            .orElseThrow(() -> new IllegalStateException("a batch that was read a moment ago"));
    String fault = unpack(batch);
    if (fault != null) {
      reason = reason == null ? fault : reason;
    } else if (answer.quarantine() == null && answer.acceptedThrough() >= batch.last()) {
      taken += batch.payloads().size();
    } else if (reason == null) {
      reason = reason(answer);
    }
  }

  /** And whatever else waits; null, or why this journal is closed now. */
  private @Nullable String unpack(Batch batch) throws StoreException {
    String fault = null;
    for (var next = unpacking.next(); next.isPresent(); next = unpacking.next()) {
      Unpacked unpacked = next.get();
      if (unpacked.batch().station().equals(batch.station())) {
        fresh += unpacked.fresh();
        fault = unpacked.fault() == null ? fault : unpacked.fault();
      }
    }
    return fault;
  }

  /** What is in quarantine may be there under the same numbers, and still be something else. */
  private static String reason(Outcomes answer) {
    String quarantine = answer.quarantine();
    Held held = answer.held();
    return quarantine != null
        ? quarantine
        : held != null
            ? held.sentence() + "; import it again tomorrow, or raise [quota]"
            : "the acts after number " + answer.acceptedThrough() + " are missing in this file";
  }

  private static Export each(Path file, Use use) throws IOException {
    ExportReader reader = new ExportReader();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        for (Batch batch : reader.feed(Arrays.copyOf(piece, length))) {
          use.batch(batch);
        }
      }
      return reader.finish();
    } catch (WireException e) {
      throw new IOException(file + ": nothing of it is imported: " + e.getMessage(), e);
    }
  }
}
