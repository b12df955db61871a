package org.shuyi.sync.wire;

/** How long and how many: every bound of the wire, in one place. */
public final class Limits {
  /** Rows in one batch: of loans, as many as its bytes allow. */
  public static final int BATCH_ROWS = 600;

  /** Outcomes in one message, unsettled sequence numbers asked for at once. */
  public static final int OUTCOMES = 200;

  /** Boots whose clock one batch tells of; further ones follow when these are settled. */
  public static final int ANCHORS = 16;

  /** Bytes of all payloads of one batch together. */
  public static final int BATCH_BYTES = 64 * 1024;

  /** Bytes of one act's payload. The longest act that can be made has some 1,300. */
  public static final int ACT_BYTES = 2 * 1024;

  /** Bytes of any message: a full batch or 200 refusals with all reasons. */
  public static final int MESSAGE_BYTES = 256 * 1024;

  /** Bytes of a manifest. One with 64 deltas of five sets has some 30,000. */
  public static final int MANIFEST_BYTES = 64 * 1024;

  /** Sets in one manifest; five are known. */
  public static final int SETS = 16;

  /** Devices of one station. */
  public static final int DEVICES = 64;

  /** Deltas in the chain of one set. */
  public static final int DELTAS = 64;

  /** Pages of one set or delta. */
  public static final int PAGES = 64;

  /** Bytes of one chunk, delta part or page. */
  public static final int CONTENT_BYTES = 64 * 1024;

  /** The same on its way: deflate adds five bytes a block to what it can't shorten. */
  public static final int DEFLATED_BYTES = CONTENT_BYTES + 1024;

  /** Hashes in one page. */
  public static final int PAGE = CONTENT_BYTES / 32;

  /** Content asked for in one message. */
  public static final int FETCH = 32;

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
