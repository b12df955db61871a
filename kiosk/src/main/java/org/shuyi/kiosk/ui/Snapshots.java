package org.shuyi.kiosk.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of what is on the glass. */
public final class Snapshots {
  private Snapshots() {}

  /**
   * Writes a node as a PNG, at its own size, whatever the window's is. Callable from any thread;
   * makes the folder.
   */
  public static void write(Region node, Path png) {
    BufferedImage picture = FxThread.call(() -> take(node));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try {
      Files.createDirectories(png.toAbsolutePath().getParent());
      Files.deleteIfExists(png);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(png.toFile())) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(picture, null, null), quick(writer));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + png, e);
    } finally {
      writer.dispose();
    }
  }

  /** A picture from elsewhere, to be shown. Only on the JavaFX thread. */
  public static WritableImage shown(BufferedImage picture) {
    return SwingFXUtils.toFXImage(picture, null);
  }

  /** Half the effort for a file a little larger: a tour takes dozens of pictures. */
  private static ImageWriteParam quick(ImageWriter writer) {
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(0.7f);
    return how;
  }

  private static BufferedImage take(Region node) {
    // Twice: what a layout changes in a style is drawn only after the next one.
    for (int pass = 0; pass < 2; pass++) {
      node.applyCss();
      node.layout();
    }
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setViewport(new Rectangle2D(0, 0, node.getWidth(), node.getHeight()));
    WritableImage seen = node.snapshot(parameters, null);
    return SwingFXUtils.fromFXImage(
        seen,
        new BufferedImage(
            (int) seen.getWidth(), (int) seen.getHeight(), BufferedImage.TYPE_INT_RGB));
  }
}
