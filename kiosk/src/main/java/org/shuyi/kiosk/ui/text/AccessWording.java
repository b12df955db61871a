package org.shuyi.kiosk.ui.text;

import org.shuyi.kiosk.flow.Need;

/** What a patron may ask for, in plain words. Pure. */
public final class AccessWording {
  private AccessWording() {}

  public static Key of(Need need) {
    return switch (need) {
      case LARGE_TYPE -> Key.NEED_LARGE_TYPE;
      case HIGH_CONTRAST -> Key.NEED_HIGH_CONTRAST;
      case LOW_REACH -> Key.NEED_LOW_REACH;
      case VOICE -> Key.NEED_VOICE;
      case KEYS_ONLY -> Key.NEED_KEYS_ONLY;
      case MORE_TIME -> Key.NEED_MORE_TIME;
      case LEFT_HAND -> Key.NEED_LEFT_HAND;
      case ELDER -> Key.NEED_ELDER;
      case CHILDREN -> Key.NEED_CHILDREN;
    };
  }
}
