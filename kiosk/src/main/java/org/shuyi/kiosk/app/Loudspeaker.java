package org.shuyi.kiosk.app;

import java.util.List;
import java.util.Locale;
import org.shuyi.hardware.speech.Sentence;
import org.shuyi.hardware.speech.Speech;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.ui.Voice;

/** The screen's voice on a device: what is new cuts off what is being said. */
record Loudspeaker(Speech speech) implements Voice {
  private static final int LONGEST = 300;

  @Override
  public void say(Language language, String text) {
    speech.hush();
    Locale locale = Locale.forLanguageTag(language.tag());
    sentences(text).forEach(part -> speech.say(new Sentence(locale, part)));
  }

  /**
   * As a {@link Sentence} may be: one line, not too long, and without numbers of five digits and
   * more, for they are somebody's.
   */
  static List<String> sentences(String text) {
    String line = text.replaceAll("\\p{Nd}{5,}", " ").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.isEmpty()
        ? List.of()
        : List.of(line.substring(0, Math.min(line.length(), LONGEST)));
  }
}
