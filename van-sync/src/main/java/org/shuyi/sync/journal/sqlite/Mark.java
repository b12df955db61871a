package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.shuyi.sync.journal.Epoch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a small file beside the journal remembers of it, so that a journal that was set back, by an
 * old copy or by a write-ahead log that went missing, is seen: a copy does not bring this file, or
 * brings another generation. A copy of the whole folder is seen by the centre only.
 *
 * @param generation random, another one in each start; as text
 * @param next the one that was being written when this was: either may be in the journal
 * @param last sequence number that was surely written
 * @param hash of that row, in hex
 */
record Mark(Epoch epoch, String generation, String next, long last, String hash) {
  private static final Logger log = LoggerFactory.getLogger(Mark.class);
  private static final String FORMAT = "shuyi-journal-mark-1";
  private static final int WORDS = 6;
  private static final int MOST_BYTES = 1000;

  private static Path beside(Path journal) {
    return journal.resolveSibling(journal.getFileName() + ".mark");
  }

  /** Empty if there is none that can be read: the journal then counts as set back. */
  static Optional<Mark> read(Path journal) {
    Path file = beside(journal);
    try {
      return Files.size(file) > MOST_BYTES ? Optional.empty() : parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NumberFormatException e) {
      log.warn("{} can't be read: {}", file, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<Mark> parse(String text) {
    String[] words = text.strip().split(" ", -1);
    return words.length == WORDS && words[0].equals(FORMAT)
        ? Optional.of(
            new Mark(
                new Epoch(Long.parseUnsignedLong(words[1], 16)),
                words[2],
                words[3],
                Long.parseLong(words[4]),
                words[5]))
        : Optional.empty();
  }

  /** On disk when this returns; if it throws, the one before is. */
  void write(Path journal) throws IOException {
    Path file = beside(journal);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    String text = String.join(" ", FORMAT, epoch.toString(), generation, next, "" + last, hash);
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    SqliteJournal.flushDirectory(file);
  }
}
