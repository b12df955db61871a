package org.shuyi.hardware.rfid.feig;

/** Inside this package only: the data of a reply does not fit. Becomes a refusal. */
final class UnfitReplyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String detail;

  UnfitReplyException(String detail) {
    super(detail);
    this.detail = detail;
  }

  String detail() {
    return detail;
  }
}
