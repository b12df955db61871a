package org.shuyi.sync.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.reference.store.Chunker;
import org.shuyi.sync.reference.store.Difference;
import org.shuyi.sync.reference.store.Disk;
import org.shuyi.sync.reference.store.Entries;
import org.shuyi.sync.reference.store.Pack;
import org.shuyi.sync.reference.store.Runs;
import org.shuyi.sync.wire.EntryCodec;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of reference data that a centre can still give, in a directory: for each of the last
 * ones a pack with all chunks, and for each of the last steps a pack with what changed. One thread
 * builds; any may ask for content.
 */
final class ReferenceVersions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceVersions.class);

  /** A station on a slow line goes on with a version that others have left behind. */
  private static final int WHOLE = 4;

  private static final String WHOLE_PACK = "whole-";
  private static final String STEP_PACK = "step-";

  /** Bytes of a run of changes. */
  private static final int RUN = 60 * 1024;

  private final Path directory;
  private final Map<Path, Pack> packs = new HashMap<>();

  private ReferenceVersions(Path directory) {
    this.directory = directory;
  }

  static ReferenceVersions open(Path directory) throws IOException {
    Files.createDirectories(directory);
    ReferenceVersions versions = new ReferenceVersions(directory);
    for (Path file : versions.files("")) {
      if (file.toString().endsWith(".pack")) {
        versions.packs.put(file, Pack.open(file));
      } else {
        Files.deleteIfExists(file);
      }
    }
    return versions;
  }

  private List<Path> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !file.getFileName().toString().equals("newest"))
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  /** The signed bytes of the newest manifest; empty before the first. */
  Optional<byte[]> newest() throws IOException {
    try {
      return Optional.of(Files.readAllBytes(directory.resolve("newest")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Content as it travels; empty if no version that is kept has it. */
  synchronized Optional<byte[]> deflated(ContentHash hash) throws IOException {
    for (Pack pack : packs.values()) {
      Optional<byte[]> found = pack.deflated(hash);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private synchronized Optional<Pack> holding(List<ContentHash> hashes) {
    return packs.values().stream()
        .filter(pack -> hashes.stream().allMatch(pack::holds))
        .findFirst();
  }

  /** A version that is being built. Closed without {@link #keep}, it leaves nothing. */
  Build build(long version, @Nullable Manifest before) throws IOException {
    return new Build(version, before);
  }

  /** See {@link #build}. */
  final class Build implements AutoCloseable {
    private final @Nullable Manifest before;
    private final Path wholeFile;
    private final Path stepFile;
    private final Pack whole;
    private final Pack step;
    private final Map<ReferenceSet, Manifest.SetState> states = new EnumMap<>(ReferenceSet.class);
    private boolean kept;

    private Build(long version, @Nullable Manifest before) throws IOException {
      this.before = before;
      // Twenty digits, so that names sort as numbers do.
      this.wholeFile = directory.resolve(WHOLE_PACK + "%020d.pack".formatted(version));
      this.stepFile = directory.resolve(STEP_PACK + "%020d.pack".formatted(version));
      this.whole = Pack.open(fresh(wholeFile));
      this.step = Pack.open(fresh(stepFile));
    }

    private static Path fresh(Path file) throws IOException {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      return fresh;
    }

    /** Adds a set, sorted; closes the entries. */
    void add(ReferenceSet set, Instant asOf, Entries entries) throws IOException {
      Optional<Manifest.SetState> old = Optional.ofNullable(before).flatMap(m -> m.set(set));
      long wholeBefore = whole.size();
      long stepBefore = step.size();
      List<ContentHash> chunks = new ArrayList<>();
      List<ContentHash> changes = new ArrayList<>();
      Chunker chunker = new Chunker(content -> chunks.add(keep(content)));
      try (Entries fresh = watched(entries, chunker)) {
        changes.addAll(difference(old, fresh));
      }
      ContentHash root = chunker.finish();
      List<ContentHash> pages = Chunker.pages(whole, chunks);
      long bytes = whole.size() - wholeBefore;
      List<Manifest.Delta> deltas = new ArrayList<>();
      if (old.isPresent() && !old.get().root().equals(root)) {
        deltas.addAll(old.get().deltas());
        List<ContentHash> stepPages = Chunker.pages(step, changes);
        deltas.add(new Manifest.Delta(old.get().root(), step.size() - stepBefore, stepPages));
      } else {
        old.ifPresent(same -> deltas.addAll(same.deltas()));
      }
      states.put(
          set,
          new Manifest.SetState(
              set, asOf, root, chunker.entries(), bytes, pages, worthwhile(deltas, bytes)));
    }

    /** Adds a set as it was; nothing if it was not there. */
    void carry(ReferenceSet set) throws IOException {
      Optional<Manifest.SetState> old = Optional.ofNullable(before).flatMap(m -> m.set(set));
      if (old.isPresent()) {
        add(set, old.get().asOf(), entries(old));
      }
    }

    /** A set as it was. */
    Entries entries(ReferenceSet set) throws IOException {
      return entries(Optional.ofNullable(before).flatMap(m -> m.set(set)));
    }

    /** As of when a set was; of now if it was not there. */
    Instant asOf(ReferenceSet set, Instant now) {
      return Optional.ofNullable(before)
          .flatMap(m -> m.set(set))
          .map(Manifest.SetState::asOf)
          .orElse(now);
    }

    /** What an earlier version has is not deflated anew. */
    private ContentHash keep(byte[] content) throws IOException {
      ContentHash hash = ContentHash.of(content);
      Optional<byte[]> known = deflated(hash);
      if (known.isPresent()) {
        whole.addDeflated(hash, known.get());
        return hash;
      }
      return whole.add(content);
    }

    private Entries watched(Entries entries, Chunker chunker) {
      return new Entries() {
        @Override
        public @Nullable Entry next() throws IOException {
          Entry entry = entries.next();
          if (entry != null) {
            chunker.add(entry);
          }
          return entry;
        }

        @Override
        public void close() throws IOException {
          entries.close();
        }
      };
    }

    /** Reads all of the fresh entries; without a readable old version there are no changes. */
    private List<ContentHash> difference(Optional<Manifest.SetState> old, Entries fresh)
        throws IOException {
      List<ContentHash> runs = new ArrayList<>();
      java.nio.ByteBuffer run = java.nio.ByteBuffer.allocate(Limits.CONTENT_BYTES);
      Difference difference = new Difference(entries(old), fresh);
      for (Entry change = difference.next(); change != null; change = difference.next()) {
        if (old.isPresent()) {
          if (run.position() + EntryCodec.size(change) > RUN) {
            runs.add(end(run));
          }
          EntryCodec.write(change, run);
        }
      }
      if (run.position() > 0) {
        runs.add(end(run));
      }
      return runs;
    }

    private ContentHash end(java.nio.ByteBuffer run) throws IOException {
      byte[] content = java.util.Arrays.copyOf(run.array(), run.position());
      run.clear();
      return step.add(content);
    }

    private Entries entries(Optional<Manifest.SetState> old) throws IOException {
      if (old.isEmpty()) {
        return Entries.of(List.of());
      }
      Pack pack =
          holding(old.get().pages())
              .orElseThrow(() -> new IOException("the version before is not in " + directory));
      return new Runs(pack, Runs.listed(pack, old.get().pages()), false);
    }

    /** The newest of a chain that together are less than half of all chunks. */
    private List<Manifest.Delta> worthwhile(List<Manifest.Delta> deltas, long bytes) {
      long sum = 0;
      int from = deltas.size();
      while (from > 0
          && deltas.size() - from < Limits.DELTAS
          && sum + deltas.get(from - 1).bytes() <= bytes / 2) {
        from--;
        sum += deltas.get(from).bytes();
      }
      return List.copyOf(deltas.subList(from, deltas.size()));
    }

    /** Whether any set is not what it was. */
    boolean changed() {
      return before == null
          || states.values().stream()
              .anyMatch(
                  state ->
                      before
                          .set(state.set())
                          .filter(old -> old.root().equals(state.root()))
                          .isEmpty());
    }

    List<Manifest.SetState> states() {
      return List.copyOf(states.values());
    }

    /** Keeps it, and lets go of what nobody will ask for. */
    void keep(byte[] signed, Manifest manifest) throws IOException {
      if (changed()) {
        adopt(whole, wholeFile);
        adopt(step, stepFile);
        kept = true;
      }
      Disk.replace(directory.resolve("newest"), signed);
      forget(manifest);
    }

    private void adopt(Pack pack, Path file) throws IOException {
      pack.flush();
      Disk.move(file.resolveSibling(file.getFileName() + ".new"), file);
      synchronized (ReferenceVersions.this) {
        packs.put(file, pack);
      }
    }

    @Override
    public void close() throws IOException {
      if (!kept) {
        whole.close();
        step.close();
        Files.deleteIfExists(fresh(wholeFile));
        Files.deleteIfExists(fresh(stepFile));
      }
    }
  }

  private void forget(Manifest manifest) throws IOException {
    List<Path> wholes = files(WHOLE_PACK);
    for (Path file : wholes.subList(0, Math.max(0, wholes.size() - WHOLE))) {
      remove(file);
    }
    List<ContentHash> needed =
        manifest.sets().stream()
            .flatMap(state -> state.deltas().stream())
            .flatMap(delta -> delta.pages().stream())
            .toList();
    List<Path> steps = files(STEP_PACK);
    for (Path file : steps.subList(0, Math.max(0, steps.size() - WHOLE))) {
      Pack pack = pack(file);
      if (pack == null || needed.stream().noneMatch(pack::holds)) {
        remove(file);
      }
    }
  }

  private synchronized @Nullable Pack pack(Path file) {
    return packs.get(file);
  }

  private synchronized void remove(Path file) throws IOException {
    Pack pack = packs.remove(file);
    if (pack != null) {
      pack.close();
    }
    Files.deleteIfExists(file);
    LOG.debug("{} removed", file);
  }

  @Override
  public synchronized void close() throws IOException {
    for (Pack pack : packs.values()) {
      pack.close();
    }
    packs.clear();
  }
}
