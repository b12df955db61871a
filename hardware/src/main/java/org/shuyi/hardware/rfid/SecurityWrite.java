package org.shuyi.hardware.rfid;

/** The one answer to one {@link RfidReader#secure}. */
public sealed interface SecurityWrite {
  /** Written, and read back from the tag with the wanted value. */
  record Verified(TagUid uid, Security security) implements SecurityWrite {}

  /**
   * The tag may or may not have the wanted value; somebody must look again.
   *
   * @param detail one sentence for a technician, with the reader's status byte
   */
  record Failed(TagUid uid, Security wanted, Cause cause, String detail) implements SecurityWrite {}

  /** Why a write failed. */
  enum Cause {
    /** The tag left the field. */
    TAG_GONE,
    /** The tag answered with an error: locked or broken. */
    TAG_REFUSED,
    /** The reader did not do it in time, or is not there. */
    READER
  }
}
