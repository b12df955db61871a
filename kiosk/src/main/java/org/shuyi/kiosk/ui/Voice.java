package org.shuyi.kiosk.ui;

import org.shuyi.kiosk.flow.Kiosk.Language;

/** Speaks what the glass shows, to whom asked for it. Must return at once. */
public interface Voice {
  /** For a kiosk without a loudspeaker. */
  Voice SILENT = (language, text) -> {};

  /** Says it, in place of whatever is being said; an empty text only ends that. */
  void say(Language language, String text);
}
