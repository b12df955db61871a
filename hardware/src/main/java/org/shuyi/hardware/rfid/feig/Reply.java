package org.shuyi.hardware.rfid.feig;

/** What one frame from the reader says, its check sum verified. */
final class Reply {
  private final int address;
  private final int control;
  private final Status status;
  private final byte[] data;

  Reply(int address, int control, Status status, byte[] data) {
    this.address = address;
    this.control = control;
    this.status = status;
    this.data = data;
  }

  int address() {
    return address;
  }

  /** The control byte of the command that this answers. */
  int control() {
    return control;
  }

  Status status() {
    return status;
  }

  /** What follows the status byte, to be taken field by field. */
  Fields fields() {
    return new Fields(data);
  }
}
