package org.shuyi.kiosk.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.shuyi.kiosk.app.FeelProbe;
import org.shuyi.kiosk.workbench.BareWindow;

/**
 * How the kiosk feels: frames and touches while its journal syncs and reference data is swapped,
 * and how long it takes to come up, beside a bare JavaFX window in the same run. Prints a table,
 * writes it to a file and ends with 1 where a goal is not met.
 */
public final class FeelBenchmark {
  private static final int ACTS = Integer.getInteger("bench.acts", 10_000);
  private static final int STARTS = Integer.getInteger("bench.starts", 5);

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  private final Path installed;
  private final List<Figure> figures = new ArrayList<>();

  private FeelBenchmark(Path installed) {
    this.installed = installed.toAbsolutePath();
  }

  /**
   * One line of the table.
   *
   * @param most the goal; NaN for a figure that only explains others
   */
  private record Figure(String name, double value, String unit, double most) {
    boolean met() {
      return Double.isNaN(most) || value <= most;
    }

    String row() {
      String goal = Double.isNaN(most) ? "" : "at most %.1f".formatted(most);
      String told = Double.isNaN(most) ? "" : met() ? "met" : "NOT MET";
      return "%-62s %12.2f %-8s %-16s %s".formatted(name, value, unit, goal, told);
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"name\": \"%s\", \"value\": %.2f, \"unit\": \"%s\", \"goal\": %s, \"met\": %s}",
          name,
          value,
          unit,
          Double.isNaN(most) ? "null" : "\"at most " + most + "\"",
          met());
    }
  }

  /**
   * Entry point.
   *
   * @param args the file to write, and the folder that {@code mvn package} makes
   */
  public static void main(String[] args) throws Exception {
    FeelBenchmark bench = new FeelBenchmark(Path.of(args[1]));
    bench.starts();
    bench.feel();
    Path file = Path.of(args[0]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        bench.figures.stream()
            .map(Figure::json)
            .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n")));
    System.exit(bench.figures.stream().allMatch(Figure::met) ? 0 : 1);
  }

  private void tell(Figure figure) {
    figures.add(figure);
    System.out.println(figure.row());
  }

  private void feel() throws Exception {
    try (DemoWorld world = DemoWorld.start(true, null)) {
      List<String> command = KioskProcess.java(true);
      command.addAll(
          List.of(
              FeelProbe.class.getName(), world.files.station().toString(), Integer.toString(ACTS)));
      Process kiosk =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(world.files.kioskLog().toFile()))
              .start();
      Thread swapping = Thread.ofPlatform().daemon().start(() -> swap(world, kiosk));
      try (BufferedReader out = kiosk.inputReader(StandardCharsets.UTF_8)) {
        out.lines().forEach(this::take);
      } finally {
        kiosk.destroy();
        swapping.interrupt();
      }
      if (kiosk.waitFor() != 0 || figures.isEmpty()) {
        throw new IOException(
            "the kiosk's process failed:\n" + Files.readString(world.files.kioskLog()));
      }
    }
  }

  /** A whole new version of the reference data every two seconds. */
  private static void swap(DemoWorld world, Process kiosk) {
    try {
      while (kiosk.isAlive()) {
        world.centre.publishReference();
        TimeUnit.SECONDS.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "frame" -> add(words, "frame", 33);
      case "touch" -> add(words, "touch to answer", 100);
      default -> System.out.println(line);
    }
  }

  private void add(String[] words, String what, double most) {
    String during = " while " + ACTS + " acts sync, of " + words[1];
    tell(new Figure(what + " p50" + during, Double.parseDouble(words[2]), "ms", Double.NaN));
    tell(new Figure(what + " p99" + during, Double.parseDouble(words[3]), "ms", most));
    tell(new Figure(what + " at most" + during, Double.parseDouble(words[4]), "ms", Double.NaN));
  }

  /** The program as it is installed, and a bare window with the same Java, options and JavaFX. */
  private void starts() throws Exception {
    List<Bare> bare = new ArrayList<>();
    List<Bare> cold = new ArrayList<>();
    List<Bare> kiosk = new ArrayList<>();
    try (DemoWorld world = DemoWorld.start(true, null)) {
      Path picture = world.files.kioskLog().resolveSibling("first.png");
      Path none = picture.resolveSibling("none.aot");
      Path cache = picture.resolveSibling("kiosk.aot");
      warmUp(world, cache);
      for (int i = 0; i < STARTS; i++) {
        bare.add(Bare.measure(window(picture)));
        cold.add(start(world, picture, none));
        kiosk.add(start(world, picture, cache));
      }
    }
    double bareMillis = median(bare.stream().mapToLong(Bare::firstPictureMillis).toArray());
    double coldMillis = median(cold.stream().mapToLong(Bare::firstPictureMillis).toArray());
    double millis = median(kiosk.stream().mapToLong(Bare::firstPictureMillis).toArray());
    double bareMegabytes = median(bare.stream().mapToLong(Bare::residentMegabytes).toArray());
    double megabytes = median(kiosk.stream().mapToLong(Bare::residentMegabytes).toArray());
    tell(new Figure("bare window, start to picture", bareMillis, "ms", Double.NaN));
    tell(new Figure("kiosk without its cache, the same", coldMillis, "ms", Double.NaN));
    tell(new Figure("kiosk after 'shuyi warm-up', the same", millis, "ms", Double.NaN));
    tell(new Figure("start, times a bare window", millis / bareMillis, "", 2));
    tell(new Figure("bare window, resident", bareMegabytes, "MB", Double.NaN));
    tell(new Figure("kiosk, resident", megabytes, "MB", Double.NaN));
    tell(new Figure("resident, times a bare window", megabytes / bareMegabytes, "", 1.6));
  }

  private void warmUp(DemoWorld world, Path cache) throws IOException, InterruptedException {
    ProcessBuilder command =
        shuyi(cache, "warm-up", "--config", world.files.station().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(world.files.kioskLog().toFile()));
    if (command.start().waitFor() != 0 || !Files.exists(cache)) {
      throw new IOException("no warm-up:\n" + Files.readString(world.files.kioskLog()));
    }
  }

  private Bare start(DemoWorld world, Path picture, Path cache)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    KioskProcess kiosk =
        KioskProcess.start(
            shuyi(cache, "kiosk", "--config", world.files.station().toString(), "--hand"),
            world.files.kioskLog());
    kiosk.snapshot(picture);
    long millis = (System.nanoTime() - start) / 1_000_000;
    TimeUnit.SECONDS.sleep(2);
    Bare measured = new Bare(millis, kiosk.peakKilobytes() / 1024);
    kiosk.kill();
    return measured;
  }

  private ProcessBuilder shuyi(Path cache, String... words) {
    List<String> command = new ArrayList<>(List.of(installed + "/bin/shuyi"));
    command.addAll(List.of(words));
    ProcessBuilder builder = headless(command);
    builder.environment().put("SHUYI_CACHE", cache.toString());
    return builder;
  }

  private ProcessBuilder window(Path picture) {
    return headless(
        List.of(
            JAVA,
            "@" + installed + "/bin/java-options",
            "--module-path",
            installed + "/lib/javafx",
            "-cp",
            installed + "/lib/*",
            BareWindow.class.getName(),
            picture.toString()));
  }

  private static ProcessBuilder headless(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SHUYI_JAVA", JAVA);
    builder
        .environment()
        .put(
            "JDK_JAVA_OPTIONS",
            "-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true");
    return builder;
  }

  private static double median(long[] values) {
    long[] sorted = Arrays.stream(values).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
