package org.shuyi.hardware.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Frames per second and bytes allocated per frame of every codec, by JMH. */
final class CodecBenchmarks {
  private static final TimeValue ROUND = TimeValue.milliseconds(500);
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private CodecBenchmarks() {}

  static List<Figure> run() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("org\\.shuyi\\.hardware\\..*CodecSpeed\\..*")
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .forks(1)
                    .warmupIterations(2)
                    .warmupTime(ROUND)
                    .measurementIterations(3)
                    .measurementTime(ROUND)
                    .build())
            .run();
    List<Figure> figures = new ArrayList<>();
    for (RunResult result : results) {
      String[] path = result.getParams().getBenchmark().split("\\.", -1);
      String name =
          path[path.length - 2].replace("CodecSpeed", "").toLowerCase(Locale.ROOT)
              + ", "
              + path[path.length - 1];
      figures.add(Figure.of(name, result.getPrimaryResult().getScore(), "frames/s"));
      figures.add(
          Figure.of(
              name + ", allocated",
              Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore(),
              "B/frame"));
    }
    return figures;
  }
}
