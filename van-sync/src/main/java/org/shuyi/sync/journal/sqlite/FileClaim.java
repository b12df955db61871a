package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;

/**
 * One process, one journal. SQLite would let two write in turn, and both would count on being the
 * only one who knows the last hash. The lock is on a file of its own, since closing any other
 * handle on SQLite's file would drop SQLite's own locks (POSIX); the kernel drops it when a process
 * dies.
 */
final class FileClaim implements AutoCloseable {
  private final FileChannel channel;

  private FileClaim(FileChannel channel) {
    this.channel = channel;
  }

  static FileClaim on(Path journal) throws JournalException {
    Path file = journal.resolveSibling(journal.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new JournalException(
            Kind.IN_USE, "journal " + journal + ": another program has it; close that one");
      }
      return new FileClaim(channel);
    } catch (JournalException e) {
      throw e;
    } catch (IOException e) {
      throw Failures.of(journal, "no lock file beside it", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("a lock that can't be let go", e);
    }
  }
}
