package org.shuyi.kiosk.ui;

import org.shuyi.kiosk.ui.text.Tone;

/** Sound and light beside the glass. Must return at once. */
public interface Signals {
  /** For a kiosk that has neither. */
  Signals NONE =
      new Signals() {
        @Override
        public void signal(Tone tone) {}

        @Override
        public void light(boolean on) {}
      };

  /** Something happened that the screen tells in this tone. */
  void signal(Tone tone);

  /** On while somebody is being served or stands there; off before nobody. */
  void light(boolean on);
}
