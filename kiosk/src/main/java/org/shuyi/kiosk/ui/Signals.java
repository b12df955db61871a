package org.shuyi.kiosk.ui;

import org.shuyi.kiosk.ui.text.Tone;

/** Sound and light beside the glass. Must return at once. */
public interface Signals {
  /** For a kiosk that has neither. */
  Signals NONE = tone -> {};

  /** Something happened that the screen tells in this tone. */
  void signal(Tone tone);
}
