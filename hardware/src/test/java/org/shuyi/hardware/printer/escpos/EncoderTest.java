package org.shuyi.hardware.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.printer.Document.Align;

/**
 * Bytes as the command references of Epson, Bixolon and SPRT print them; 借书凭条 and the QR code of
 * "LIB1" are computed from GB18030 and from the length rule of GS ( k.
 */
class EncoderTest {
  private static final String INIT = "1B40 1C26";
  private static final String CUT = "1D564208";
  private static final String PLAIN = "1B6100 1B4500 1D2100 1C5700";

  @Test
  void chineseTextIsTwoByteText() {
    assertThat(encoded(words("借书凭条"))).isEqualTo(hex(INIT, PLAIN, "BDE8CAE9C6BECCF5 0A", CUT));
  }

  @Test
  void alignmentWeightAndSize() {
    assertThat(encoded(new Line.Words("借书", Align.CENTRE, 2, true)))
        .isEqualTo(hex(INIT, "1B6101 1B4501 1D2111 1C5701", "BDE8CAE9 0A 1B4A0C", CUT));
    assertThat(encoded(new Line.Words("A", Align.RIGHT, 1, false)))
        .isEqualTo(hex(INIT, "1B6102 1B4500 1D2100 1C5700", "41 0A", CUT));
  }

  @Test
  void someModelsLeaveHanziModeForAscii() {
    assertThat(encoded(Paper.MM58, true, words("共3册")))
        .isEqualTo(hex(INIT, PLAIN, "1C26 B9B2 1C2E 33 1C26 B2E1 0A", CUT));
  }

  @Test
  void ruleFeedAndEmptyLine() {
    assertThat(encoded(new Line.Rule(), new Line.Feed(3), words("")))
        .isEqualTo(hex(INIT, PLAIN, "2D".repeat(32), "0A", "1B6403", "1B6401", CUT));
    assertThat(encoded(Paper.MM80, false, new Line.Rule()))
        .isEqualTo(hex(INIT, PLAIN, "2D".repeat(48), "0A", CUT));
  }

  @Test
  void noCommandEndsWithDle() {
    assertThat(encoded(new Line.Feed(16))).isEqualTo(hex(INIT, "1B6401", "1B640F", CUT));
  }

  @Test
  void qrCode() {
    assertThat(encoded(new Line.Qr("LIB1")))
        .isEqualTo(
            hex(
                INIT,
                "1B6101",
                "1D286B0400 31413200",
                "1D286B0300 314306",
                "1D286B0300 314531",
                "1D286B0700 315030 4C494231",
                "1D286B0300 315130",
                CUT));
  }

  @Test
  void aLongQrCodeHasSmallerModulesAndTwoLengthBytes() {
    assertThat(encoded(new Line.Qr("x".repeat(400))))
        .contains(hex("1D286B0300 314303"))
        .contains(hex("1D286B9301 315030 7878"));
  }

  /** 㐀 is 81 39 EE 39 in GB18030: none of these bytes may go out as text. */
  @Test
  void aFourByteCharacterMakesItsLineAPicture() {
    List<byte[]> commands =
        Encoder.encode(List.of(words("《㐀》")), Paper.MM58, false, new SlipFont());
    assertThat(commands).hasSize(5);
    assertThat(commands.get(2)).isEqualTo(hex("1B6100"));
    assertThat(commands.get(3)).startsWith(hex("1D763000 3000 1E00")).hasSize(8 + 48 * 30);
    List<byte[]> wide =
        Encoder.encode(
            List.of(new Line.Words("㐀", Align.RIGHT, 2, true)), Paper.MM80, false, new SlipFont());
    assertThat(wide.get(3)).startsWith(hex("1D763000 4800 3C00")).hasSize(8 + 72 * 60);
  }

  @Property(tries = 200)
  void noPictureHoldsARealTimeCommand(@ForAll @Size(max = 64) List<SmallByte> picture) {
    byte[] dots = new byte[picture.size()];
    for (int i = 0; i < dots.length; i++) {
      dots[i] = picture.get(i).value;
    }
    byte[] safe = Encoder.withoutRealTimeCommands(dots);
    String sent = HexFormat.ofDelimiter(" ").formatHex(safe);
    assertThat(sent).doesNotContain("10 04", "10 05", "10 14").doesNotEndWith("10");
    for (int i = 0; i < dots.length; i++) {
      assertThat(safe[i] & dots[i]).as("no black dot is lost").isEqualTo((int) dots[i]);
    }
  }

  /** The bytes that real-time commands are made of, and two that are innocent. */
  enum SmallByte {
    DLE(0x10),
    EOT(0x04),
    ENQ(0x05),
    DC4(0x14),
    NUL(0x00),
    EIGHT(0x18);

    private final byte value;

    SmallByte(int value) {
      this.value = (byte) value;
    }
  }

  @Test
  void partsHoldWholeCommands() {
    List<byte[]> commands =
        List.of(new byte[200], new byte[56], new byte[1], new byte[1448], new byte[2]);
    assertThat(PrintJob.parts(commands))
        .extracting(part -> part.length)
        .containsExactly(256, 1, 1448, 2);
  }

  private static Line.Words words(String text) {
    return new Line.Words(text, Align.LEFT, 1, false);
  }

  private static byte[] encoded(Line... lines) {
    return encoded(Paper.MM58, false, lines);
  }

  private static byte[] encoded(Paper paper, boolean asciiNeedsHanziOff, Line... lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Encoder.encode(List.of(lines), paper, asciiNeedsHanziOff, new SlipFont())
        .forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] hex(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
  }
}
