package org.shuyi.kiosk.ui.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
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

  /** To read both again takes as long as to draw a screen. */
  private static final AtomicBoolean FONTS_LOADED = new AtomicBoolean();

  private Theme() {}

  /**
   * Reads fonts and stylesheet and draws a first letter, all of which the first screen needs, while
   * nobody yet knows what stands on it. Only on the JavaFX thread.
   */
  public static void prepare() {
    Button first = new Button("书");
    Scene scene = new Scene(new StackPane(first));
    dress(scene);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  /** Dresses a scene. Only on the JavaFX thread. */
  public static void dress(Scene scene) {
    if (FONTS_LOADED.compareAndSet(false, true)) {
      loadFont(REGULAR);
      loadFont(BOLD);
    }
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
