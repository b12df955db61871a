package org.shuyi.kiosk.workbench;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.shuyi.kiosk.ui.FxThread;
import org.shuyi.kiosk.ui.Snapshots;

/**
 * A JavaFX window of a kiosk's size with one word in it: the yardstick for start and memory. Prints
 * {@code shown} when its first picture is written and then waits for its input to end.
 */
public final class BareWindow {
  private static final int WIDTH = 1080;
  private static final int HEIGHT = 1920;

  private BareWindow() {}

  public static void main(String[] arguments) throws IOException {
    FxThread.startToolkit();
    FxThread.run(
        () -> {
          StackPane root = new StackPane(new Label("Shuyi"));
          Stage stage = new Stage();
          stage.setScene(new Scene(root, WIDTH, HEIGHT));
          stage.show();
          Snapshots.write(root, Path.of(arguments[0]));
        });
    System.out.println("shown");
    while (System.in.read() >= 0) {
      // Lives as long as whoever measures it.
    }
    System.exit(0);
  }
}
