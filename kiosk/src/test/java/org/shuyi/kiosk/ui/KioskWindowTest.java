package org.shuyi.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.screen.borrow.BorrowScreen;
import org.shuyi.kiosk.ui.gallery.Example;
import org.shuyi.kiosk.ui.gallery.Examples;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.sync.circulation.ItemId;

class KioskWindowTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final List<Event> posted = new CopyOnWriteArrayList<>();
  private KioskWindow window;

  @BeforeEach
  void open() {
    window =
        KioskWindow.open(
            new KioskWindow.Options(new Sign(Map.of(Language.CHINESE, "南开区图书馆"), ""), ZONE, false),
            posted::add);
  }

  @AfterEach
  void close() {
    window.close();
  }

  static Stream<Arguments> touches() {
    return Stream.of(
        Arguments.of("welcome", "borrow", new Touch.Borrow()),
        Arguments.of("welcome", "return", new Touch.Return()),
        Arguments.of("welcome", "loans", new Touch.MyLoans()),
        Arguments.of("welcome-offline", "loans", new Touch.MyLoans()),
        Arguments.of("welcome", "language", new Touch.ChangeLanguage(Kiosk.Language.ENGLISH)),
        Arguments.of("identify", "leave", new Touch.Leave()),
        Arguments.of("borrow-offline", "finish-slip", new Touch.Finish(true)),
        Arguments.of("borrow-offline", "finish", new Touch.Finish(false)),
        Arguments.of("return", "finish-slip", new Touch.Finish(true)),
        Arguments.of("loans", "renew-012010000", new Touch.Renew(new ItemId("012010000"))),
        Arguments.of("loans", "renew-all", new Touch.RenewAll()),
        Arguments.of("borrow-warning", "more-time", new Touch.MoreTime()),
        Arguments.of("finished-borrow", "leave", new Touch.Leave()));
  }

  @ParameterizedTest
  @MethodSource("touches")
  void aTouchIsPosted(String example, String control, Touch touch) {
    window.show(kiosk(example));
    window.tap(control);

    assertThat(posted).containsExactly(new Event.Touched(touch));
  }

  static Stream<Arguments> resting() {
    return Stream.of(
        Arguments.of("welcome", "leave"),
        Arguments.of("welcome-no-reader", "return"),
        Arguments.of("welcome-no-scanner", "borrow"),
        Arguments.of("borrow", "finish"),
        Arguments.of("borrow", "leave"),
        Arguments.of("borrow-strangers", "finish-slip"),
        Arguments.of("borrow-empty", "finish-slip"),
        Arguments.of("borrow-offline", "more-time"));
  }

  @ParameterizedTest
  @MethodSource("resting")
  void whatCanNotBeDoneNowCanNotBeTouched(String example, String control) {
    window.show(kiosk(example));

    assertThat(window.canTap(control)).isFalse();
    assertThatThrownBy(() -> window.tap(control))
        .hasMessageContaining("no control '" + control + "'")
        .hasMessageContaining("language");
    assertThat(posted).isEmpty();
  }

  @Test
  void aFingerOnTheGlassIsATouch() {
    window.show(kiosk("welcome"));
    FxThread.run(
        () -> {
          window.page().applyCss();
          window.page().layout();
          Node button = window.page().lookup("#borrow");
          Bounds at = button.localToScreen(button.getLayoutBounds());
          Robot robot = new Robot();
          robot.mouseMove(at.getCenterX(), at.getCenterY());
          robot.mouseClick(MouseButton.PRIMARY);
        });

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(posted).containsExactly(new Event.Touched(new Touch.Borrow())));
  }

  @Test
  void showsTheOtherLanguageAtOnce() {
    window.show(kiosk("welcome"));
    assertThat(window.texts()).contains("借书", "English");

    window.show(in(Language.ENGLISH, "welcome"));
    assertThat(window.texts()).contains("Borrow", "Tiếng Việt").doesNotContain("借书");
  }

  @Test
  void screensAreUsedAgainAndNothingPilesUp() {
    drawAll();
    drawAll();
    long before = FxThread.call(() -> (long) Glass.visible(window.page()).size());
    for (int round = 0; round < 5; round++) {
      drawAll();
    }

    assertThat(FxThread.call(() -> (long) Glass.visible(window.page()).size())).isEqualTo(before);
  }

  @Test
  void nothingAboutThePatronStaysWhenTheScreenIsLeft() {
    Kiosk kiosk = kiosk("borrow");
    List<String> kept =
        FxThread.call(
            () -> {
              BorrowScreen screen = new BorrowScreen(ignored -> {});
              screen.draw(
                  (Journey.Borrowing) kiosk.journey(),
                  new Showing(
                      kiosk.service(),
                      Profile.STANDARD,
                      Texts.load(Language.CHINESE, ZONE),
                      kiosk.pad(),
                      kiosk.openDoors(),
                      List.of()));
              screen.leave();
              return everyText(screen.node());
            });

    assertThat(kept).noneMatch(text -> text.contains("王") || text.contains("5678"));
    assertThat(kept).doesNotContain("红楼梦", "活着", "Pride and Prejudice");
  }

  /** Texts out of sight too. */
  private static List<String> everyText(Region node) {
    return node.lookupAll("*").stream()
        .filter(Labeled.class::isInstance)
        .map(found -> ((Labeled) found).getText())
        .filter(text -> text != null)
        .toList();
  }

  private void drawAll() {
    for (Example example : Examples.in(Language.CHINESE)) {
      window.show(example.kiosk());
      FxThread.run(
          () -> {
            window.page().applyCss();
            window.page().layout();
          });
    }
  }

  private static Kiosk kiosk(String name) {
    return in(Language.CHINESE, name);
  }

  private static Kiosk in(Language language, String name) {
    return Examples.in(language).stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow()
        .kiosk();
  }
}
