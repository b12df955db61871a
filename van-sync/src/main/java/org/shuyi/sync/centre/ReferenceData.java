package org.shuyi.sync.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.BlockFilter;
import org.shuyi.sync.reference.CentreKeys;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.reference.store.Entries;
import org.shuyi.sync.wire.Manifest;
import org.shuyi.sync.wire.ManifestCodec;
import org.shuyi.sync.wire.ReferenceCodec;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what a station may know of items, patrons and rules, in bounded memory. One thread renews;
 * any may ask for content.
 */
public final class ReferenceData implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceData.class);

  private static final int SLICE = 1000;

  private final String library;
  private final Catalogue catalogue;
  private final Path directory;
  private final CentreKeys keys;
  private final InstantSource clock;
  private final ReferenceVersions versions;
  private volatile byte @Nullable [] signed;
  private @Nullable Manifest newest;

  private ReferenceData(
      String library,
      Catalogue catalogue,
      Path directory,
      CentreKeys keys,
      InstantSource clock,
      ReferenceVersions versions) {
    this.library = library;
    this.catalogue = catalogue;
    this.directory = directory;
    this.keys = keys;
    this.clock = clock;
    this.versions = versions;
  }

  /**
   * Opens what an earlier run made.
   *
   * @param directory its own, made if it is not there
   */
  public static ReferenceData open(
      String library, Catalogue catalogue, Path directory, CentreKeys keys, InstantSource clock)
      throws IOException {
    ReferenceData data =
        new ReferenceData(
            library, catalogue, directory, keys, clock, ReferenceVersions.open(directory));
    data.load();
    return data;
  }

  private void load() throws IOException {
    Optional<byte[]> bytes = versions.newest();
    if (bytes.isEmpty()) {
      return;
    }
    try {
      newest = ManifestCodec.decode(bytes.get(), keys.verifying());
      signed = bytes.get();
    } catch (WireException e) {
      LOG.warn("The last manifest in {} is not used: {}", directory, e.getMessage());
    }
  }

  /** The newest manifest as it travels; empty before the first. */
  public Optional<byte[]> manifest() {
    return Optional.ofNullable(signed);
  }

  /** Content as it travels; empty if it is of no version that is kept. */
  public Optional<byte[]> deflated(ContentHash hash) throws IOException {
    return versions.deflated(hash);
  }

  /**
   * Reads the catalogue. What did not change is not made anew, but is said to be of now.
   *
   * @throws IOException the catalogue or the disk failed; what was made before stays
   */
  public synchronized void renew() throws IOException {
    Instant now = clock.instant();
    long version = nextVersion(now);
    try (ReferenceVersions.Build build = begin(version)) {
      addItems(build, now);
      addPatrons(build, now);
      addHolds(build, now);
      addRules(build, now);
      Manifest manifest = new Manifest(library, version, now, build.states());
      byte[] bytes = ManifestCodec.encode(manifest, keys.signing());
      build.keep(bytes, manifest);
      newest = manifest;
      signed = bytes;
    } catch (UncheckedIOException e) {
      throw new IOException("the catalogue can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Milliseconds since 1970, so that the versions of a centre that was set back, or set up anew,
   * are greater than those that its stations have.
   */
  private long nextVersion(Instant now) {
    long last = newest == null ? 0 : newest.version();
    return Math.max(last + 1, now.toEpochMilli());
  }

  private ReferenceVersions.Build begin(long version) throws IOException {
    return versions.build(version, newest);
  }

  private void addItems(ReferenceVersions.Build build, Instant now) throws IOException {
    try (Stream<Catalogue.Item> items = catalogue.items()) {
      add(build, ReferenceSet.ITEMS, now, items, i -> ReferenceCodec.item(i.id(), i.item()));
    }
  }

  private void addPatrons(ReferenceVersions.Build build, Instant now) throws IOException {
    LongStream.Builder blocked = LongStream.builder();
    try (Stream<Catalogue.Patron> patrons = catalogue.patrons()) {
      add(
          build,
          ReferenceSet.PATRONS,
          now,
          patrons,
          each -> {
            PatronHash hash = hash(each.id());
            if (each.patron().blocked()) {
              blocked.add(BlockFilter.key(hash));
            }
            return ReferenceCodec.patron(hash, each.patron());
          });
    }
    build.add(ReferenceSet.BLOCKED, now, Entries.of(slices(BlockFilter.of(blocked.build()))));
  }

  private PatronHash hash(PatronId patron) {
    return PatronHash.of(patron, keys.patrons());
  }

  private static List<Entry> slices(BlockFilter filter) {
    byte[] bytes = filter.toBytes();
    List<Entry> slices = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += SLICE) {
      slices.add(
          new Entry(
              ReferenceCodec.key(slices.size()),
              Arrays.copyOfRange(bytes, at, Math.min(at + SLICE, bytes.length))));
    }
    return slices;
  }

  private void addHolds(ReferenceVersions.Build build, Instant now) throws IOException {
    try (Stream<Catalogue.Hold> holds = catalogue.holds()) {
      add(
          build,
          ReferenceSet.HOLDS,
          now,
          holds,
          hold -> {
            PatronId first = hold.first();
            return ReferenceCodec.hold(hold.item(), first == null ? null : hash(first));
          });
    }
  }

  private void addRules(ReferenceVersions.Build build, Instant now) throws IOException {
    List<Entry> rules = new ArrayList<>();
    catalogue
        .categoryRules()
        .forEach((category, own) -> rules.add(ReferenceCodec.rules(category, own)));
    rules.add(ReferenceCodec.rules("", catalogue.rules()));
    add(build, ReferenceSet.RULES, now, rules.stream(), rule -> rule);
  }

  private <T> void add(
      ReferenceVersions.Build build,
      ReferenceSet set,
      Instant now,
      Stream<T> all,
      Function<T, Entry> entry)
      throws IOException {
    try (Sorter sorter = new Sorter(directory)) {
      var each = all.iterator();
      while (each.hasNext()) {
        sorter.add(entry.apply(each.next()));
      }
      build.add(set, now, sorter.sorted());
    }
  }

  @Override
  public void close() throws IOException {
    versions.close();
  }
}
