package org.shuyi.sync.reference.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.Cards;
import org.shuyi.sync.centre.ReferenceData;
import org.shuyi.sync.centre.TestCatalogue;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.wire.Chunk;

/**
 * A station as a process of its own, killed at any moment of a download, of putting it together and
 * of the change-over. {@code -Dreference.kills=N} for more than the usual few.
 */
class KilledStationTest {
  private static final int KILLS = Integer.getInteger("reference.kills", 8);
  private static final int ITEMS = 40_000;

  @TempDir private Path directory;
  private final TestCatalogue catalogue = new TestCatalogue();
  private final Random random = new Random(11);
  private Instant now = Instant.parse("2026-11-21T02:00:00Z");
  private int version;

  /** Follows the newest manifest; says when it begins and when it is done. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    try (ReferenceData centre = centre(directory, new TestCatalogue(), Instant.EPOCH);
        ReferenceStore station = station(directory)) {
      station.offer(centre.manifest().orElseThrow());
      System.out.println("begins");
      do {
        for (List<ContentHash> wanted = station.wanted(4);
            !wanted.isEmpty();
            wanted = station.wanted(4)) {
          for (ContentHash hash : wanted) {
            station.add(new Chunk(hash, centre.deflated(hash).orElse(null)));
          }
        }
      } while (station.install());
    }
    System.out.println("done");
  }

  private static ReferenceData centre(Path directory, TestCatalogue catalogue, Instant now)
      throws IOException {
    return ReferenceData.open(
        "lib", catalogue, Cards.NONE, directory.resolve("centre"), TestKeys.CENTRE, () -> now);
  }

  private static ReferenceStore station(Path directory) {
    return ReferenceStore.open(directory.resolve("station"), "lib", TestKeys.STATION);
  }

  /** Every title names the version, so that a mixture would show. */
  private void renew() throws IOException {
    version++;
    now = now.plusSeconds(60);
    for (int i = 0; i < ITEMS; i++) {
      catalogue.items.put("SY%06d".formatted(i), Reference.Item.forLoan("版 " + version));
    }
    try (ReferenceData centre = centre(directory, catalogue, now)) {
      centre.renew();
    }
  }

  private Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledStationTest.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("begins");
    return process;
  }

  @Test
  void whatIsInUseIsAlwaysOneWholeVersion() throws Exception {
    renew();
    long longest = 1000;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start();
      long started = System.nanoTime();
      if (process.waitFor(random.nextLong(longest), TimeUnit.MILLISECONDS)) {
        // Next time it is killed earlier, and has something new to get.
        longest = Math.max(20, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        assertThat(assertWhole()).isEqualTo(version);
        renew();
      } else {
        process.destroyForcibly().waitFor();
        assertWhole();
      }
    }
    Process last = start();
    assertThat(last.inputReader().readLine()).isEqualTo("done");
    assertThat(last.waitFor()).isZero();
    assertThat(assertWhole()).isEqualTo(version);
  }

  /** The version in use; 0 for none. */
  private int assertWhole() {
    try (ReferenceStore station = station(directory)) {
      Reference reference = station.reference();
      if (reference.madeAt().equals(Instant.EPOCH)) {
        return 0;
      }
      int inUse =
          version - (int) now.minusMillis(reference.madeAt().toEpochMilli()).getEpochSecond() / 60;
      for (int i = 0; i < ITEMS; i += 97) {
        assertThat(reference.item(new ItemId("SY%06d".formatted(i))))
            .contains(Reference.Item.forLoan("版 " + inUse));
      }
      return inUse;
    }
  }
}
