package org.shuyi.kiosk.ui;

import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * The glass as the patron sees it: 1080 by 1920 logical pixels, made smaller where the display is.
 * It draws states and posts touches, nothing else. Every method may be called from any thread.
 */
public final class KioskWindow extends GlassWindow<Kiosk> {
  private final Navigator navigator;

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
    this(
        new Navigator(
            options.sign(),
            Texts.loadAll(options.zone()),
            options.mounting(),
            options.voice(),
            options.signals(),
            touch -> post.accept(new Event.Touched(touch))),
        options,
        post);
  }

  private KioskWindow(Navigator navigator, Options options, Consumer<? super Event> post) {
    super(navigator.page(), options.sign().library(Kiosk.Language.CHINESE), options.fullscreen());
    this.navigator = navigator;
    Scene scene = stage().getScene();
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (navigator.pressed(key)) {
            key.consume();
          }
        });
    scene.addEventFilter(KeyEvent.KEY_TYPED, key -> typed(key.getCharacter(), post));
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
          window.stage().show();
          return window;
        });
  }

  @Override
  void draw(Kiosk kiosk) {
    navigator.show(kiosk);
  }

  /** What moved stands still, and nothing of a patron is left. */
  @Override
  public void close() {
    FxThread.run(
        () -> {
          navigator.show(Kiosk.starting());
          stage().close();
        });
  }
}
