package org.shuyi.hardware.rfid.tag;

/** Inside this package only: these bytes are not what was tried. Becomes data at the border. */
final class MalformedTagException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;

  /** Without a stack trace: telling the two orders of bytes apart makes one for most tags. */
  MalformedTagException(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  String why() {
    return why;
  }
}
