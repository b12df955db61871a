package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.shuyi.sync.circulation.ClockAnchor;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.SealedRow;
import org.shuyi.sync.wire.Batch;
import org.shuyi.sync.wire.Export;
import org.shuyi.sync.wire.ExportWriter;
import org.shuyi.sync.wire.Limits;

/** Writes a journal's rows into one file for a USB stick, as they were sealed. */
public final class JournalExport {
  private JournalExport() {}

  /**
   * Exports what the journal holds now, also while its station writes on. The file is there, whole
   * and flushed, or it is not there.
   *
   * @param to must not exist
   * @throws JournalException the journal can't be read, or does not say whose it is
   * @throws IOException the file can't be written
   */
  public static Export write(Path journal, Path to) throws IOException {
    if (Files.exists(to)) {
      throw new IOException(to + " exists already; an export never overwrites anything");
    }
    Path unfinished = to.resolveSibling(to.getFileName() + ".part");
    try (JournalReader reader = JournalReader.open(journal)) {
      reader.freeze();
      Export export =
          new Export(
              station(journal, reader), reader.epoch(), reader.removedThrough() + 1, reader.last());
      write(reader, export, unfinished);
      Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
      SqliteJournal.flushDirectory(to);
      return export;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static StationId station(Path journal, JournalReader reader) throws JournalException {
    return reader
        .station()
        .orElseThrow(
            () ->
                new JournalException(
                    JournalException.Kind.OTHER,
                    "journal "
                        + journal
                        + ": it does not say whose it is; start its station once with this"
                        + " version"));
  }

  private static void write(JournalReader reader, Export export, Path to) throws IOException {
    ExportWriter writer = new ExportWriter();
    List<ClockAnchor> anchors = reader.anchors(Limits.ANCHORS);
    try (FileChannel out =
        FileChannel.open(
            to,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      put(out, writer.begin(export));
      for (long done = export.first() - 1; done < export.last(); ) {
        Batch batch =
            Batch.of(export.station(), export.epoch(), next(reader, done, export)).telling(anchors);
        put(out, writer.batch(batch));
        done = batch.last();
      }
      put(out, writer.end());
      out.force(true);
    }
  }

  /** Rows that were appended since are left for the next export. */
  private static List<SealedRow> next(JournalReader reader, long done, Export export)
      throws JournalException {
    int limit = (int) Math.min(Limits.BATCH_ROWS, export.last() - done);
    List<SealedRow> rows = reader.rowsAfter(done, limit);
    if (rows.isEmpty() || rows.getFirst().act().sequence() != done + 1) {
      throw reader.rows().corrupt("row " + (done + 1) + " is missing");
    }
    return rows;
  }

  private static void put(FileChannel out, byte[] bytes) throws IOException {
    for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
      out.write(left);
    }
  }
}
