package org.shuyi.kiosk.ui.part;

import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.ui.text.Tone;

/**
 * Every picture sign, as a path of lines on a 24 by 24 grid. Drawn here because no font with emoji
 * or symbols can be counted on.
 */
public enum Icon {
  ACCESS(
      "M12 3 A9 9 0 1 0 12.01 3 Z M12 7.2 V7.4 M7.5 10 L12 11.2 L16.5 10 M12 11.2 V14 M9 18 L12 14 L15 18"),
  ATTENTION("M12 3.5 L2.5 20 H21.5 Z M12 10 V14.5 M12 17.2 V17.4"),
  BACK("M9 6 H20.5 V18 H9 L3.5 12 Z M12 9.5 L17 14.5 M17 9.5 L12 14.5"),
  BELL("M6 16.5 V11 A6 6 0 0 1 18 11 V16.5 L20 18.5 H4 Z M10 21 H14 M12 3 V5"),
  BOOK(
      "M5 4.5 A1.5 1.5 0 0 1 6.5 3 H19 V17 H6.5 A1.5 1.5 0 0 0 5 18.5 Z M5 18.5 A2.5 2.5 0 0 0 7.5 21 H19 M9 7.5 H15"),
  BORROW(
      "M12 21 H6.5 A2 2 0 0 1 4.5 19 V6 A2 2 0 0 1 6.5 4 H11 M4.5 19 A2 2 0 0 1 6.5 17 H18 V21 H12 M17 13 V3.5 M13 7.2 L17 3.2 L21 7.2"),
  BUSY("M12 3 A9 9 0 1 0 12.01 3 Z M7.8 12 V12.2 M12 12 V12.2 M16.2 12 V12.2"),
  CARD("M3.5 5.5 H20.5 V18.5 H3.5 Z M3.5 9.5 H20.5 M6.5 14.5 H12"),
  CHECK("M5 12.8 L9.8 17.4 L19 7.2"),
  CHILD("M12 4 A4 4 0 1 0 12.01 4 Z M12 12 V17 M7 13.5 L12 12 L17 13.5 M9 21 L12 17 L15 21"),
  CLOCK("M12 3 A9 9 0 1 0 12.01 3 Z M12 7.2 V12.2 L15.4 14.2"),
  CONTRAST("M12 3 A9 9 0 1 0 12.01 3 Z M12 3 V21 M14 6 V18 M16.2 7 V17 M18.4 9 V15"),
  DONE("M12 3 A9 9 0 1 0 12.01 3 Z M7.8 12.4 L10.9 15.4 L16.4 9.2"),
  DOWN("M5.5 9 L12 15.5 L18.5 9"),
  ELDER("M11 3.5 A3 3 0 1 0 11.01 3.5 Z M11 9.5 V15 L8 21 M11 15 L14 21 M11 11 L16 13 M18 12 V21"),
  EVEN("M12 3 A9 9 0 1 0 12.01 3 Z M8.6 9.6 V10.4 M15.4 9.6 V10.4 M8.4 15.2 H15.6"),
  GLAD("M12 3 A9 9 0 1 0 12.01 3 Z M8.6 9.4 V10.2 M15.4 9.4 V10.2 M7.8 13.8 A5 5 0 0 0 16.2 13.8"),
  GLOBE("M12 3 A9 9 0 1 0 12.01 3 Z M3 12 H21 M12 3 C16 7 16 17 12 21 M12 3 C8 7 8 17 12 21"),
  HAND(
      "M8 12 V6.5 A1.5 1.5 0 0 1 11 6.5 V11 V4.5 A1.5 1.5 0 0 1 14 4.5 V11 V6 A1.5 1.5 0 0 1 17 6 V15 A6 6 0 0 1 11 21 A6 6 0 0 1 6.5 18 L3.8 13.5 A1.5 1.5 0 0 1 6.3 12 L8 14"),
  HELP("M12 3 A9 9 0 1 0 12.01 3 Z M9.2 9.6 A2.9 2.9 0 1 1 12 12.6 V14 M12 17 V17.2"),
  HOME("M3.5 11.5 L12 4 L20.5 11.5 M6 9.5 V20 H18 V9.5 M10 20 V14 H14 V20"),
  INFO("M12 3 A9 9 0 1 0 12.01 3 Z M12 11 V16.6 M12 7.4 V7.6"),
  KEYS(
      "M3 7 H21 V17.5 H3 Z M6.5 10.5 H7 M10 10.5 H10.5 M13.5 10.5 H14 M17 10.5 H17.5 M7.5 14 H16.5"),
  LIST("M4 6.5 H4.2 M8.5 6.5 H20 M4 12 H4.2 M8.5 12 H20 M4 17.5 H4.2 M8.5 17.5 H20"),
  LEAVE("M10 4 H5 V20 H10 M9.5 12 H20 M16 8 L20 12 L16 16"),
  LOANS(
      "M12 6.8 V20.2 M12 6.8 C10.8 5.2 9 4.6 3.2 4.6 V17.8 C9 17.8 10.8 18.4 12 20.2 M12 6.8 C13.2 5.2 15 4.6 20.8 4.6 V17.8 C15 17.8 13.2 18.4 12 20.2"),
  LOW("M4 3.5 H20 M12 7.5 V20 M6.5 14.5 L12 20 L17.5 14.5"),
  NEXT("M9 5.5 L15.5 12 L9 18.5"),
  OFFLINE("M7.5 18 H16.5 A4 4 0 0 0 18.4 10.5 A6 6 0 0 0 7 9 A4.6 4.6 0 0 0 7.5 18 Z M4 4 L20 21"),
  PAD("M12 3 L21 7.5 L12 12 L3 7.5 Z M3 12 L12 16.5 L21 12 M3 16.5 L12 21 L21 16.5"),
  PHONE(
      "M5 4 H9 L10.8 8.5 L8.5 10.2 A11 11 0 0 0 13.8 15.5 L15.5 13.2 L20 15 V19 A1.6 1.6 0 0 1 18.4 20.6 A16 16 0 0 1 3.4 5.6 A1.6 1.6 0 0 1 5 4 Z"),
  REFUSED("M12 3 A9 9 0 1 0 12.01 3 Z M8.8 8.8 L15.2 15.2 M15.2 8.8 L8.8 15.2"),
  RENEW("M19.6 9.5 A8 8 0 1 0 20 13.5 M20.2 4.5 V9.6 H15"),
  RETURN(
      "M12 21 H6.5 A2 2 0 0 1 4.5 19 V6 A2 2 0 0 1 6.5 4 H11 M4.5 19 A2 2 0 0 1 6.5 17 H18 V21 H12 M17 3.5 V12.6 M13 9 L17 13 L21 9"),
  SAD("M12 3 A9 9 0 1 0 12.01 3 Z M8.6 9.4 V10.2 M15.4 9.4 V10.2 M8 16.4 A5 5 0 0 1 16 16.4"),
  SEARCH("M10.5 4 A6.5 6.5 0 1 0 10.51 4 Z M15.2 15.2 L21 21"),
  SLIP("M6 3 H18 V20.5 L15 18.5 L12 20.5 L9 18.5 L6 20.5 Z M9 8 H15 M9 12 H15"),
  TYPE("M3 19 L8.5 5 L14 19 M5 14.5 H12 M15.5 19 L18.5 11 L21.5 19 M16.6 16.4 H20.4"),
  VOICE(
      "M4 9.5 H7.5 L12.5 5 V19 L7.5 14.5 H4 Z M15.5 9 A4.2 4.2 0 0 1 15.5 15 M18 6.5 A8 8 0 0 1 18 17.5"),
  UP("M5.5 15 L12 8.5 L18.5 15");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** The sign that goes with a need. */
  public static Icon of(Need need) {
    return switch (need) {
      case LARGE_TYPE -> TYPE;
      case HIGH_CONTRAST -> CONTRAST;
      case LOW_REACH -> LOW;
      case VOICE -> VOICE;
      case KEYS_ONLY -> KEYS;
      case MORE_TIME -> CLOCK;
      case LEFT_HAND -> HAND;
      case ELDER -> ELDER;
      case CHILDREN -> CHILD;
    };
  }

  /** The sign that goes with a tone, so that nothing is told by colour alone. */
  public static Icon of(Tone tone) {
    return switch (tone) {
      case PLAIN -> BOOK;
      case CALM -> INFO;
      case BUSY -> BUSY;
      case DONE -> DONE;
      case ATTENTION -> ATTENTION;
      case REFUSED -> REFUSED;
    };
  }
}
