package org.shuyi.hardware.rfid.tag;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as it may stand on a tag: strict, so that rubbish is not taken for an identifier. */
final class TagText {
  private TagText() {}

  static String utf8(byte[] bytes) throws MalformedTagException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedTagException("text is not UTF-8");
    }
  }

  static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || !Character.isDefined(c));
  }

  /** An identifier is not empty, has no control character, and no blank at its ends. */
  static boolean isIdentifier(String text) {
    return !text.isEmpty() && text.strip().equals(text) && isPrintable(text);
  }
}
