package org.shuyi.hardware.dispenser.crt571;

/** A command and its parameter. */
enum Order {
  /** Sets up and leaves a card where it is. */
  SET_UP(0x30, 0x33, "set up"),
  STATUS(0x31, 0x30, "status"),
  TO_MOUTH(0x32, 0x30, "move to the mouth"),
  TO_READER(0x32, 0x32, "move to the reader"),
  TO_BIN(0x32, 0x33, "move to the bin"),
  /** A card pushed in from outside is nobody's library card. */
  REFUSE_ENTRY(0x33, 0x31, "refuse cards from outside"),
  SERIAL_NUMBER(0xA2, Uncertain.ASK, "serial number"),
  VERSION(0xA4, Uncertain.ASK, "version");

  private final byte command;
  private final byte parameter;
  private final String sentence;

  Order(int command, int parameter, String sentence) {
    this.command = (byte) command;
    this.parameter = (byte) parameter;
    this.sentence = sentence;
  }

  byte[] text() {
    return new byte[] {'C', command, parameter};
  }

  /** Whether an answer's text answers this. */
  boolean isAnsweredBy(byte[] text) {
    return text.length >= Reply.SHORTEST && text[1] == command && text[2] == parameter;
  }

  @Override
  public String toString() {
    return sentence;
  }
}
