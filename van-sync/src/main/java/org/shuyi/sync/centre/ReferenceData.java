package org.shuyi.sync.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.reference.BlockFilter;
import org.shuyi.sync.reference.CentreKeys;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;
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
  private final Cards cards;
  private final Path directory;
  private final CentreKeys keys;
  private final InstantSource clock;
  private final ReferenceVersions versions;
  private volatile byte @Nullable [] signed;
  private @Nullable Manifest newest;

  /** Cards that the newest version shows as blocked because they were reported lost. */
  private Set<PatronId> shownLost = Set.of();

  private ReferenceData(
      String library,
      Catalogue catalogue,
      Cards cards,
      Path directory,
      CentreKeys keys,
      InstantSource clock,
      ReferenceVersions versions) {
    this.library = library;
    this.catalogue = catalogue;
    this.cards = cards;
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
      String library,
      Catalogue catalogue,
      Cards cards,
      Path directory,
      CentreKeys keys,
      InstantSource clock)
      throws IOException {
    ReferenceData data =
        new ReferenceData(
            library, catalogue, cards, directory, keys, clock, ReferenceVersions.open(directory));
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
      Known known = known(now);
      addItems(build, now);
      addPatrons(build, now, known);
      addHolds(build, now);
      addRules(build, now);
      keep(build, version, now, known);
    } catch (UncheckedIOException e) {
      throw new IOException("the catalogue can't be read: " + e.getMessage(), e);
    }
  }

  /** Whether a card was reported lost that the newest version does not show so. */
  public synchronized boolean cardsChanged() throws IOException {
    return newest != null && !shownLost.containsAll(cards.lost());
  }

  /**
   * Makes a version that differs from the one before in lost cards and PINs only, without asking
   * the catalogue, which may take minutes.
   *
   * @throws IOException the disk failed; what was made before stays
   */
  public synchronized void renewCards() throws IOException {
    Instant now = clock.instant();
    long version = nextVersion(now);
    try (ReferenceVersions.Build build = begin(version)) {
      Known known = known(now);
      build.carry(ReferenceSet.ITEMS);
      mark(build, now, known);
      build.carry(ReferenceSet.HOLDS);
      build.carry(ReferenceSet.RULES);
      keep(build, version, now, known);
    }
  }

  private void keep(ReferenceVersions.Build build, long version, Instant now, Known known)
      throws IOException {
    Manifest manifest = new Manifest(library, version, now, build.states());
    byte[] bytes = ManifestCodec.encode(manifest, keys.signing());
    build.keep(bytes, manifest);
    newest = manifest;
    signed = bytes;
    shownLost = known.lost();
  }

  /** What the centre itself knows, under the keys that stations have. */
  private record Known(
      Set<PatronId> lost, Set<PatronHash> lostHashes, Map<PatronHash, PinVerifier> pins) {
    Reference.Patron of(PatronHash hash, Reference.Patron patron) {
      Set<Reference.PatronFlag> flags = EnumSet.noneOf(Reference.PatronFlag.class);
      flags.addAll(patron.flags());
      if (lostHashes.contains(hash)) {
        flags.add(Reference.PatronFlag.BLOCKED);
      }
      PinVerifier pin = pins.get(hash);
      return new Reference.Patron(
          flags,
          patron.category(),
          patron.loanLimit(),
          patron.onLoan(),
          patron.expires(),
          pin == null ? patron.pin() : pin);
    }

    LongStream blockedKeys(LongStream shown) {
      return LongStream.concat(shown, lostHashes.stream().mapToLong(BlockFilter::key));
    }
  }

  private Known known(Instant now) throws IOException {
    Set<PatronId> lost = cards.lost();
    Map<PatronHash, PinVerifier> pins = new HashMap<>();
    cards
        .pins(LocalDate.ofInstant(now, ZoneOffset.UTC))
        .forEach((card, verifier) -> pins.put(hash(card), verifier));
    return new Known(lost, lost.stream().map(this::hash).collect(Collectors.toSet()), pins);
  }

  /** A card that was found meanwhile stays blocked until the catalogue is read again. */
  private void mark(ReferenceVersions.Build build, Instant now, Known known) throws IOException {
    LongStream.Builder blocked = LongStream.builder();
    Entries before = build.entries(ReferenceSet.PATRONS);
    build.add(
        ReferenceSet.PATRONS,
        build.asOf(ReferenceSet.PATRONS, now),
        new Entries() {
          @Override
          public @Nullable Entry next() throws IOException {
            Entry entry = before.next();
            return entry == null ? null : marked(entry, known, blocked);
          }

          @Override
          public void close() throws IOException {
            before.close();
          }
        });
    build.add(
        ReferenceSet.BLOCKED,
        build.asOf(ReferenceSet.BLOCKED, now),
        Entries.of(slices(BlockFilter.of(known.blockedKeys(blocked.build())))));
  }

  private static Entry marked(Entry entry, Known known, LongStream.Builder blocked)
      throws IOException {
    PatronHash hash = new PatronHash(HexFormat.of().formatHex(entry.key()));
    Reference.Patron patron = known.of(hash, patron(entry));
    if (patron.blocked()) {
      blocked.add(BlockFilter.key(hash));
    }
    return ReferenceCodec.patron(hash, patron);
  }

  private static Reference.Patron patron(Entry entry) throws IOException {
    try {
      return ReferenceCodec.patron(Objects.requireNonNull(entry.value(), "a set holds no change"));
    } catch (WireException e) {
      throw new IOException("the version before can't be read: " + e.getMessage(), e);
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

  private void addPatrons(ReferenceVersions.Build build, Instant now, Known known)
      throws IOException {
    LongStream.Builder blocked = LongStream.builder();
    List<PatronId> shownAsBlocked = new ArrayList<>();
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
              if (known.lost().contains(each.id())) {
                shownAsBlocked.add(each.id());
              }
            }
            return ReferenceCodec.patron(hash, known.of(hash, each.patron()));
          });
    }
    LongStream keys = known.blockedKeys(blocked.build());
    build.add(ReferenceSet.BLOCKED, now, Entries.of(slices(BlockFilter.of(keys))));
    cards.shownAsBlocked(shownAsBlocked);
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
