package org.shuyi.sync.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays worlds. {@code -Dsimulation.from=F -Dsimulation.seeds=N} plays others than the usual ones;
 * every failing one says how to play it again.
 */
final class SimulationTest {
  private static final int USUAL_SEEDS = 120;

  @Test
  void everyPromiseIsKeptOnce() throws Exception {
    long from = Long.getLong("simulation.from", 1);
    int seeds = Integer.getInteger("simulation.seeds", USUAL_SEEDS);
    List<Oracle.Fault> faults = new ArrayList<>();
    int acts = 0;
    int reviews = 0;
    long seed = from;
    for (World.Ending ending : played(from, seeds)) {
      acts += ending.acts();
      reviews += ending.reviews();
      if (!ending.faults().isEmpty()) {
        report(seed, ending);
        faults.addAll(ending.faults());
      }
      seed++;
    }
    long doubled = faults.stream().filter(f -> f.kind() == Oracle.Kind.DOUBLED).count();
    System.out.printf("in these worlds: %d acts, %d in review%n", acts, reviews);
    System.out.printf(
        "simulation: %d seeds, lost %d, doubled %d%n", seeds, faults.size() - doubled, doubled);
    assertThat(faults).isEmpty();
  }

  /** Worlds share nothing, so as many are played at once as there are processors. */
  private static List<World.Ending> played(long from, int seeds) throws Exception {
    try (ExecutorService players =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Callable<World.Ending>> worlds =
          LongStream.range(from, from + seeds)
              .<Callable<World.Ending>>mapToObj(seed -> () -> play(seed))
              .toList();
      List<World.Ending> endings = new ArrayList<>();
      for (Future<World.Ending> ending : players.invokeAll(worlds)) {
        endings.add(ending.get());
      }
      return endings;
    }
  }

  private static World.Ending play(long seed) throws Exception {
    try (Ground ground = Ground.make()) {
      return World.play(seed, Rules.KEPT, ground.directory());
    }
  }

  private static void report(long seed, World.Ending ending) {
    System.out.printf(
        "seed %d fails; again: mvn -pl van-sync -am verify -Dsimulation.from=%d"
            + " -Dsimulation.seeds=1%n",
        seed, seed);
    ending.story().forEach(line -> System.out.println("  " + line));
    ending.faults().forEach(fault -> System.out.println("  " + fault));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void oneSeedIsOneStory(long seed) throws Exception {
    World.Ending once = play(seed);
    World.Ending again = play(seed);
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
