package org.shuyi.sync.sip2;

import java.nio.charset.StandardCharsets;

/**
 * The AZ checksum: the bytes of the message, from its first digit to the letters AZ, and the
 * checksum add up to zero in 16 bits; written as four hexadecimal digits (SIP2 2.00, "Error
 * Detection"). Counted over bytes as sent, whatever the character set.
 */
final class Checksum {
  static final int DIGITS = 4;

  private Checksum() {}

  static byte[] of(byte[] bytes, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += bytes[i] & 0xFF;
    }
    return "%04X".formatted(-sum & 0xFFFF).getBytes(StandardCharsets.US_ASCII);
  }
}
