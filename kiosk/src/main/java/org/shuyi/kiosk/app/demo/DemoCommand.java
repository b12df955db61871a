package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code shuyi demo}: opens two windows, or plays the tour where there is no display. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Everything on this machine: virtual devices, broker, centre, demo library system, kiosk"
            + " and workbench. With no display, or with --tour, it plays a tour by itself.")
public final class DemoCommand implements Callable<Integer> {
  private static final String NO_DISPLAY_TOUR = "target/tour";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--tour",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Play the tour, headless, and leave its pictures and tour.json in DIR.")
  private String tour = "";

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "Use this MQTT 5 broker, as tcp://127.0.0.1:1883, instead of the one inside.")
  private @Nullable URI broker;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!tour.isEmpty()) {
      return tour(Path.of(tour).toAbsolutePath());
    }
    if (hasDisplay()) {
      return windows();
    }
    say("No display here: playing the tour into " + NO_DISPLAY_TOUR + " instead.");
    return tour(Path.of(NO_DISPLAY_TOUR).toAbsolutePath());
  }

  private static boolean hasDisplay() {
    return System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
  }

  private int windows() throws IOException, InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    try (DemoWorld world = DemoWorld.start(false, broker);
        DemoBench bench = new DemoBench(world);
        Workbench workbench = Workbench.open(bench)) {
      workbench.onClosed(closed::countDown);
      workbench.moveTo(0, 0);
      world.power(true);
      say("Two windows are open. Close the workbench to end. Files: " + world.files.home());
      closed.await();
    }
    return 0;
  }

  private int tour(Path folder) throws IOException, InterruptedException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Files.createDirectories(folder);
    Bare bare = Bare.measure(folder.resolve("bare-window.png"), true);
    try (DemoWorld world = DemoWorld.start(true, broker);
        DemoBench bench = new DemoBench(world);
        Workbench workbench = Workbench.open(bench)) {
      try {
        TourReport report = new Tour(new TourStage(world, bench, workbench, bare), folder).play();
        tell(report, folder);
        return report.well() ? 0 : 1;
      } catch (IOException e) {
        Files.copy(
            world.files.kioskLog(),
            folder.resolve("kiosk.log"),
            StandardCopyOption.REPLACE_EXISTING);
        throw new IOException(e.getMessage() + "; see kiosk.log in " + folder, e);
      }
    }
  }

  private void tell(TourReport report, Path folder) {
    say(
        "tour: %d acts journalled, %d accepted, %d applied, %d refused; doubled %d, lost %d; %d kill(s); %.0f s offline"
            .formatted(
                report.journalled(),
                report.accepted(),
                report.applied(),
                report.refused(),
                report.doubled(),
                report.lost(),
                report.kills(),
                report.offlineSeconds()));
    TourReport.Memory memory = report.memory();
    say(
        "kiosk: first picture after %d ms (bare JavaFX window %d ms), %d MB resident at most (bare %d MB)"
            .formatted(
                memory.kioskFirstPictureMillis(),
                memory.bareFirstPictureMillis(),
                memory.kioskResidentMegabytes(),
                memory.bareResidentMegabytes()));
    say(report.steps().size() + " pictures and tour.json in " + folder);
  }

  private void say(String line) {
    var out = Objects.requireNonNull(spec, "picocli fills it in").commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
