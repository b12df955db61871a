package org.shuyi.kiosk.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.screen.van.ChooseStopScreen;
import org.shuyi.kiosk.screen.van.CloseStopScreen;
import org.shuyi.kiosk.screen.van.DeskScreen;
import org.shuyi.kiosk.screen.van.NameCardScreen;
import org.shuyi.kiosk.screen.van.SignInScreen;
import org.shuyi.kiosk.screen.van.SkipStopScreen;
import org.shuyi.kiosk.screen.van.StaffPinScreen;
import org.shuyi.kiosk.screen.van.VanScreen;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.ServiceWording;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.OpenStop;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanEvent;
import org.shuyi.kiosk.van.VanTouch;

/** What stands on a van's page: which stop, the job, and the few ways on. JavaFX thread only. */
final class VanPage {
  private final Map<Language, Texts> texts;
  private final Consumer<Event> post;
  private final Label stop = Parts.label("library");
  private final Label next = Parts.label("subtitle");
  private final Label network = Parts.label("offline-text");
  private final HBox offline = Parts.row("offline-chip", new IconView(Icon.OFFLINE, 40), network);
  private final Label queued = Parts.word("help-phone");
  private final Label staff = Parts.word("help");
  private final Button language;
  private final Button visit;
  private final Button close;
  private final Button signOut;
  private final StackPane body = new StackPane();
  private final StackPane page;
  private Language other = Language.ENGLISH;
  private final Map<Class<?>, VanScreen<?>> made = new HashMap<>();

  VanPage(Map<Language, Texts> texts, Consumer<Event> post) {
    this.texts = Map.copyOf(texts);
    this.post = post;
    language = footer("language", Icon.GLOBE, () -> touched(new VanTouch.In(other)));
    visit = footer("van-visit", Icon.GLAD, () -> touched(new VanTouch.CountVisit()));
    close = footer("van-close", Icon.CHECK, () -> touched(new VanTouch.EndStop()));
    signOut = footer("van-sign-out", Icon.LEAVE, () -> touched(new VanTouch.SignOut()));
    body.getStyleClass().add("body");
    HBox header =
        Parts.row(
            "header",
            Parts.growing(Parts.column("header-words", stop, next, offline)),
            Parts.column("help-words", queued, staff));
    HBox footer = Parts.row("footer", language, visit, close, signOut);
    page = new StackPane(new Frame(header, body, footer));
    page.getStyleClass().addAll("page", "van");
  }

  private static Button footer(String id, Icon icon, Runnable touched) {
    Button button = Parts.button(id, icon, touched, "quiet");
    button.setMinWidth(0);
    button.setPrefWidth(Letterbox.WIDTH / 4);
    return Parts.growing(button);
  }

  private void touched(VanTouch touch) {
    post.accept(new VanEvent.Touched(touch));
  }

  Region page() {
    return page;
  }

  void show(Van van) {
    Texts said = Objects.requireNonNull(texts.get(van.language()));
    body.getChildren().setAll(drawn(van, said).node());
    head(van, said);
    other = following(van);
    language.setText(Objects.requireNonNull(texts.get(other)).say(Key.LANGUAGE_NAME));
    visit.setText(said.say(Key.VAN_VISIT, van.stop() == null ? 0 : van.stop().tally().visits()));
    visit.setVisible(van.job() instanceof Job.AtDesk);
    close.setText(said.say(Key.VAN_CLOSE));
    close.setVisible(van.job() instanceof Job.AtDesk);
    signOut.setText(said.say(Key.VAN_SIGN_OUT));
    signOut.setVisible(van.staff() != null);
  }

  private void head(Van van, Texts said) {
    OpenStop open = van.stop();
    stop.setText(open == null ? said.say(Key.VAN_TITLE) : open.stop().name(van.language().tag()));
    next.setText(
        open == null ? said.say(Key.VAN_NO_STOP) : said.say(Key.VAN_DUE, open.stop().due()));
    network.setText(said.say(ServiceWording.offlineSign(van.service())));
    Parts.present(offline, !van.service().online());
    queued.setText(
        van.service().queued() == 0 ? "" : said.say(Key.VAN_QUEUED, van.service().queued()));
    staff.setText(van.staff() == null ? "" : van.staff().name());
  }

  private Language following(Van van) {
    List<Language> all = Texts.languages();
    return all.get((all.indexOf(van.language()) + 1) % all.size());
  }

  private VanScreen<?> drawn(Van van, Texts said) {
    return switch (van.job()) {
      case Job.SignIn it -> drawn(SignInScreen.class, SignInScreen::new, it, van, said);
      case Job.EnterPin it ->
          drawn(StaffPinScreen.class, () -> new StaffPinScreen(post), it, van, said);
      case Job.ChooseStop it ->
          drawn(ChooseStopScreen.class, () -> new ChooseStopScreen(post), it, van, said);
      case Job.SkipStop it ->
          drawn(SkipStopScreen.class, () -> new SkipStopScreen(post), it, van, said);
      case Job.NameCard it ->
          drawn(NameCardScreen.class, () -> new NameCardScreen(post), it, van, said);
      case Job.AtDesk it -> drawn(DeskScreen.class, () -> new DeskScreen(post), it, van, said);
      case Job.CloseStop it ->
          drawn(CloseStopScreen.class, () -> new CloseStopScreen(post), it, van, said);
    };
  }

  private <J extends Job, S extends VanScreen<J>> VanScreen<?> drawn(
      Class<S> type, Supplier<S> maker, J job, Van van, Texts said) {
    S screen = type.cast(made.computeIfAbsent(type, ignored -> maker.get()));
    screen.draw(job, van, said);
    return screen;
  }
}
