package org.shuyi.sync.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.shuyi.sync.centre.Cards;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.centre.ReferenceData;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.reference.store.ReferenceStore;
import org.shuyi.sync.wire.Chunk;

/**
 * The reference data of a city's library, from its catalogue to a station's answer. What is on the
 * wire is the signed manifest and the chunks, without MQTT's own bytes.
 */
final class ReferenceBenchmark implements Benchmark {
  private static final int ITEMS = Integer.getInteger("bench.reference.items", 1_000_000);
  private static final int PATRONS = 3 * (ITEMS / 10);
  private static final int LOOK_UPS = 200_000;
  private static final int ASKED = 8;

  @Override
  public List<Figure> run(Path directory) throws Exception {
    Version whole = follow(directory, new LargeLibrary(ITEMS, PATRONS, 0));
    Version delta = follow(directory, new LargeLibrary(ITEMS, PATRONS, 100));
    long before = heap();
    try (ReferenceStore station = station(directory)) {
      Reference reference = station.reference();
      lookUps(reference);
      double[] times = lookUps(reference);
      double memory = (heap() - before) / 1e6;
      return List.of(
          Figure.of("reference, centre makes the first version", whole.made(), "s"),
          Figure.of("reference, station takes it in", whole.taken(), "s"),
          Figure.of("reference, on the wire", whole.megabytes(), "MB"),
          Figure.of("reference, 1 % changed: centre", delta.made(), "s"),
          Figure.of("reference, 1 % changed: station", delta.taken(), "s"),
          Figure.of("reference, 1 % changed: on the wire", delta.megabytes(), "MB"),
          Figure.of("reference, look-up, median", times[LOOK_UPS / 2], "us"),
          Figure.atMost(100, "reference, look-up, p99", times[LOOK_UPS / 100 * 99], "us"),
          Figure.atMost(64, "reference, memory added on the station", memory, "MB"));
    }
  }

  /**
   * A version from the catalogue to the station's disk.
   *
   * @param made seconds at the centre
   * @param taken seconds at the station
   */
  private record Version(double made, double taken, double megabytes) {}

  private static Version follow(Path directory, Catalogue catalogue) throws Exception {
    try (ReferenceData centre =
            ReferenceData.open(
                "lib",
                catalogue,
                Cards.NONE,
                directory.resolve("versions"),
                TestKeys.CENTRE,
                InstantSource.system());
        ReferenceStore station = station(directory)) {
      long started = System.nanoTime();
      centre.renew();
      long made = System.nanoTime();
      long bytes = fetch(station, centre);
      if (!station.install()) {
        throw new AssertionError("the station could not use the version");
      }
      return new Version((made - started) / 1e9, (System.nanoTime() - made) / 1e9, bytes / 1e6);
    }
  }

  private static ReferenceStore station(Path directory) {
    return ReferenceStore.open(directory.resolve("station"), "lib", TestKeys.STATION);
  }

  private static long fetch(ReferenceStore station, ReferenceData centre) throws Exception {
    byte[] manifest = centre.manifest().orElseThrow();
    long bytes = manifest.length;
    station.offer(manifest);
    for (List<ContentHash> wanted = station.wanted(ASKED);
        !wanted.isEmpty();
        wanted = station.wanted(ASKED)) {
      for (ContentHash hash : wanted) {
        byte[] content = content(centre, hash);
        station.add(new Chunk(hash, content));
        bytes += content.length;
      }
    }
    return bytes;
  }

  private static byte[] content(ReferenceData centre, ContentHash hash) throws IOException {
    Optional<byte[]> content = centre.deflated(hash);
    return content.orElseThrow(() -> new AssertionError("the centre has no " + hash.brief()));
  }

  /** Microseconds of each, the shortest first. */
  private static double[] lookUps(Reference reference) {
    Random random = new Random(1);
    double[] times = new double[LOOK_UPS];
    for (int i = 0; i < LOOK_UPS; i++) {
      int number = random.nextInt(i % 2 == 0 ? ITEMS : PATRONS);
      long started = System.nanoTime();
      boolean found =
          i % 2 == 0
              ? reference.item(LargeLibrary.item(number)).isPresent()
              : reference.patron(LargeLibrary.patron(number)).isPresent();
      times[i] = (System.nanoTime() - started) / 1e3;
      if (!found) {
        throw new AssertionError("number " + number + " is not there");
      }
    }
    Arrays.sort(times);
    return times;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
