package org.shuyi.sync.wire;

/**
 * Why the centre takes no acts of a station for now. They are safe at the station, and come later.
 */
public enum Held {
  /** More acts than a station may bring in a day. */
  ACTS_PER_DAY(1, "more acts than a station may bring in a day"),
  /** More bytes than a station may bring in a day. */
  BYTES_PER_DAY(2, "more bytes than a station may bring in a day"),
  /** More journals begun than a station may begin in a day. */
  EPOCHS_PER_DAY(3, "more journals begun than a station may begin in a day"),
  /** Staff have too much of this station to look at. */
  IN_REVIEW(4, "too many acts of this station wait in review");

  private final int number;
  private final String sentence;

  Held(int number, String sentence) {
    this.number = number;
    this.sentence = sentence;
  }

  int number() {
    return number;
  }

  /** For staff. */
  public String sentence() {
    return sentence;
  }
}
