package org.shuyi.kiosk.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javax.imageio.ImageIO;

/** Pictures of what is on the glass. */
public final class Snapshots {
  private Snapshots() {}

  /**
   * Writes a node as a PNG, at its own size, whatever the window's is. Callable from any thread;
   * makes the folder.
   */
  public static void write(Node node, Path png) {
    BufferedImage picture = FxThread.call(() -> take(node));
    try {
      Files.createDirectories(png.toAbsolutePath().getParent());
      if (!ImageIO.write(picture, "png", png.toFile())) {
        throw new IllegalStateException("this JDK can't write PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + png, e);
    }
  }

  private static BufferedImage take(Node node) {
    return SwingFXUtils.fromFXImage(node.snapshot(new SnapshotParameters(), null), null);
  }
}
