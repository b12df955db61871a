package org.shuyi.sync.journal.sqlite;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.JournalException;

/** Checks a whole journal, row by row, and names the first bad one. */
public final class JournalVerifier {
  private static final int PAGE = 1000;

  /** The first row that is not what it must be. */
  public record BadRow(long sequence, String fault) {}

  /**
   * What was found.
   *
   * @param removed the last row that is not there any more, since the centre had settled it and all
   *     before; 0 for none. The chain is checked from there on
   * @param sound the last row that is as it was sealed, before the first bad one
   * @param lastHash the hash after those, in hex: what the centre must have for the same row
   * @param acceptedThrough what the centre had acknowledged
   * @param firstBad empty if all is well
   */
  public record Report(
      Epoch epoch,
      long removed,
      long sound,
      String lastHash,
      long acceptedThrough,
      Optional<BadRow> firstBad) {
    /** Whether every row is as it was sealed. */
    public boolean isWell() {
      return firstBad.isEmpty();
    }
  }

  private final Rows rows;
  private final Epoch epoch;
  private final long removed;
  private byte[] hash;
  private long sound;

  JournalVerifier(Rows rows) throws JournalException {
    this.rows = rows;
    this.epoch = rows.epoch();
    this.removed = rows.removedThrough();
    this.sound = removed;
    this.hash = rows.hash(removed);
  }

  /**
   * Verifies a journal without changing it.
   *
   * @throws JournalException the file can't be read at all: not there, not a journal, or damaged in
   *     its pages
   */
  public static Report verify(Path file) throws JournalException {
    try (JournalReader reader = JournalReader.open(file)) {
      reader.freeze();
      reader.requireSound(file);
      return new JournalVerifier(reader.rows()).report();
    }
  }

  Report report() throws JournalException {
    Optional<BadRow> bad = firstBad();
    long accepted = rows.acceptedThrough();
    if (bad.isEmpty() && accepted > sound) {
      bad = Optional.of(new BadRow(sound + 1, "missing, though the centre has acknowledged it"));
    }
    return new Report(epoch, removed, sound, HexFormat.of().formatHex(hash), accepted, bad);
  }

  private Optional<BadRow> firstBad() throws JournalException {
    for (List<Rows.Raw> page = next(); !page.isEmpty(); page = next()) {
      for (Rows.Raw row : page) {
        Optional<String> fault = rows.fault(row, sound + 1, epoch, hash);
        if (fault.isPresent()) {
          return Optional.of(new BadRow(sound + 1, fault.get()));
        }
        sound = row.sequence();
        hash = row.hash();
      }
    }
    return Optional.empty();
  }

  private List<Rows.Raw> next() throws JournalException {
    return rows.raw(sound, PAGE);
  }
}
