package org.shuyi.kiosk.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.ui.part.Theme;

/**
 * A page of 1080 by 1920 logical pixels in a window, made smaller where the display is. It draws
 * states, nothing else. Every method may be called from any thread.
 *
 * @param <S> the states
 */
public abstract class GlassWindow<S> implements AutoCloseable {
  private final AtomicReference<@Nullable S> waiting = new AtomicReference<>();
  private final Region page;
  private final Stage stage;

  /** On the JavaFX thread; not shown yet. */
  GlassWindow(Region page, String title, boolean fullscreen) {
    this.page = page;
    stage = new Stage(fullscreen ? StageStyle.UNDECORATED : StageStyle.DECORATED);
    Rectangle2D display = Screen.getPrimary().getVisualBounds();
    Letterbox box = new Letterbox(page, Letterbox.WIDTH, Letterbox.HEIGHT);
    double scale = box.scaleFor(display.getWidth(), display.getHeight() - 40);
    Scene scene = new Scene(box, Letterbox.WIDTH * scale, Letterbox.HEIGHT * scale);
    Theme.dress(scene);
    stage.setScene(scene);
    stage.setTitle(title);
    stage.setFullScreenExitHint("");
    stage.setFullScreen(fullscreen);
  }

  /** On the JavaFX thread. */
  abstract void draw(S state);

  @Override
  public abstract void close();

  /** On the JavaFX thread: for what is there once. */
  final Stage stage() {
    return stage;
  }

  /** Draws this state. If several come before the glass can follow, only the last is drawn. */
  public final void show(S state) {
    if (waiting.getAndSet(state) == null) {
      FxThread.post(this::drawWaiting);
    }
  }

  private void drawWaiting() {
    S newest = waiting.getAndSet(null);
    if (newest != null) {
      draw(newest);
    }
  }

  /** The page, for tests that measure it. */
  final Region page() {
    return page;
  }

  /** Writes what is on the glass, 1080 by 1920. */
  public final void snapshot(Path png) {
    Snapshots.write(page, png);
  }

  /**
   * Touches a control.
   *
   * @throws IllegalStateException if there is no such control on the glass, or it can't be touched
   *     now; says which ones can
   */
  public final void tap(String nodeId) {
    FxThread.run(() -> Glass.tap(page, nodeId));
  }

  /** Whether {@link #tap} would touch something now. */
  public final boolean canTap(String nodeId) {
    return FxThread.call(() -> Glass.find(page, nodeId).isPresent());
  }

  /** Every text on the glass, from top to bottom. */
  public final List<String> texts() {
    return FxThread.call(() -> Glass.texts(page));
  }

  /** Called once, on the JavaFX thread, when what is on the glass is drawn for the first time. */
  public final void onFirstFrame(Runnable drawn) {
    FxThread.run(
        () -> {
          AnimationTimer timer =
              new AnimationTimer() {
                private boolean before;

                @Override
                public final void handle(long now) {
                  if (before) {
                    stop();
                    drawn.run();
                  }
                  before = true;
                }
              };
          timer.start();
        });
  }

  /** What happens when somebody closes the window by its frame. */
  public final void onClosed(Runnable closed) {
    FxThread.run(() -> stage.setOnHidden(ignored -> closed.run()));
  }

  /** Moves the window to the right edge of the display, beside a workbench. */
  public final void moveToRight() {
    FxThread.run(
        () -> {
          Rectangle2D display = Screen.getPrimary().getVisualBounds();
          stage.setX(display.getMaxX() - stage.getWidth());
          stage.setY(display.getMinY());
        });
  }

  /** Moves the window, in pixels of the display. */
  public final void moveTo(double x, double y) {
    FxThread.run(
        () -> {
          stage.setX(x);
          stage.setY(y);
        });
  }
}
