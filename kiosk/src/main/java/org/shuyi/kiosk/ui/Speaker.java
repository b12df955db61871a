package org.shuyi.kiosk.ui;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.ui.part.Keys;
import org.shuyi.kiosk.ui.text.HelpWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * What is spoken and when: each new screen in one sentence, and each control that has the focus or
 * is touched.
 */
final class Speaker {
  private final Voice voice;

  Speaker(Voice voice) {
    this.voice = voice;
  }

  void shown(Kiosk before, Kiosk now, Texts texts) {
    if (!now.manner().profile().has(Need.VOICE)) {
      if (before.manner().profile().has(Need.VOICE)) {
        voice.say(now.language(), "");
      }
      return;
    }
    if (elsewhere(before, now)) {
      voice.say(now.language(), told(now, texts));
    }
  }

  /** What has the focus, said as it is written. */
  void focused(ButtonBase control, Kiosk now) {
    if (now.manner().profile().has(Need.VOICE)) {
      voice.say(now.language(), name(control));
    }
  }

  /** What is under the finger, but never the digits of a PIN to all who stand around. */
  void touched(ButtonBase control, Kiosk now) {
    if (!Keys.isDigit(control)) {
      focused(control, now);
    }
  }

  void help(Kiosk now, Texts texts) {
    voice.say(now.language(), texts.say(HelpWording.of(now.journey()).sentence()));
  }

  private static boolean elsewhere(Kiosk before, Kiosk now) {
    return !HelpWording.of(before.journey()).equals(HelpWording.of(now.journey()))
        || before.manner().panel() != now.manner().panel()
        || !before.language().equals(now.language())
        || before.warned() != now.warned()
        || !before.manner().profile().has(Need.VOICE);
  }

  private static String told(Kiosk now, Texts texts) {
    if (now.warned()) {
      return texts.say(Key.WARNING_TITLE);
    }
    return now.manner().panel() == Panel.ACCESS
        ? texts.say(Key.ACCESS_TITLE)
        : texts.say(HelpWording.of(now.journey()).sentence());
  }

  /** What a control is called. */
  static String name(ButtonBase control) {
    return Stream.of(control.getAccessibleText(), control.getText())
        .filter(text -> text != null && !text.isBlank())
        .limit(1)
        .collect(Collectors.joining());
  }
}
