package org.shuyi.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays worlds. {@code -Dsimulation.from=F -Dsimulation.seeds=N} plays others than the usual ones;
 * of a failing one a small part is told, with the command that plays it again.
 */
@ExtendWith(Silence.class)
final class SimulationTest {
  private static final int USUAL_SEEDS = 100;
  private static final int TOLD = 3;

  @Test
  void everyPromiseIsKeptOnce() throws Exception {
    long from = Long.getLong("simulation.from", 1);
    int seeds = Integer.getInteger("simulation.seeds", USUAL_SEEDS);
    Keep keep = keep();
    List<World.Ending> endings = played(from, seeds, keep);
    List<Oracle.Fault> faults = new ArrayList<>();
    int told = 0;
    for (int i = 0; i < seeds; i++) {
      List<Oracle.Fault> here = endings.get(i).faults();
      faults.addAll(here);
      if (!here.isEmpty() && told++ < TOLD) {
        tell(from + i, endings.get(i));
      }
    }
    Map<Trouble, Integer> troubles = summary(endings);
    long doubled = faults.stream().filter(f -> f.kind() == Oracle.Kind.DOUBLED).count();
    System.out.printf(
        "simulation: %d seeds, lost %d, doubled %d%n", seeds, faults.size() - doubled, doubled);
    assertThat(faults).isEmpty();
    if (seeds >= USUAL_SEEDS) {
      assertThat(troubles).as("trouble that there was").containsOnlyKeys(Trouble.values());
    }
  }

  private static Keep keep() {
    String kept = System.getProperty("simulation.keep");
    return kept == null ? Keep.all() : Keep.parse(kept);
  }

  /** Worlds share nothing, so as many are played at once as there are processors. */
  private static List<World.Ending> played(long from, int seeds, Keep keep) throws Exception {
    try (ExecutorService players =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<World.Ending>> worlds =
          LongStream.range(from, from + seeds)
              .<Callable<World.Ending>>mapToObj(
                  seed -> () -> Ground.play(seed, keep, Rules.KEPT).withoutStoryIfWell())
              .toList();
      List<World.Ending> endings = new ArrayList<>();
      for (Future<World.Ending> ending : players.invokeAll(worlds)) {
        endings.add(ending.get());
      }
      return endings;
    }
  }

  private static void tell(long seed, World.Ending ending) throws Exception {
    Shrinker.Small small = Shrinker.shrink(seed, Rules.KEPT, ending);
    System.out.printf(
        "seed %d fails; again:%n  mvn -pl van-sync -am verify -Dsimulation.from=%d"
            + " -Dsimulation.seeds=1%nshrunken from %d steps to %d:%n  %s%n",
        seed, seed, Keep.numbers(ending.steps()).size(), small.kept().size(), small.command(seed));
    small.ending().story().forEach(line -> System.out.println("  " + line));
    small.ending().faults().forEach(fault -> System.out.println("  " + fault));
  }

  private static Map<Trouble, Integer> summary(List<World.Ending> endings) {
    Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
    Map<String, Integer> reviews = new TreeMap<>();
    int acts = 0;
    for (World.Ending ending : endings) {
      acts += ending.acts();
      ending.troubles().forEach((kind, count) -> troubles.merge(kind, count, Integer::sum));
      ending.reviews().forEach((why, count) -> reviews.merge(why, count, Integer::sum));
    }
    int inReview = reviews.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("%d acts, %d of them in review:%n", acts, inReview);
    reviews.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> System.out.printf("%8d  %s%n", entry.getValue(), entry.getKey()));
    troubles.forEach((kind, count) -> System.out.printf("%8d  %s%n", count, kind));
    return troubles;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void oneSeedIsOneStory(long seed) throws Exception {
    World.Ending once = Ground.play(seed, Keep.all(), Rules.KEPT);
    World.Ending again = Ground.play(seed, Keep.all(), Rules.KEPT);
    assertThat(again).isEqualTo(once);
    assertThat(once.acts()).isPositive();
  }

  @Test
  void theGroundIsTidy() throws Exception {
    Path directory;
    try (Ground ground = Ground.make()) {
      directory = ground.directory();
      assertThat(directory).exists();
    }
    assertThat(directory).doesNotExist();
  }
}
