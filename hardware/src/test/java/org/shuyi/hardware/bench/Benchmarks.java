package org.shuyi.hardware.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.shuyi.hardware.rfid.PileBenchmark;

/**
 * Runs all benchmarks, or those named, prints a table and writes it to a file. Ends with 1 if a
 * goal is not met.
 */
public final class Benchmarks {
  private static final Map<String, Benchmark> ALL = all();

  private Benchmarks() {}

  /** Measures something. */
  private interface Benchmark {
    List<Figure> run() throws Exception;
  }

  private static Map<String, Benchmark> all() {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("pile", PileBenchmark::run);
    all.put("codecs", CodecBenchmarks::run);
    return all;
  }

  /**
   * Entry point.
   *
   * @param args the file to write, then names of benchmarks; none for all
   */
  public static void main(String[] args) throws Exception {
    List<String> names =
        args.length > 1 ? List.of(args).subList(1, args.length) : List.copyOf(ALL.keySet());
    List<Figure> figures = new ArrayList<>();
    for (String name : names) {
      System.out.println("benchmark " + name + " …");
      figures.addAll(Objects.requireNonNull(ALL.get(name), name).run());
    }
    figures.forEach(figure -> System.out.println(figure.row()));
    write(Path.of(args[0]), figures);
    System.exit(figures.stream().allMatch(Figure::met) ? 0 : 1);
  }

  private static void write(Path file, List<Figure> figures) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        figures.stream().map(Figure::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
  }
}
