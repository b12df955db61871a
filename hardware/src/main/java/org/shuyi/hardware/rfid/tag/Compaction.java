package org.shuyi.hardware.rfid.tag;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The compaction schemes of ISO/IEC 15962, as ISO 28560-2 uses them, in the order in which an
 * encoder tries them.
 */
enum Compaction {
  /** The element says how: an ISIL, a bit map. Not for text. */
  APPLICATION(0) {
    @Override
    boolean fits(String text) {
      return false;
    }

    @Override
    byte[] encode(String text) {
      throw new IllegalArgumentException("application-defined data is not text");
    }

    @Override
    String decode(byte[] data) throws MalformedTagException {
      throw new MalformedTagException("application-defined data where text was expected");
    }
  },
  INTEGER(1) {
    @Override
    boolean fits(String text) {
      return NO_LEADING_ZERO.matcher(text).matches();
    }

    @Override
    byte[] encode(String text) {
      byte[] signed = new BigInteger(text).toByteArray();
      return signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    @Override
    String decode(byte[] data) throws MalformedTagException {
      String digits = new BigInteger(1, data).toString();
      require(data[0] != 0 && fits(digits), "an integer of ISO 15962 has 2 to 19 digits");
      return digits;
    }
  },
  NUMERIC(2) {
    @Override
    boolean fits(String text) {
      return text.length() >= 2 && isAll(text, '0', '9');
    }

    @Override
    byte[] encode(String text) {
      BitWriter bits = new BitWriter();
      text.chars().forEach(digit -> bits.write(digit - '0', 4));
      return bits.finish(0xFF);
    }

    @Override
    String decode(byte[] data) throws MalformedTagException {
      BitReader bits = new BitReader(data);
      StringBuilder text = new StringBuilder();
      while (bits.left() > 0 && !(bits.left() == 4 && bits.onlyPaddingOnes())) {
        text.append((char) ('0' + bits.read(4)));
      }
      require(fits(text.toString()), "a numeric string holds digits only, at least 2");
      return text.toString();
    }
  },
  FIVE_BIT(3) {
    @Override
    boolean fits(String text) {
      return text.length() >= 3 && isAll(text, 0x41, 0x5F);
    }

    @Override
    byte[] encode(String text) {
      return pack(text, 5, 0x00);
    }

    @Override
    String decode(byte[] data) throws MalformedTagException {
      String text = unpack(data, 5, 0x00, code -> code + 0x40);
      require(fits(text), "a five-bit string holds A to Z and [ \\ ] ^ _, at least 3");
      return text;
    }
  },
  SIX_BIT(4) {
    @Override
    boolean fits(String text) {
      boolean lastLooksLikePadding = text.endsWith(" ") && text.length() % 4 == 0;
      return text.length() >= 4 && isAll(text, 0x20, 0x5F) && !lastLooksLikePadding;
    }

    @Override
    byte[] encode(String text) {
      return pack(text, 6, 0b1000_0000);
    }

    @Override
    String decode(byte[] data) throws MalformedTagException {
      String text = unpack(data, 6, 0b100000, code -> code < 0x20 ? code + 0x40 : code);
      require(fits(text), "a six-bit string has at least 4 characters");
      return text;
    }
  },
  SEVEN_BIT(5) {
    @Override
    boolean fits(String text) {
      return text.length() >= 8 && isAll(text, 0x00, 0x7E);
    }

    @Override
    byte[] encode(String text) {
      return pack(text, 7, 0xFF);
    }

    @Override
    String decode(byte[] data) throws MalformedTagException {
      String text = unpack(data, 7, 0x7F, code -> code);
      require(fits(text), "a seven-bit string has at least 8 characters");
      return text;
    }
  },
  OCTETS(6) {
    @Override
    boolean fits(String text) {
      return isAll(text, 0x00, 0xFF);
    }

    @Override
    byte[] encode(String text) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    String decode(byte[] data) {
      return new String(data, StandardCharsets.ISO_8859_1);
    }
  },
  UTF_8(7) {
    @Override
    boolean fits(String text) {
      return true;
    }

    @Override
    byte[] encode(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    String decode(byte[] data) throws MalformedTagException {
      return TagText.utf8(data);
    }
  };

  private static final Pattern NO_LEADING_ZERO = Pattern.compile("[1-9][0-9]{1,18}");

  private final int code;

  Compaction(int code) {
    this.code = code;
  }

  /** As it stands in a precursor, 0 to 7. */
  int code() {
    return code;
  }

  static Compaction of(int code) {
    return values()[code];
  }

  /** The first scheme that can hold the text. */
  static Compaction bestFor(String text) {
    for (Compaction compaction : values()) {
      if (compaction.fits(text)) {
        return compaction;
      }
    }
    throw new AssertionError("UTF-8 fits every text");
  }

  abstract boolean fits(String text);

  abstract byte[] encode(String text);

  /**
   * @param data not empty
   */
  abstract String decode(byte[] data) throws MalformedTagException;

  private static boolean isAll(String text, int lowest, int highest) {
    return text.chars().allMatch(c -> c >= lowest && c <= highest);
  }

  private static byte[] pack(String text, int width, int padding) {
    BitWriter bits = new BitWriter();
    text.chars().forEach(c -> bits.write(c & (1 << width) - 1, width));
    return bits.finish(padding);
  }

  private interface CharOfCode {
    int of(int code);
  }

  /**
   * Padding that happens to be a whole code is no character: encoders never write that code last.
   */
  private static String unpack(byte[] data, int width, int paddingCode, CharOfCode charOf)
      throws MalformedTagException {
    BitReader bits = new BitReader(data);
    StringBuilder text = new StringBuilder();
    while (bits.left() >= width) {
      int code = bits.read(width);
      if (code == paddingCode && bits.left() + width < 8) {
        break;
      }
      text.append((char) charOf.of(code));
    }
    return text.toString();
  }

  private static void require(boolean holds, String otherwise) throws MalformedTagException {
    if (!holds) {
      throw new MalformedTagException(otherwise);
    }
  }
}
