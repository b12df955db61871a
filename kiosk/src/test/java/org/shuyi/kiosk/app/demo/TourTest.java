package org.shuyi.kiosk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.kiosk.workbench.Workbench;
import org.shuyi.sync.ils.demo.DemoPatron;

/**
 * The whole road with real parts, played by itself: the first loan, a new card, a hold out of the
 * locker, the chute, offline, and two cuts of the power.
 */
class TourTest {
  @TempDir private Path folder;

  @Test
  void theStoryOfTheFirstLoanEndsWithNothingLostAndNothingDoubled() throws Exception {
    TourReport report;
    try (DemoWorld world = DemoWorld.start(true, null);
        DemoBench bench = new DemoBench(world);
        Workbench workbench = Workbench.open(bench)) {
      report = new Tour(new TourStage(world, bench, workbench, Bare.NOT_MEASURED), folder).play();
      nobodyIsNamed(Files.readString(world.files.kioskLog()), world);
    }
    assertThat(report.lost()).isZero();
    assertThat(report.doubled()).isZero();
    assertThat(report.kills()).isEqualTo(2);
    assertThat(report.journalled()).isGreaterThanOrEqualTo(26);
    assertThat(report.accepted()).isEqualTo(report.journalled());
    assertThat(report.applied()).isEqualTo(report.journalled());
    assertThat(report.refused()).isZero();
    assertThat(report.offlineSeconds()).isPositive();
    assertThat(report.items()).hasSize(10).allMatch(TourReport.ItemTold::agree);
    assertThat(report.cards()).hasSize(1).allMatch(TourReport.CardTold::agree);
    assertThat(report.steps())
        .extracting(TourReport.StepDone::name)
        .contains(
            "card-issued",
            "three-lent",
            "hold-taken-en",
            "chute-returned",
            "welcome-large-type",
            "welcome-en");
    for (TourReport.StepDone step : report.steps()) {
      BufferedImage picture = ImageIO.read(folder.resolve(step.png()).toFile());
      assertThat(colours(picture)).as(step.name()).isGreaterThan(8);
    }
  }

  /** A log goes to technicians, and further: no card number, no name. */
  private static void nobodyIsNamed(String log, DemoWorld world) {
    assertThat(log).contains("kiosk kiosk-1 runs").doesNotContainPattern("\\b21[0-9]{10,12}\\b");
    assertThat(log).doesNotContain("11010519491231002X", "样本不是人");
    assertThat(log).doesNotContain(world.library.patrons().stream().map(DemoPatron::name).toList());
  }

  private static int colours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x += 3) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours.size();
  }
}
