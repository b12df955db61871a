package org.shuyi.kiosk.workbench;

import java.nio.file.Path;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.shuyi.kiosk.ui.FxThread;
import org.shuyi.kiosk.ui.Snapshots;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.Theme;

/** The devices of a bench alone in a window. Every public method may be called from any thread. */
public final class FaultsWindow implements AutoCloseable {
  private static final double WIDTH = 1100;
  private static final double HEIGHT = 900;

  /** Faults also come and go by chance and by other hands. */
  private static final Duration LOOK = Duration.millis(500);

  private final Stage stage = new Stage();
  private final VBox page;
  private final Timeline looking;

  private FaultsWindow(Faults faults) {
    DevicesPane devices = new DevicesPane(faults);
    page = Parts.column("workbench", Parts.growing(devices));
    Scene scene = new Scene(page, WIDTH, HEIGHT);
    Theme.dress(scene);
    stage.setScene(scene);
    stage.setTitle(Word.DEVICES.both());
    stage.show();
    devices.draw();
    looking = new Timeline(new KeyFrame(LOOK, ignored -> devices.draw()));
    looking.setCycleCount(Animation.INDEFINITE);
    looking.play();
  }

  /** Opens the window, starting JavaFX if need be. */
  public static FaultsWindow open(Faults faults) {
    FxThread.startToolkit();
    return FxThread.call(() -> new FaultsWindow(faults));
  }

  /** Writes the window as it looks now. */
  public void snapshot(Path png) {
    Snapshots.write(page, png);
  }

  /** What happens when somebody closes the window by its frame. */
  public void onClosed(Runnable closed) {
    FxThread.run(() -> stage.setOnHidden(ignored -> closed.run()));
  }

  @Override
  public void close() {
    FxThread.run(
        () -> {
          looking.stop();
          stage.close();
        });
  }
}
