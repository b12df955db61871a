package org.shuyi.kiosk.ui.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Fonts and stylesheet. The fonts ship with the program, for a machine need not have a Chinese one.
 */
public final class Theme {
  /** The family of both weights. */
  public static final String FAMILY = "Noto Sans SC";

  private static final String STYLESHEET = "/org/shuyi/kiosk/ui/shuyi.css";
  private static final String REGULAR = "/org/shuyi/hardware/printer/font/noto-sans-sc-regular.ttf";
  private static final String BOLD = "/org/shuyi/kiosk/ui/font/noto-sans-sc-bold.ttf";

  private Theme() {}

  /** Dresses a scene. Loading a font a second time costs little and changes nothing. */
  public static void dress(Scene scene) {
    loadFont(REGULAR);
    loadFont(BOLD);
    scene.getStylesheets().setAll(resource(STYLESHEET).toExternalForm());
  }

  private static void loadFont(String resource) {
    try (InputStream bytes = resource(resource).openStream()) {
      Font font = Font.loadFont(bytes, -1);
      if (font == null || !font.getFamily().equals(FAMILY)) {
        throw new IllegalStateException("JavaFX can't load " + resource + " as " + FAMILY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + resource + " from the program", e);
    }
  }

  private static URL resource(String name) {
    URL url = Theme.class.getResource(name);
    if (url == null) {
      throw new IllegalStateException("the program was packed without " + name);
    }
    return url;
  }
}
