package org.shuyi.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.gallery.Example;
import org.shuyi.kiosk.ui.gallery.Examples;
import org.shuyi.kiosk.ui.text.Tone;

/** The glass used by keys, by ear, from below and with help. */
class AccessTest {
  private final List<Event> posted = new CopyOnWriteArrayList<>();
  private final List<String> spoken = new CopyOnWriteArrayList<>();
  private final List<Tone> signals = new CopyOnWriteArrayList<>();
  private final List<Boolean> lamp = new CopyOnWriteArrayList<>();
  private final Signals lights =
      new Signals() {
        @Override
        public void signal(Tone tone) {
          signals.add(tone);
        }

        @Override
        public void light(boolean on) {
          lamp.add(on);
        }
      };
  private KioskWindow window;

  @BeforeEach
  void open() {
    window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(Map.of(Language.CHINESE, "南开区图书馆"), "022-1234 5678"),
                ZoneId.of("Asia/Shanghai"),
                false,
                Mounting.USUAL,
                (language, text) -> spoken.add(language.tag() + " " + text),
                lights),
            posted::add);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void accessAndHelpAreOneTouchFromEveryScreenInTheSamePlace() {
    List<Example> plain =
        Examples.in(Language.CHINESE).stream()
            .filter(example -> example.kiosk().manner().panel() == Panel.NONE)
            .filter(example -> !example.kiosk().warned())
            .toList();
    assertThat(plain)
        .allSatisfy(
            example -> {
              show(example.kiosk());
              assertThat(window.canTap("access")).isTrue();
              assertThat(window.canTap("help")).isTrue();
            });
    assertThat(plain.stream().map(this::placeOfAccess).distinct()).hasSize(1);
  }

  private String placeOfAccess(Example example) {
    show(example.kiosk());
    return FxThread.call(
        () -> {
          Node button = window.page().lookup("#access");
          return window.page().sceneToLocal(button.localToScene(button.getLayoutBounds())) + "";
        });
  }

  @Test
  void whatIsTouchedInThePanelIsPosted() {
    show(at("access-remembered", Profile.STANDARD));
    window.tap("need-high-contrast");
    window.tap("remember");
    window.tap("panel-close");

    assertThat(posted)
        .containsExactly(
            new Event.Touched(new Touch.Change(Need.HIGH_CONTRAST)),
            new Event.Touched(new Touch.Remember(false)),
            new Event.Touched(new Touch.Open(Panel.NONE)));
  }

  @Test
  void aCallForStaffIsOneTouchInTheHelp() {
    show(at("help-welcome", Profile.STANDARD));
    window.tap("call-staff");

    assertThat(posted).containsExactly(new Event.Touched(new Touch.CallStaff()));
    show(at("help-borrow", Profile.STANDARD));
    assertThat(window.canTap("call-staff")).isFalse();
    assertThat(window.texts()).contains("已经通知工作人员");
  }

  @Test
  void keysReachEveryControlAndComeRoundAgain() {
    show(at("welcome", only(Need.KEYS_ONLY)));
    press(KeyCode.ENTER);
    for (int i = 0; i < 7; i++) {
      press(KeyCode.TAB);
    }
    press(KeyCode.ENTER);

    assertThat(posted)
        .as("borrow, return, loans, find, access, language, help, and borrow again")
        .containsExactly(
            new Event.Touched(new Touch.Borrow()), new Event.Touched(new Touch.Borrow()));
    assertThat(FxThread.call(() -> window.page().lookup(".focus-ring").isVisible())).isTrue();
  }

  @Test
  void keysStayInThePanelThatLiesOverTheScreen() {
    show(at("help-welcome", only(Need.KEYS_ONLY)));
    for (int i = 0; i < 10; i++) {
      press(KeyCode.DOWN);
    }
    press(KeyCode.ESCAPE);
    press(KeyCode.RIGHT);
    press(KeyCode.ENTER);

    assertThat(posted).doesNotContain(new Event.Touched(new Touch.Borrow()));
    assertThat(posted.getFirst()).isEqualTo(new Event.Touched(new Touch.Open(Panel.NONE)));
  }

  @Test
  void aVoiceSaysEachNewScreenAndWhatHasTheFocus() {
    show(at("welcome", only(Need.VOICE)));
    show(at("identify", only(Need.VOICE)));
    press(KeyCode.TAB);

    assertThat(spoken).containsExactly("zh 请按一下您想做的事", "zh 请把读者证放到读卡处，条码朝上", "zh 无障碍");
  }

  @Test
  void aVoiceSaysWhatIsUnderTheFinger() {
    show(at("welcome", only(Need.VOICE)));
    spoken.clear();
    touch("help");

    assertThat(spoken).containsExactly("zh 帮助");
  }

  /** Others stand around. */
  @Test
  void aVoiceSaysNoDigitThatIsTouched() {
    show(at("pin", only(Need.VOICE)));
    spoken.clear();
    touch("key-1");

    assertThat(spoken).isEmpty();
  }

  private void touch(String id) {
    FxThread.run(
        () ->
            javafx.event.Event.fireEvent(
                Objects.requireNonNull(window.page().lookup("#" + id)), finger()));
  }

  private static MouseEvent finger() {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        0,
        0,
        0,
        0,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  @Test
  void whoDidNotAskForAVoiceHearsNone() {
    show(at("welcome", Profile.STANDARD));
    show(at("identify", Profile.STANDARD));
    touch("help");
    press(KeyCode.TAB);

    assertThat(spoken).isEmpty();
  }

  @Test
  void withoutAVoiceItCanNotBeAskedFor() {
    show(at("access-no-voice", Profile.STANDARD));
    assertThat(window.canTap("need-voice")).isFalse();
    assertThat(window.texts()).contains("语音朗读（本机现在没有）");
    show(at("access", Profile.STANDARD));
    assertThat(window.canTap("need-voice")).isTrue();
  }

  @Test
  void theHelpIsReadAloudToWhoeverAsksForIt() {
    show(at("help-identify", Profile.STANDARD));
    window.tap("help-listen");

    assertThat(spoken).containsExactly("zh 请把读者证放到读卡处，条码朝上");
  }

  @Test
  void soundAndLightTellWhatTheScreenTells() {
    show(at("welcome", Profile.STANDARD));
    show(at("borrow-empty", Profile.STANDARD));
    show(at("borrow", Profile.STANDARD));
    show(at("borrow-refused", Profile.STANDARD));
    show(at("borrow-warning", Profile.STANDARD));

    assertThat(signals).containsExactly(Tone.DONE, Tone.REFUSED, Tone.ATTENTION);
    assertThat(lamp).containsExactly(true);
    show(at("welcome", Profile.STANDARD));
    assertThat(lamp).containsExactly(true, false);
  }

  @Test
  void nothingIsToldTwice() {
    show(at("borrow", Profile.STANDARD));
    signals.clear();
    show(at("borrow", Profile.STANDARD));

    assertThat(signals).isEmpty();
  }

  private void show(Kiosk kiosk) {
    window.show(kiosk);
    FxThread.run(
        () -> {
          window.page().applyCss();
          window.page().layout();
        });
  }

  private void press(KeyCode code) {
    FxThread.run(
        () ->
            javafx.event.Event.fireEvent(
                window.page().getScene(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  private static Profile only(Need need) {
    return new Profile(Set.of(need));
  }

  private static Kiosk at(String name, Profile profile) {
    return Examples.in(Language.CHINESE).stream()
        .filter(example -> example.name().equals(name))
        .findFirst()
        .orElseThrow()
        .in(Manner.USUAL.with(profile))
        .kiosk();
  }
}
