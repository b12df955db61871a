package org.shuyi.kiosk.ui.part;

import javafx.util.Duration;

/** How long things move: the tokens of time, beside those of colour and type in the stylesheet. */
public final class Motion {
  static final Duration AT_ONCE = Duration.millis(1);

  /** Something comes or goes. */
  static final Duration CALM = Duration.millis(400);

  /** A gesture is shown, slowly enough to follow. */
  static final Duration SHOW = Duration.millis(1200);

  /** One turn of what says that the machine is at work. */
  public static final Duration TURN = Duration.millis(1400);

  private Motion() {}
}
