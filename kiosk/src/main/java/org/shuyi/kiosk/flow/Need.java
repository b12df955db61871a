package org.shuyi.kiosk.flow;

import java.util.Locale;
import java.util.Set;

/** What a patron may ask for to use the glass in comfort. Each can be had with every other. */
public enum Need {
  LARGE_TYPE,
  HIGH_CONTRAST,
  /** Every control within {@code 1.2 m} of the floor, as EN 301 549 chapter 8 asks (1220 mm). */
  LOW_REACH,
  /** Every screen and every control is spoken. */
  VOICE,
  /** Everything can be done with a keypad, and what has the focus is plain to see. */
  KEYS_ONLY,
  MORE_TIME,
  LEFT_HAND,
  /** Few choices a screen, in large type, without haste (适老化). */
  ELDER,
  /** Books by their covers (少儿). */
  CHILDREN;

  private final String style = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** As the stylesheet names it: {@code LARGE_TYPE} is {@code large-type}. */
  public String style() {
    return style;
  }

  /** What comes with it, although it was not asked for. */
  Set<Need> brings() {
    return this == ELDER ? Set.of(LARGE_TYPE, MORE_TIME) : Set.of();
  }

  /** Nobody is shown a screen for the old and for children at once. */
  boolean excludes(Need other) {
    return (this == ELDER && other == CHILDREN) || (this == CHILDREN && other == ELDER);
  }
}
