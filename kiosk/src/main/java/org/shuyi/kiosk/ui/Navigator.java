package org.shuyi.kiosk.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.ToneWording;

/**
 * What stands on the page: header, screen, footer, the panels above them, the focus. Only on the
 * JavaFX thread.
 */
final class Navigator {
  private final Map<Language, Texts> texts;
  private final Header header;
  private final Footer footer;
  private final Warning warning;
  private final AccessPanel access;
  private final HelpPanel help;
  private final Mounting mounting;
  private final Signals signals;
  private final Speaker speaker;
  private final Frame frame;
  private final FocusRing ring = new FocusRing();
  private final KeyNavigation keys = new KeyNavigation();
  private final Screens screens;
  private final StackPane body = new StackPane();
  private final StackPane page;
  private @Nullable Screen<?> current;
  private Kiosk shown = Kiosk.starting();

  Navigator(
      Sign sign,
      Map<Language, Texts> texts,
      Mounting mounting,
      Voice voice,
      Signals signals,
      Consumer<Touch> touched) {
    this.texts = new LinkedHashMap<>(texts);
    this.mounting = mounting;
    this.signals = signals;
    speaker = new Speaker(voice);
    header = new Header(sign);
    footer = new Footer(touched);
    warning = new Warning(touched);
    access = new AccessPanel(touched);
    help = new HelpPanel(sign.helpPhone(), touched, this::speakHelp);
    screens = new Screens(sign, touched);
    body.getStyleClass().add("body");
    frame = new Frame(header, body, footer);
    page = new StackPane(frame, access, help, warning, ring);
    page.getStyleClass().add("page");
    page.addEventFilter(MouseEvent.MOUSE_PRESSED, this::fingered);
    page.needsLayoutProperty().addListener((was, before, now) -> ring.around(keys.focus(top())));
  }

  private void fingered(MouseEvent press) {
    keys.nothing();
    Glass.under(press.getTarget()).ifPresent(control -> speaker.touched(control, shown));
  }

  /** The whole page, 1080 by 1920 logical pixels. */
  Region page() {
    return page;
  }

  void show(Kiosk kiosk) {
    Profile profile = kiosk.manner().profile();
    Texts spoken = texts(kiosk.language());
    dress(profile);
    enter(
        screens.drawn(
            kiosk.journey(),
            new Showing(
                kiosk.service(), profile, spoken, kiosk.pad(), kiosk.openDoors(), kiosk.window())));
    header.draw(kiosk, spoken);
    footer.draw(kiosk, spoken, texts(following(kiosk.language())));
    access.draw(kiosk, spoken);
    help.draw(kiosk, kiosk.warned(), spoken);
    warning.draw(kiosk.warned(), spoken);
    Parts.handed(page, profile.has(Need.LEFT_HAND));
    signal(shown, kiosk);
    speaker.shown(shown, kiosk, spoken);
    focus(shown, kiosk);
    shown = kiosk;
  }

  /** A key of the keypad; false if it means nothing here. */
  boolean pressed(KeyEvent key) {
    boolean known = keys.pressed(key, top());
    if (known) {
      focused();
    }
    return known;
  }

  private void signal(Kiosk before, Kiosk now) {
    ToneWording.between(before, now).ifPresent(signals::signal);
    boolean serving = serves(now);
    if (serving != serves(before)) {
      signals.light(serving);
    }
  }

  private static boolean serves(Kiosk kiosk) {
    return !(kiosk.journey() instanceof Journey.Welcome)
        || kiosk.service().around().presence() == Around.Presence.SOMEBODY;
  }

  private void dress(Profile profile) {
    for (Need need : Need.values()) {
      style(need.style(), profile.has(need));
    }
    double reach = profile.has(Need.LOW_REACH) ? mounting.reach() : Letterbox.HEIGHT;
    frame.reach(reach);
    access.reach(reach);
    help.reach(reach);
    warning.reach(reach);
  }

  /** A class that stays is not touched: to take it away and back restyles all there is. */
  private void style(String name, boolean on) {
    if (on && !page.getStyleClass().contains(name)) {
      page.getStyleClass().add(name);
    } else if (!on) {
      page.getStyleClass().remove(name);
    }
  }

  /** Who uses keys finds the focus on the first control of every new screen. */
  private void focus(Kiosk before, Kiosk now) {
    boolean elsewhere =
        !before.journey().getClass().equals(now.journey().getClass())
            || before.manner().panel() != now.manner().panel()
            || before.warned() != now.warned();
    if (now.manner().profile().has(Need.KEYS_ONLY) && (elsewhere || keys.focus(top()) == null)) {
      keys.first(top());
      focused();
    }
    if (elsewhere && !now.manner().profile().has(Need.KEYS_ONLY)) {
      keys.nothing();
    }
    ring.around(keys.focus(top()));
  }

  private void focused() {
    ButtonBase now = keys.focus(top());
    ring.around(now);
    if (now != null) {
      speaker.focused(now, shown);
    }
  }

  /** What can be touched now: a panel that lies over the screen, or the screen. */
  private Region top() {
    return Stream.of(warning, access, help)
        .filter(Node::isVisible)
        .map(Region.class::cast)
        .findFirst()
        .orElse(frame);
  }

  private void speakHelp() {
    speaker.help(shown, texts(shown.language()));
  }

  private void enter(Screen<?> next) {
    if (next.equals(current)) {
      return;
    }
    if (current != null) {
      current.leave();
    }
    current = next;
    body.getChildren().setAll(next.node());
  }

  private Texts texts(Language language) {
    return Objects.requireNonNull(texts.get(language));
  }

  private Language following(Language language) {
    List<Language> all = List.copyOf(texts.keySet());
    return all.get((all.indexOf(language) + 1) % all.size());
  }
}
