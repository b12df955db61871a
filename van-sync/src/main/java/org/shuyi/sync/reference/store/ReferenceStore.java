package org.shuyi.sync.reference.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.ReferenceCodec;
import org.shuyi.sync.wire.ReferenceSnapshot;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest reference data, in memory and in one file that is swapped whole: after a power cut it
 * is the old or the new one. The data can be fetched again, so a broken file is reported and left
 * out of account, never a reason not to start. Safe for several threads.
 */
public final class ReferenceStore {
  private static final Logger log = LoggerFactory.getLogger(ReferenceStore.class);

  private final Path file;
  private ReferenceSnapshot newest;

  private ReferenceStore(Path file, ReferenceSnapshot newest) {
    this.file = file;
    this.newest = newest;
  }

  /**
   * Loads what an earlier run kept.
   *
   * @param rulesIfNone for a station that never had any reference data
   */
  public static ReferenceStore open(Path file, Reference.LoanRules rulesIfNone) {
    return new ReferenceStore(file, load(file, ReferenceSnapshot.none(rulesIfNone)));
  }

  private static ReferenceSnapshot load(Path file, ReferenceSnapshot otherwise) {
    try {
      if (Files.size(file) > Limits.REFERENCE_BYTES) {
        log.warn("Reference data {}: too long, not read; a new one is awaited", file);
        return otherwise;
      }
      return ReferenceCodec.decode(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      log.info("Reference data {}: none yet", file);
    } catch (IOException | WireException e) {
      log.warn("Reference data {}: not readable, a new one is awaited: {}", file, e.getMessage());
    }
    return otherwise;
  }

  /** The newest. */
  public synchronized ReferenceSnapshot newest() {
    return newest;
  }

  /**
   * Takes over what the centre sent, unless it is older than what is known.
   *
   * @param encoded as it came
   * @return whether it was taken over
   * @throws WireException it can't be read; what was known stays
   * @throws IOException it is in use, but is not on disk: after a restart the older one counts
   */
  public synchronized boolean offer(byte[] encoded) throws WireException, IOException {
    ReferenceSnapshot offered = ReferenceCodec.decode(encoded);
    if (!isNewer(offered)) {
      return false;
    }
    newest = offered;
    save(encoded);
    return true;
  }

  /** A centre set up anew counts its versions from 1 again, but its data is made later. */
  private boolean isNewer(ReferenceSnapshot offered) {
    return offered.version() > newest.version() || offered.madeAt().isAfter(newest.madeAt());
  }

  private void save(byte[] encoded) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(encoded);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
