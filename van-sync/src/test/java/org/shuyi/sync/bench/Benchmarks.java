package org.shuyi.sync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs all benchmarks, or those named, prints a table and writes it to a file. Ends with 1 if a
 * goal is not met.
 */
public final class Benchmarks {
  private static final Map<String, Benchmark> ALL = all();

  private Benchmarks() {}

  private static Map<String, Benchmark> all() {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("append", new AppendBenchmark());
    all.put("replay", new ReplayBenchmark());
    all.put("apply", new ApplyBenchmark());
    all.put("fleet", new FleetBenchmark());
    all.put("inbox", new InboxBenchmark());
    all.put("reference", new ReferenceBenchmark());
    all.put("console", new ConsoleBenchmark());
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
      figures.addAll(run(Objects.requireNonNull(ALL.get(name), name)));
    }
    figures.forEach(figure -> System.out.println(figure.row()));
    write(Path.of(args[0]), figures);
    System.exit(figures.stream().allMatch(Figure::met) ? 0 : 1);
  }

  private static List<Figure> run(Benchmark benchmark) throws Exception {
    Path directory = Files.createTempDirectory("shuyi-bench");
    try {
      return benchmark.run(directory);
    } finally {
      delete(directory);
    }
  }

  private static void write(Path file, List<Figure> figures) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        figures.stream().map(Figure::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
