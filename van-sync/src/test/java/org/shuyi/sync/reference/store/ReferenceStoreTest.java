package org.shuyi.sync.reference.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.Cards;
import org.shuyi.sync.centre.ReferenceData;
import org.shuyi.sync.centre.TestCatalogue;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.reference.CentreKeys;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.Deflated;

/** A station's store against the centre that makes its data, without the network between them. */
class ReferenceStoreTest {
  private static final int ITEMS = 3000;
  private static final int ASKED = 3;

  @TempDir private Path directory;
  private final TestCatalogue catalogue = new TestCatalogue();
  private Instant now = Instant.parse("2026-11-21T02:00:00Z");
  private ReferenceData centre;
  private int fetched;

  @BeforeEach
  void makeALibrary() throws IOException {
    for (int i = 0; i < ITEMS; i++) {
      catalogue.items.put("SY%06d".formatted(i), Reference.Item.forLoan("书 " + i));
      catalogue.patrons.put("P%06d".formatted(i), Reference.Patron.inGoodStanding(null));
    }
    catalogue.patrons.put(
        "BAD", new Reference.Patron(Set.of(Reference.PatronFlag.BLOCKED), "", -1, -1, null, null));
    catalogue.holds.put("SY000001", "P000001");
    centre = centre("lib", "versions", TestKeys.CENTRE);
    centre.renew();
  }

  @AfterEach
  void close() throws IOException {
    centre.close();
  }

  private ReferenceData centre(String library, String folder, CentreKeys keys) throws IOException {
    return ReferenceData.open(
        library, catalogue, Cards.NONE, directory.resolve(folder), keys, () -> now);
  }

  private ReferenceStore station() {
    return ReferenceStore.open(directory.resolve("station"), "lib", TestKeys.STATION);
  }

  private byte[] manifest() {
    return centre.manifest().orElseThrow();
  }

  private void renew() throws IOException {
    now = now.plusSeconds(60);
    centre.renew();
  }

  /** Fetches at most so much; true if there was no more to fetch. */
  private boolean fetch(ReferenceStore station, int most) throws IOException {
    for (int i = 0; i < most; ) {
      List<ContentHash> wanted = station.wanted(ASKED);
      if (wanted.isEmpty()) {
        return true;
      }
      for (ContentHash hash : wanted) {
        station.add(new Chunk(hash, centre.deflated(hash).orElse(null)));
        fetched++;
        i++;
      }
    }
    return false;
  }

  private void follow(ReferenceStore station) throws IOException {
    station.offer(manifest());
    fetched = 0;
    fetch(station, 10_000);
    assertThat(station.install()).isTrue();
  }

  private void assertSame(Reference reference) {
    catalogue.items.forEach(
        (id, item) -> assertThat(reference.item(new ItemId(id))).contains(item));
    catalogue.patrons.forEach(
        (id, patron) -> assertThat(reference.patron(new PatronId(id))).contains(patron));
    Map<String, Reference.Item> listed = new HashMap<>();
    reference.items((id, item) -> listed.put(id.value(), item));
    assertThat(listed).isEqualTo(catalogue.items);
    assertThat(reference.item(new ItemId("SY00000"))).isEmpty();
    assertThat(reference.item(new ItemId("ZZ"))).isEmpty();
    assertThat(reference.item(new ItemId("A"))).isEmpty();
  }

  /** Lost cards and PINs as the centre knows them. */
  private static final class KnownCards implements Cards {
    private final Set<PatronId> lost = new HashSet<>();
    private final Map<PatronId, PinVerifier> pins = new HashMap<>();

    @Override
    public Set<PatronId> lost() {
      return Set.copyOf(lost);
    }

    @Override
    public void shownAsBlocked(Collection<PatronId> cards) {
      lost.removeAll(cards);
    }

    @Override
    public Map<PatronId, PinVerifier> pins(LocalDate today) {
      return pins;
    }
  }

