package org.shuyi.kiosk.ui;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.Theme;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * The glass as the patron sees it: 1080 by 1920 logical pixels, made smaller where the display is.
 * It draws states and posts touches, nothing else. Every method may be called from any thread.
 */
public final class KioskWindow implements AutoCloseable {
  private final AtomicReference<@Nullable Kiosk> waiting = new AtomicReference<>();
  private final Navigator navigator;
  private final Stage stage;

  /**
   * How the window stands on the machine.
   *
   * @param sign the library's name and telephone
   * @param zone where the kiosk stands, for the times it shows
   * @param fullscreen true on a kiosk: the whole display, no frame; false beside the workbench
   * @param mounting where it hangs
   * @param voice speaks to whom asked for it
   * @param signals sound and light
   */
  public record Options(
      Sign sign, ZoneId zone, boolean fullscreen, Mounting mounting, Voice voice, Signals signals) {
    /** A glass as they usually hang, without a voice, sound or light. */
    public Options(Sign sign, ZoneId zone, boolean fullscreen) {
      this(sign, zone, fullscreen, Mounting.USUAL, Voice.SILENT, Signals.NONE);
    }
  }

  private KioskWindow(Options options, Consumer<? super Event> post) {
    navigator =
        new Navigator(
            options.sign(),
            Texts.loadAll(options.zone()),
            options.mounting(),
            options.voice(),
            options.signals(),
            touch -> post.accept(new Event.Touched(touch)));
    stage = new Stage(options.fullscreen() ? StageStyle.UNDECORATED : StageStyle.DECORATED);
    Rectangle2D display = Screen.getPrimary().getVisualBounds();
    Letterbox box = new Letterbox(navigator.page(), Letterbox.WIDTH, Letterbox.HEIGHT);
    double scale = box.scaleFor(display.getWidth(), display.getHeight() - 40);
    Scene scene = new Scene(box, Letterbox.WIDTH * scale, Letterbox.HEIGHT * scale);
    Theme.dress(scene);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (navigator.pressed(key)) {
            key.consume();
          }
        });
    scene.addEventFilter(KeyEvent.KEY_TYPED, key -> typed(key.getCharacter(), post));
    stage.setScene(scene);
    stage.setTitle(options.sign().library(Kiosk.Language.CHINESE));
    stage.setFullScreenExitHint("");
    stage.setFullScreen(options.fullscreen());
    navigator.show(Kiosk.starting());
  }

  /** What a keyboard or an input method types, where the screen is one to type on. */
  private static void typed(String text, Consumer<? super Event> post) {
    if (!text.isEmpty() && text.codePoints().allMatch(Character::isLetterOrDigit)) {
      post.accept(new Event.Touched(new Touch.Letter(text)));
    }
  }

  /**
   * Opens the window, starting JavaFX if need be, and shows {@link Kiosk#starting()}.
   *
   * @param post gets each touch, on the JavaFX thread: must return at once
   */
  public static KioskWindow open(Options options, Consumer<? super Event> post) {
    FxThread.startToolkit();
    return FxThread.call(
        () -> {
          KioskWindow window = new KioskWindow(options, post);
          window.stage.show();
          return window;
        });
  }

  /** Draws this state. If several come before the glass can follow, only the last is drawn. */
  public void show(Kiosk kiosk) {
    if (waiting.getAndSet(kiosk) == null) {
      FxThread.post(this::drawWaiting);
    }
  }

  private void drawWaiting() {
    Kiosk newest = waiting.getAndSet(null);
    if (newest != null) {
      navigator.show(newest);
    }
  }

  /** The page, for tests that measure it. */
  Region page() {
    return navigator.page();
  }

  /** Writes what is on the glass, 1080 by 1920. */
  public void snapshot(Path png) {
    Snapshots.write(navigator.page(), png);
  }

  /**
   * Touches a control.
   *
   * @throws IllegalStateException if there is no such control on the glass, or it can't be touched
   *     now; says which ones can
   */
  public void tap(String nodeId) {
    FxThread.run(() -> Glass.tap(navigator.page(), nodeId));
  }

  /** Whether {@link #tap} would touch something now. */
  public boolean canTap(String nodeId) {
    return FxThread.call(() -> Glass.find(navigator.page(), nodeId).isPresent());
  }

  /** Every text on the glass, from top to bottom. */
  public List<String> texts() {
    return FxThread.call(() -> Glass.texts(navigator.page()));
  }

  /** Called once, on the JavaFX thread, when what is on the glass is drawn for the first time. */
  public void onFirstFrame(Runnable drawn) {
    FxThread.run(
        () -> {
          AnimationTimer timer =
              new AnimationTimer() {
                private boolean before;

                @Override
                public void handle(long now) {
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
  public void onClosed(Runnable closed) {
    FxThread.run(() -> stage.setOnHidden(ignored -> closed.run()));
  }

  /** Moves the window to the right edge of the display, beside a workbench. */
  public void moveToRight() {
    FxThread.run(
        () -> {
          Rectangle2D display = Screen.getPrimary().getVisualBounds();
          stage.setX(display.getMaxX() - stage.getWidth());
          stage.setY(display.getMinY());
        });
  }

  /** Moves the window, in pixels of the display. */
  public void moveTo(double x, double y) {
    FxThread.run(
        () -> {
          stage.setX(x);
          stage.setY(y);
        });
  }

  /** What moved stands still, and nothing of a patron is left. */
  @Override
  public void close() {
    FxThread.run(
        () -> {
          navigator.show(Kiosk.starting());
          stage.close();
        });
  }
}
