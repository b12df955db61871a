package org.shuyi.sync.centre;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.store.Entries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorts entries by key in bounded memory: sorted runs on disk, merged when read. Of entries with
 * the same key, which no catalogue should have, the least value stays, whatever order they came in.
 */
final class Sorter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sorter.class);

  /** Entries of one run; at some 150 bytes of heap each. */
  private static final int RUN = 64_000;

  private final Path directory;
  private final List<Path> runs = new ArrayList<>();
  private final List<Entry> run = new ArrayList<>();

  /**
   * @param directory for the runs, which are removed on close
   */
  Sorter(Path directory) {
    this.directory = directory;
  }

  void add(Entry entry) throws IOException {
    run.add(entry);
    if (run.size() == RUN) {
      spill();
    }
  }

  private void spill() throws IOException {
    run.sort(Sorter::compare);
    Path file = Files.createTempFile(directory, "sort-", ".run");
    runs.add(file);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Entry entry : run) {
        write(out, entry.key());
        write(out, value(entry));
      }
      out.writeShort(0);
    }
    run.clear();
  }

  private static int compare(Entry a, Entry b) {
    int byKey = a.compareTo(b);
    return byKey != 0 ? byKey : java.util.Arrays.compareUnsigned(value(a), value(b));
  }

  private static byte[] value(Entry entry) {
    return java.util.Objects.requireNonNull(entry.value(), "a set takes nothing away");
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  /** All entries, each key once; called once. */
  Entries sorted() throws IOException {
    run.sort(Sorter::compare);
    List<Head> heads = new ArrayList<>();
    heads.add(new Head(Entries.of(run)));
    for (Path file : runs) {
      heads.add(new Head(new Run(file)));
    }
    return new Merged(heads);
  }

  @Override
  public void close() throws IOException {
    run.clear();
    for (Path file : runs) {
      Files.deleteIfExists(file);
    }
  }

  /** One run and its next entry. */
  private static final class Head {
    private final Entries entries;
    private @Nullable Entry next;

    Head(Entries entries) throws IOException {
      this.entries = entries;
      this.next = entries.next();
    }
  }

  private static final class Merged implements Entries {
    private final List<Head> all;
    private final PriorityQueue<Head> heads =
        new PriorityQueue<>(
            (a, b) ->
                compare(
                    java.util.Objects.requireNonNull(a.next),
                    java.util.Objects.requireNonNull(b.next)));
    private @Nullable Entry last;
    private long doubles;

    Merged(List<Head> all) {
      this.all = all;
      all.stream().filter(head -> head.next != null).forEach(heads::add);
    }

    @Override
    public @Nullable Entry next() throws IOException {
      for (Entry entry = least(); entry != null; entry = least()) {
        if (last == null || last.compareTo(entry) != 0) {
          last = entry;
          return entry;
        }
        doubles++;
      }
      if (doubles > 0) {
        LOG.warn("The catalogue names {} items or patrons more than once", doubles);
        doubles = 0;
      }
      return null;
    }

    private @Nullable Entry least() throws IOException {
      Head head = heads.poll();
      if (head == null) {
        return null;
      }
      Entry entry = head.next;
      head.next = head.entries.next();
      if (head.next != null) {
        heads.add(head);
      }
      return entry;
    }

    @Override
    public void close() throws IOException {
      for (Head head : all) {
        head.entries.close();
      }
    }
  }

  private static final class Run implements Entries {
    private final DataInputStream in;

    Run(Path file) throws IOException {
      this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    @Override
    public @Nullable Entry next() throws IOException {
      int length = in.readUnsignedShort();
      if (length == 0) {
        return null;
      }
      byte[] key = in.readNBytes(length);
      return new Entry(key, in.readNBytes(in.readUnsignedShort()));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