  @Test
  void aLostCardIsBlockedWithoutTheCatalogueAndUntilItSaysSo() throws Exception {
    KnownCards cards = new KnownCards();
    PatronId known = new PatronId(catalogue.patrons.keySet().iterator().next());
    PatronId stranger = new PatronId("V-0001");
    PinVerifier pin =
        PinVerifier.of(
            known,
            "1234".toCharArray(),
            TestKeys.STATION.patrons(),
            LocalDate.of(2999, 1, 1),
            new Random(7));
    try (ReferenceData other =
            ReferenceData.open(
                "lib", catalogue, cards, directory.resolve("cards"), TestKeys.CENTRE, () -> now);
        ReferenceStore station = station()) {
      other.renew();
      assertThat(other.cardsChanged()).isFalse();
      cards.lost.addAll(Set.of(known, stranger));
      cards.pins.put(known, pin);
      assertThat(other.cardsChanged()).isTrue();
      now = now.plusSeconds(60);
      other.renewCards();
      assertThat(other.cardsChanged()).isFalse();
      install(station, other);
      Reference.Patron blocked = station.reference().patron(known).orElseThrow();
      assertThat(blocked.blocked()).isTrue();
      assertThat(blocked.pin()).isEqualTo(pin);
      assertThat(station.reference().mayBeBlocked(stranger)).isTrue();
      assertThat(station.reference().item(new ItemId("SY000001"))).isPresent();

      catalogue.patrons.put(known.value(), blocked);
      now = now.plusSeconds(60);
      other.renew();
      assertThat(cards.lost).as("the catalogue says it of this one").containsExactly(stranger);
      assertThat(other.cardsChanged()).isFalse();
    }
  }

  private static void install(ReferenceStore station, ReferenceData centre) throws IOException {
    station.offer(centre.manifest().orElseThrow());
    for (List<ContentHash> wanted = station.wanted(ASKED);
        !wanted.isEmpty();
        wanted = station.wanted(ASKED)) {
      for (ContentHash hash : wanted) {
        station.add(new Chunk(hash, centre.deflated(hash).orElse(null)));
      }
    }
    assertThat(station.install()).isTrue();
  }

  @Test
  void theVeryFirstBootKnowsNothingAndTrustsNobody() {
    try (ReferenceStore station = station()) {
      Reference none = station.reference();
      assertThat(none.madeAt()).isEqualTo(Instant.EPOCH);
      assertThat(none.item(new ItemId("SY000001"))).isEmpty();
      assertThat(none.rules("")).isEqualTo(Reference.LoanRules.NONE);
      assertThat(none.mayBeBlocked(new PatronId("P000001"))).isTrue();
    }
  }

  @Test
  void aStationKnowsWhatTheCentreDoesAlsoAfterARestart() throws Exception {
    try (ReferenceStore station = station()) {
      follow(station);
      assertSame(station.reference());
    }
    try (ReferenceStore station = station()) {
      Reference reference = station.reference();
      assertSame(reference);
      assertThat(reference.madeAt()).isEqualTo(now);
      assertThat(reference.mayBeBlocked(new PatronId("BAD"))).isTrue();
      assertThat(reference.reservedForAnother(new ItemId("SY000001"), new PatronId("P000001")))
          .isFalse();
      assertThat(reference.reservedForAnother(new ItemId("SY000001"), new PatronId("P000002")))
          .isTrue();
      assertThat(reference.reservedForAnother(new ItemId("SY000002"), new PatronId("P000002")))
          .isFalse();
    }
  }

  private void changeALittle(int n) throws IOException {
    catalogue.items.put("SY%06d".formatted(n), Reference.Item.forLoan("new " + n));
    catalogue.items.remove("SY%06d".formatted(n + 1));
    catalogue.items.put("SX%06d".formatted(n), Reference.Item.forLoan("more " + n));
    renew();
  }

  @Test
  void whoMissedSomeVersionsTakesTheChangesOnly() throws Exception {
    try (ReferenceStore station = station()) {
      follow(station);
      int whole = fetched;
      changeALittle(100);
      follow(station);
      assertThat(fetched).as("one list and one run").isEqualTo(2).isLessThan(whole);
      for (int i = 1; i <= 5; i++) {
        changeALittle(200 * i);
      }
      follow(station);
      assertThat(fetched).isEqualTo(10);
      assertSame(station.reference());
      renew();
      follow(station);
      assertThat(fetched).as("nothing changed but the age").isZero();
      assertThat(station.reference().madeAt()).isEqualTo(now);
    }
  }

  @Test
  void aCentreThatWasSetBackIsFollowedAllTheSame() throws Exception {
    try (ReferenceStore station = station()) {
      follow(station);
      changeALittle(7);
      follow(station);
      centre.close();
      centre = centre("lib", "anew", TestKeys.CENTRE);
      catalogue.items.put("SY000900", Reference.Item.forLoan("after the restore"));
      renew();
      follow(station);
      assertSame(station.reference());
    }
  }

