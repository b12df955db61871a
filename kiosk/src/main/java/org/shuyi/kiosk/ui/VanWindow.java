package org.shuyi.kiosk.ui;

import java.time.ZoneId;
import java.util.function.Consumer;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.van.Van;

/** The glass of a van's staff. It draws states and posts touches, nothing else. */
public final class VanWindow extends GlassWindow<Van> {
  private final VanPage page;

  private VanWindow(VanPage page, String title, boolean fullscreen) {
    super(page.page(), title, fullscreen);
    this.page = page;
  }

  /**
   * Opens the window, starting JavaFX if need be, and shows {@code first}.
   *
   * @param zone for the times it shows
   * @param post gets each touch, on the JavaFX thread: must return at once
   */
  public static VanWindow open(
      String title, ZoneId zone, boolean fullscreen, Van first, Consumer<Event> post) {
    FxThread.startToolkit();
    return FxThread.call(
        () -> {
          VanPage page = new VanPage(Texts.loadAll(zone), post);
          VanWindow window = new VanWindow(page, title, fullscreen);
          page.show(first);
          window.stage().show();
          return window;
        });
  }

  @Override
  void draw(Van van) {
    page.show(van);
  }

  @Override
  public void close() {
    FxThread.run(() -> stage().close());
  }
}
