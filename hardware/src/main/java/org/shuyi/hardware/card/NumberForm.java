package org.shuyi.hardware.card;

import java.math.BigInteger;
import java.util.HexFormat;

/** How a card's number is made of its UID; the makers of card systems don't agree. */
public enum NumberForm {
  /** Capital hexadecimal digits, in the order in which the chip sends its bytes. */
  HEX(false, false),
  /** The same, last byte first. */
  HEX_REVERSED(true, false),
  /** Decimal with leading zeros, the first byte being the highest: 10, 17 or 25 digits. */
  DECIMAL(false, true),
  /** Decimal, the last byte being the highest, as "8H10D" readers mostly print it. */
  DECIMAL_REVERSED(true, true);

  private final boolean reversed;
  private final boolean decimal;

  NumberForm(boolean reversed, boolean decimal) {
    this.reversed = reversed;
    this.decimal = decimal;
  }

  public String of(CardUid uid) {
    byte[] bytes = reversed ? reversed(uid.bytes()) : uid.bytes();
    return decimal ? decimal(bytes) : HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }

  private static String decimal(byte[] bytes) {
    int digits =
        BigInteger.ONE.shiftLeft(8 * bytes.length).subtract(BigInteger.ONE).toString().length();
    String number = new BigInteger(1, bytes).toString();
    return "0".repeat(digits - number.length()) + number;
  }
}
