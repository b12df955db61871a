package org.shuyi.hardware.rfid.feig;

import org.shuyi.hardware.rfid.pad.Answer.Why;

/**
 * The status byte of a reply, FEIG H60301-3e and H40801-5e, annex "index of status bytes".
 *
 * @param code 0 to 255
 * @param tagError with {@link #TAG_ERROR} the error code of ISO/IEC 15693-3 that the tag gave, else
 *     0
 */
record Status(int code, int tagError) {
  static final int OK = 0x00;
  static final int NO_TRANSPONDER = 0x01;
  static final int DATA_FALSE = 0x02;
  static final int WRITE_ERROR = 0x03;
  static final int ADDRESS_ERROR = 0x04;
  static final int BUSY = 0x0F;
  static final int WRITE_PROTECTED = 0x16;
  static final int UNKNOWN_COMMAND = 0x80;
  static final int NOT_AVAILABLE = 0x82;
  static final int RF_COMMUNICATION = 0x83;
  static final int MORE_DATA = 0x94;
  static final int TAG_ERROR = 0x95;

  private static final int TAG_ALREADY_LOCKED = 0x11;
  private static final int TAG_LOCKED = 0x12;

  boolean is(int other) {
    return code == other;
  }

  /** In which way this is no success. */
  Why why() {
    if (code == WRITE_PROTECTED || tagError == TAG_LOCKED || tagError == TAG_ALREADY_LOCKED) {
      return Why.LOCKED;
    }
    return switch (code) {
      case NO_TRANSPONDER, DATA_FALSE, RF_COMMUNICATION -> Why.OUT_OF_REACH;
      case WRITE_ERROR, ADDRESS_ERROR, TAG_ERROR -> Why.TAG_REFUSED;
      default -> Why.READER;
    };
  }

  /** A sentence for a technician, with the byte. */
  String sentence() {
    String tag = code == TAG_ERROR ? ", error %02X of ISO 15693".formatted(tagError) : "";
    return "reader status %02X (%s)%s".formatted(code, meaning(), tag);
  }

  private String meaning() {
    return switch (code) {
      case OK -> "done";
      case NO_TRANSPONDER -> "no tag";
      case DATA_FALSE -> "the tag's answer was damaged";
      case WRITE_ERROR -> "the tag did not take the data";
      case ADDRESS_ERROR -> "no such block";
      case 0x05 -> "another kind of tag";
      case BUSY -> "busy";
      case 0x10 -> "the reader's memory failed";
      case 0x11 -> "parameter out of range";
      case 0x13, 0x14 -> "the reader wants a login";
      case 0x15 -> "read protected";
      case WRITE_PROTECTED -> "write protected";
      case UNKNOWN_COMMAND -> "command not known";
      case 0x81 -> "wrong length";
      case NOT_AVAILABLE -> "not available in this mode; is scan or buffered mode on?";
      case RF_COMMUNICATION -> "tags disturb each other";
      case 0x84 -> "radio field warning; antenna or noise";
      case MORE_DATA -> "more data";
      case TAG_ERROR -> "the tag refused";
      case 0xF1 -> "hardware warning";
      case 0xF2 -> "start-up warning";
      default -> "not in the manual";
    };
  }
}
