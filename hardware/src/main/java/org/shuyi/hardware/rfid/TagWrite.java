package org.shuyi.hardware.rfid;

import org.shuyi.hardware.rfid.SecurityWrite.Cause;

/** The one answer to one {@link RfidReader#write}. */
public sealed interface TagWrite {
  /** Written, and read back byte for byte. */
  record Verified(TagUid uid) implements TagWrite {}

  /**
   * The tag may be half written; it must be written again before anybody lends it.
   *
   * @param detail one sentence for a technician
   */
  record Failed(TagUid uid, Cause cause, String detail) implements TagWrite {}
}
