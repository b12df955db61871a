package org.shuyi.sync.reference.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.reference.StationKeys;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.Manifest;
import org.shuyi.sync.wire.ManifestCodec;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station's reference data in a directory of its own: the signed manifest in use, a table for
 * each of its sets, and, while a newer manifest is being followed, that manifest and a {@link Pack}
 * with what has come so far. A new version is in use from the moment its manifest has taken the
 * place of the old one; killed at any other moment, the next start goes on where this one was. What
 * is broken is reported and fetched anew, never a reason not to start.
 *
 * <p>One thread calls this; {@link #reference} and what it returns are for all.
 */
public final class ReferenceStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReferenceStore.class);

  private static final String IN_USE = "manifest";
  private static final String FOLLOWED = "followed";
  private static final String PACK = "download.pack";
  private static final String TABLE = ".table";

  /** Downloads that were given up fill the pack; over this many bytes it is begun anew. */
  private static final long LARGEST_PACK = 256L * 1024 * 1024;

  /** What became of a manifest that came. */
  public enum Offer {
    /** It is followed, now or when the one before is done. */
    TAKEN,
    /** It is known already. */
    KNOWN,
    /** A newer one is known: somebody sends an old one again. */
    OLDER,
    /** It is of another library. */
    OTHER_LIBRARY,
    /** The centre did not sign it. */
    NOT_SIGNED,
    /** It is no manifest that this program can read. */
    UNREADABLE
  }

  /** A manifest and the bytes that prove it. */
  @SuppressWarnings("ArrayRecordComponent") // written, never compared
  private record Signed(Manifest manifest, byte[] bytes) {}

  private final Path directory;
  private final String library;
  private final StationKeys keys;
  private final KeyedReference reference;
  private @Nullable Signed inUse;
  private @Nullable Signed newest;
  private @Nullable Download download;

  private ReferenceStore(Path directory, String library, StationKeys keys) {
    this.directory = directory;
    this.library = library;
    this.keys = keys;
    this.reference = new KeyedReference(keys.patrons());
  }

  /** Loads what an earlier run kept; needs no directory to be there. */
  public static ReferenceStore open(Path directory, String library, StationKeys keys) {
    ReferenceStore store = new ReferenceStore(directory, library, keys);
    store.load();
    return store;
  }

  private void load() {
    inUse = read(IN_USE);
    if (inUse != null) {
      use(inUse.manifest());
    }
    Signed followed = read(FOLLOWED);
    newest = followed == null || isOlder(followed, inUse) ? inUse : followed;
  }

  private @Nullable Signed read(String name) {
    Path file = directory.resolve(name);
    try {
      byte[] bytes = Files.readAllBytes(file);
      Manifest manifest = ManifestCodec.decode(bytes, keys.centre());
      if (manifest.library().equals(library)) {
        return new Signed(manifest, bytes);
      }
      log.warn("{} is of another library, left out of account", file);
    } catch (NoSuchFileException e) {
      log.debug("{}: none", file);
    } catch (IOException | WireException e) {
      log.warn("{}: not readable, reference data is awaited: {}", file, e.getMessage());
    }
    return null;
  }

  /** Opens what can be opened; the rest is fetched anew. */
  private void use(Manifest manifest) {
    Map<ReferenceSet, Table> tables = new EnumMap<>(ReferenceSet.class);
    for (Manifest.SetState state : manifest.sets()) {
      try {
        tables.put(state.set(), Table.open(file(state)));
      } catch (IOException e) {
        log.error("Reference data, set {}: {}; it is fetched anew", state.set(), e.getMessage());
      }
    }
    try {
      reference.use(manifest, tables);
    } catch (IOException e) {
      log.error("Reference data: {}; it is fetched anew", e.getMessage());
    }
  }

  private Path file(Manifest.SetState state) {
    String set = state.set().name().toLowerCase(Locale.ROOT);
    return directory.resolve(set + "-" + state.root().brief() + TABLE);
  }

  private static boolean isOlder(Signed one, @Nullable Signed other) {
    return other != null && one.manifest().version() < other.manifest().version();
  }

  /** What the station knows: always the newest that is in use. */
  public Reference reference() {
    return reference;
  }

  /** The version in use; 0 for none. */
  public long version() {
    return inUse == null ? 0 : inUse.manifest().version();
  }

  /** Takes a manifest that came. Whatever is wrong with it, what is in use stays. */
  public Offer offer(byte[] bytes) {
    Manifest manifest;
    try {
      manifest = ManifestCodec.decode(bytes, keys.centre());
    } catch (WireException e) {
      log.warn("A manifest that is not used: {}", e.getMessage());
      return e.kind() == WireException.Kind.NOT_SIGNED ? Offer.NOT_SIGNED : Offer.UNREADABLE;
    }
    if (!manifest.library().equals(library)) {
      return Offer.OTHER_LIBRARY;
    }
    Signed offered = new Signed(manifest, bytes);
    if (isOlder(offered, newest)) {
      return Offer.OLDER;
    }
    if (newest != null && newest.manifest().version() == manifest.version()) {
      return Offer.KNOWN;
    }
    newest = offered;
    return Offer.TAKEN;
  }

  /**
   * Content to ask for next, at most so much. Empty if none is wanted now: then {@link #install}
   * may have something to do.
   */
  public List<ContentHash> wanted(int max) throws ReferenceException {
    try {
      Download following = follow();
      return following == null ? List.of() : following.wanted(max);
    } catch (DamagedException e) {
      abandon();
      throw ReferenceException.of("reading what came", e);
    } catch (IOException e) {
      throw ReferenceException.of("keeping what came", e);
    }
  }

  /**
   * A download that has begun is brought to its end even if a newer manifest came: else a slow line
   * would never see one.
   */
  private @Nullable Download follow() throws IOException {
    Download following = download;
    if (following == null && newest != null && (newest != inUse || isIncomplete())) {
      following = begin(newest);
      download = following;
    }
    return following;
  }

  private boolean isIncomplete() {
    return inUse != null
        && inUse.manifest().sets().stream()
            .anyMatch(state -> reference.table(state.set()).isEmpty());
  }

  private Download begin(Signed target) throws IOException {
    Files.createDirectories(directory);
    Disk.replace(directory.resolve(FOLLOWED), target.bytes());
    Path pack = directory.resolve(PACK);
    if (Files.exists(pack) && Files.size(pack) > LARGEST_PACK) {
      Files.delete(pack);
    }
    return new Download(target.manifest(), Pack.open(pack), reference);
  }

  /** Keeps content that came. What nobody asked for is of no use, and does no harm. */
  public void add(Chunk chunk) throws ReferenceException {
    byte[] deflated = chunk.deflated();
    if (download == null) {
      return;
    }
    if (deflated == null) {
      gone(chunk.hash());
      return;
    }
    try {
      download.pack().addDeflated(chunk.hash(), deflated);
    } catch (IOException e) {
      throw ReferenceException.of("keeping what came", e);
    }
  }

  /** The centre no longer has it: the newest manifest, or all chunks, must do. */
  private void gone(ContentHash hash) throws ReferenceException {
    log.info("The centre no longer has content {}", hash.brief());
    if (download != null && (!isNewest(download) || !download.giveUpChanges())) {
      abandon();
    }
  }

  private boolean isNewest(Download following) {
    return newest != null && following.target().version() == newest.manifest().version();
  }

  /** Gives a manifest up. What came is kept: most of it is of use for the next one. */
  private void abandon() throws ReferenceException {
    Download following = download;
    download = null;
    if (following != null) {
      try {
        following.pack().close();
      } catch (IOException e) {
        throw ReferenceException.of("closing the download", e);
      }
      if (isNewest(following)) {
        newest = inUse;
      }
    }
  }

  /**
   * Puts the followed manifest into use if all of it is here.
   *
   * @return whether it is in use now
   * @throws ReferenceException what was in use is still in use
   */
  public boolean install() throws ReferenceException {
    Download following = download;
    if (following == null || !wanted(1).isEmpty()) {
      return false;
    }
    Map<ReferenceSet, Table> tables = new EnumMap<>(ReferenceSet.class);
    try {
      for (Manifest.SetState state : following.target().sets()) {
        tables.put(state.set(), table(following, state));
      }
      swap(following, tables);
      return true;
    } catch (DamagedException e) {
      log.warn("Reference data that does not fit together: {}", e.getMessage());
      if (wanted(1).isEmpty() && !following.giveUpChanges()) {
        abandon();
      }
      throw ReferenceException.of("putting it together", e);
    } catch (IOException e) {
      throw ReferenceException.of("putting it together", e);
    }
  }

  private Table table(Download following, Manifest.SetState state) throws IOException {
    var kept = following.kept(state.set());
    if (kept.isPresent()) {
      return kept.get();
    }
    Path fresh = file(state).resolveSibling(file(state).getFileName() + ".new");
    try {
      write(following, state, fresh);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    Disk.move(fresh, file(state));
    return Table.open(file(state));
  }

  private static void write(Download following, Manifest.SetState state, Path fresh)
      throws IOException {
    try (TableWriter writer = new TableWriter(fresh);
        Entries entries = following.entries(state)) {
      Chunker chunker = new Chunker(content -> {});
      for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
        writer.add(entry);
        chunker.add(entry);
      }
      ContentHash root = chunker.finish();
      if (!root.equals(state.root())) {
        throw new DamagedException("set " + state.set() + " is not what the manifest names");
      }
      writer.finish(root);
    }
  }

  private void swap(Download following, Map<ReferenceSet, Table> tables) throws IOException {
    Manifest target = following.target();
    Disk.move(directory.resolve(FOLLOWED), directory.resolve(IN_USE));
    reference.use(target, tables);
    inUse = read(IN_USE);
    if (isNewest(following)) {
      newest = inUse;
    }
    download = null;
    following.pack().close();
    Files.deleteIfExists(directory.resolve(PACK));
    tidy(target);
    log.info("Reference data of {} in use", target.madeAt());
  }

  /** Removes what no manifest names. */
  private void tidy(Manifest manifest) throws IOException {
    Set<Path> needed = new HashSet<>();
    manifest.sets().forEach(state -> needed.add(file(state)));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().contains(TABLE)).toList()) {
        if (!needed.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      if (download != null) {
        download.pack().close();
      }
      reference.close();
    } catch (IOException e) {
      log.warn("Reference data is not closed in an orderly way: {}", e.getMessage());
    }
  }
}
