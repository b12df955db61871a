package org.shuyi.sync.wire;

/** How long and how many: every bound of the wire, in one place. */
public final class Limits {
  /** Rows in one batch, outcomes in one message, unsettled sequence numbers asked for at once. */
  public static final int ROWS = 200;

  /** Boots whose clock one batch tells of; further ones follow when these are settled. */
  public static final int ANCHORS = 16;

  /** Bytes of all payloads of one batch together. */
  public static final int BATCH_BYTES = 64 * 1024;

  /** Bytes of one act's payload. The longest act that can be made has some 700. */
  public static final int ACT_BYTES = 2 * 1024;

  /** Bytes of any message but reference data: a full batch or 200 refusals with all reasons. */
  public static final int MESSAGE_BYTES = 256 * 1024;

  /** Bytes of one reference snapshot. */
  public static final int REFERENCE_BYTES = 16 * 1024 * 1024;

  /** Items, and patrons, in one reference snapshot. */
  public static final int REFERENCE_ENTRIES = 100_000;

  /** Characters of a title. Longer ones are cut when encoded. */
  public static final int TITLE = 200;

  /** Characters of a sentence for staff. Longer ones are cut when encoded. */
  public static final int DETAIL = 300;

  /** Items out to one patron in one answer. Further ones are left out when encoded. */
  public static final int LOANS = 200;

  static final int HASH_BYTES = 32;
  static final int DEPTH = 8;

  private Limits() {}
}
