package org.shuyi.sync.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.sync.centre.broker.Mosquitto;

/**
 * Stations that come back at once after a day without network, each with 200 acts: what the
 * centre's heap holds meanwhile.
 */
final class FleetBenchmark implements Benchmark {
  private static final int ACTS = 200;
  private static final List<Integer> SIZES = List.of(10, 100, 1000);

  @Override
  public List<Figure> run(Path directory) throws Exception {
    List<Figure> figures = new ArrayList<>();
    List<Double> heaps = new ArrayList<>();
    try (Mosquitto broker = Mosquitto.start(directory.resolve("broker"))) {
      for (int size : SIZES) {
        try (CentreHeap centre =
                CentreHeap.start(broker.uri(), directory.resolve("centre-" + size + ".db"));
            Fleet fleet = Fleet.connect(broker.uri(), size, ACTS)) {
          double seconds = fleet.bringAll();
          heaps.add(centre.mostMegabytes());
          figures.add(
              Figure.of("fleet of " + size + ", acts to disk", size * ACTS / seconds, "acts/s"));
          figures.add(
              Figure.atMost(512, "fleet of " + size + ", centre's heap", heaps.getLast(), "MB"));
        }
      }
    }
    figures.add(
        Figure.atMost(
            1.5,
            "fleet, centre's heap with 1000 / with 10",
            heaps.getLast() / heaps.getFirst(),
            ""));
    return figures;
  }
}