  @Test
  void aManifestThatMayNotBeBelievedChangesNothing() throws Exception {
    byte[] old = manifest();
    changeALittle(3);
    try (ReferenceStore station = station();
        ReferenceData other = centre("other", "other", TestKeys.CENTRE);
        ReferenceData forger = centre("lib", "forged", TestKeys.STRANGER)) {
      follow(station);
      assertThat(station.offer(manifest())).isEqualTo(ReferenceStore.Offer.KNOWN);
      assertThat(station.offer(old)).isEqualTo(ReferenceStore.Offer.OLDER);
      now = now.plusSeconds(1);
      other.renew();
      forger.renew();
      assertThat(station.offer(other.manifest().orElseThrow()))
          .isEqualTo(ReferenceStore.Offer.OTHER_LIBRARY);
      assertThat(station.offer(forger.manifest().orElseThrow()))
          .isEqualTo(ReferenceStore.Offer.NOT_SIGNED);
      assertThat(station.offer(new byte[] {1})).isEqualTo(ReferenceStore.Offer.UNREADABLE);
      assertThat(station.wanted(1)).isEmpty();
      assertSame(station.reference());
    }
  }

  /** Left without a farewell after each possible number of chunks, with a torn end of the pack. */
  @Test
  void whateverInterruptsADownloadItGoesOnWhereItWas() throws Exception {
    Random random = new Random(7);
    for (int starts = 0; starts < 200; starts++) {
      ReferenceStore station = station();
      station.offer(manifest());
      if (fetch(station, 1) && station.install()) {
        assertSame(station.reference());
        station.close();
        assertThat(starts).isGreaterThan(1);
        return;
      }
      assertThat(station.reference().madeAt()).isEqualTo(Instant.EPOCH);
      station.close();
      if (random.nextInt(3) == 0) {
        tearTheEnd(random);
      }
    }
    throw new AssertionError("the download never ended");
  }

  private void tearTheEnd(Random random) throws IOException {
    Path pack = directory.resolve("station/download.pack");
    try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "rw")) {
      file.setLength(Math.max(0, file.length() - random.nextInt(40)));
    }
  }

  @Test
  void contentThatIsSomethingElseIsNotKept() throws Exception {
    try (ReferenceStore station = station()) {
      station.offer(manifest());
      ContentHash wanted = station.wanted(1).getFirst();
      byte[] other = Deflated.of(new byte[] {1, 2, 3});
      assertThatThrownBy(() -> station.add(new Chunk(wanted, other)))
          .isInstanceOfSatisfying(
              ReferenceException.class,
              e -> assertThat(e.kind()).isEqualTo(ReferenceException.Kind.DAMAGED));
      assertThat(station.wanted(1)).containsExactly(wanted);
    }
  }

  @Test
  void aFullDiskLeavesWhatIsInUse() throws Exception {
    try (ReferenceStore station = station()) {
      follow(station);
      changeALittle(40);
      station.offer(manifest());
      fetch(station, 10_000);
      Path fresh = directory.resolve("station").resolve(newItemsFile() + ".new");
      Files.createSymbolicLink(fresh, Path.of("/dev/full"));
      assertThatThrownBy(station::install)
          .isInstanceOfSatisfying(
              ReferenceException.class,
              e -> assertThat(e.kind()).isEqualTo(ReferenceException.Kind.DISK_FULL));
      assertThat(station.reference().item(new ItemId("SX000040"))).isEmpty();
      assertThat(station.reference().item(new ItemId("SY000041"))).isPresent();
      assertThat(station.install()).as("there is room again").isTrue();
      assertSame(station.reference());
    }
  }

  private String newItemsFile() throws Exception {
    return org.shuyi.sync.wire.ManifestCodec.decode(manifest(), TestKeys.STATION.centre())
            .set(ReferenceSet.ITEMS)
            .map(state -> "items-" + state.root().brief())
            .orElseThrow()
        + ".table";
  }

  @Test
  void aPageThatRotsIsNoticedAndFetchedAnew() throws Exception {
    try (ReferenceStore station = station()) {
      follow(station);
    }
    Path items = directory.resolve("station").resolve(newItemsFile());
    try (RandomAccessFile file = new RandomAccessFile(items.toFile(), "rw")) {
      file.seek(100);
      file.write(file.read() ^ 1);
    }
    try (ReferenceStore station = station()) {
      Reference reference = station.reference();
      assertThat(reference.item(new ItemId("SY000001"))).isEmpty();
      assertThat(reference.asOf(ReferenceSet.ITEMS)).isEqualTo(Instant.EPOCH);
      assertThat(reference.asOf(ReferenceSet.PATRONS)).isEqualTo(now);
      fetch(station, 10_000);
      assertThat(station.install()).isTrue();
      assertSame(reference);
    }
  }

  @Test
  void nothingThatNobodyNeedsStays() throws Exception {
    try (ReferenceStore station = station()) {
      follow(station);
      for (int i = 0; i < 3; i++) {
        changeALittle(10 * i + 300);
        follow(station);
      }
    }
    try (Stream<Path> files = Files.list(directory.resolve("station"))) {
      assertThat(files).hasSize(1 + ReferenceSet.values().length);
    }
  }
}
