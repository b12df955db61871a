package org.shuyi.hardware.scanner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @Test
  void chineseIsReadInBothCharsets() {
    assertThat(CodeText.decode(bytes("书驿 TP312/88", UTF_8))).contains("书驿 TP312/88");
    assertThat(CodeText.decode(bytes("书驿 TP312/88", GB18030))).contains("书驿 TP312/88");
  }

  @Test
  void aRareCharacterOfFourBytesIsRead() {
    // U+20000, outside the basic plane, as in names of people and places.
    assertThat(CodeText.decode(bytes("𠀀", GB18030))).contains("𠀀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card\u000063",
        "\u001dAA1",
        "AA1\u001d",
        "AA1\u001d\u001d2",
        "AA1\u001c2",
        "card\t1",
        "\u007f",
        "\u0085",
        "\u202e7879",
        "a\u200bb",
        "\ufeff978",
        "a\u2028b",
        "\ue000"
      })
  void whatIsNotPrintedIsRefused(String text) {
    assertThat(CodeText.decode(bytes(text, UTF_8))).isEmpty();
  }

  /** Item number of variable length, then a serial number, as GS1-128 joins them. */
  @Test
  void elementStringsOfGs1AreKeptApart() {
    assertThat(CodeText.decode(bytes("8004SY12345\u001d2107", UTF_8)))
        .contains("8004SY12345\u241d2107");
  }

  @Test
  void bytesOfNeitherCharsetAreRefused() {
    assertThat(CodeText.decode(ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) 0xFF}))).isEmpty();
    assertThat(CodeText.decode(ByteBuffer.wrap(new byte[] {'9', (byte) 0x81}))).isEmpty();
  }

  @Property
  void noBytesMakeAControlCharacter(@ForAll byte[] noise) {
    CodeText.decode(ByteBuffer.wrap(noise))
        .ifPresent(text -> assertThat(text.chars()).noneMatch(Character::isISOControl));
  }

  private static ByteBuffer bytes(String text, Charset charset) {
    return ByteBuffer.wrap(text.getBytes(charset));
  }
}
