package org.shuyi.kiosk.ui.part;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.shuyi.hardware.printer.qr.QrCode;

/** A QR code on the glass, with the quiet zone of four modules that scanners need. */
public final class QrPicture extends StackPane {
  private static final double SIDE = 360;
  private static final int QUIET = 4;

  private final SVGPath modules = new SVGPath();
  private String shown = "";

  public QrPicture() {
    getStyleClass().add("qr");
    modules.getStyleClass().add("qr-modules");
    getChildren().add(modules);
    setMinSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
  }

  public void draw(String content) {
    if (!content.equals(shown)) {
      shown = content;
      QrCode code = QrCode.of(content);
      modules.setContent(path(code));
      double scale = SIDE / (code.size() + 2 * QUIET);
      modules.setScaleX(scale);
      modules.setScaleY(scale);
    }
  }

  private static String path(QrCode code) {
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < code.size(); row++) {
      for (int column = 0; column < code.size(); column++) {
        if (code.dark(column, row)) {
          path.append("M%d %dh1v1h-1Z".formatted(column, row));
        }
      }
    }
    return path.toString();
  }

  public void clear() {
    shown = "";
    modules.setContent("");
  }
}
