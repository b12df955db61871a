package org.shuyi.hardware.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Document.Align;
import org.shuyi.hardware.printer.Document.Block;
import org.shuyi.hardware.printer.Document.Pair;
import org.shuyi.hardware.printer.Document.Qr;
import org.shuyi.hardware.printer.Document.Text;

class LayoutTest {
  @Example
  void latinBreaksBetweenWordsAndChineseAnywhere() {
    assertThat(Wrapping.wrap("Thinking, Fast and Slow", 12))
        .containsExactly("Thinking,", "Fast and", "Slow");
    assertThat(Wrapping.wrap("平凡的世界第一卷", 10)).containsExactly("平凡的世界", "第一卷");
    assertThat(Wrapping.wrap("Java并发编程实战", 7)).containsExactly("Java并", "发编程", "实战");
  }

  @Example
  void aLineNeitherBeginsWithAClosingMarkNorEndsWithAnOpeningOne() {
    assertThat(Wrapping.wrap("红楼梦一二，三", 10)).containsExactly("红楼梦一", "二，三");
    assertThat(Wrapping.wrap("曹雪芹著《红楼梦》", 10)).containsExactly("曹雪芹著", "《红楼梦》");
  }

  @Example
  void aWordThatIsWiderThanThePaperIsBroken() {
    assertThat(Wrapping.wrap("a 1234567890", 4)).containsExactly("a", "1234", "5678", "90");
  }

  @Example
  void linesOfTheTextStayLines() {
    assertThat(Wrapping.wrap("一\n\n二\r\n三", 10)).containsExactly("一", "", "二", "三");
    assertThat(Wrapping.wrap("", 10)).containsExactly("");
  }

  /** ESC @, DLE EOT and a byte order mark out of a damaged catalogue record. */
  @Example
  void noCharacterOfATitleIsACommand() {
    assertThat(Wrapping.wrap("a\u001B@b\u0010\u0004\u0001c\uFEFFd\u007F", 32))
        .containsExactly("a @b   cd");
    assertThat(Wrapping.wrap("\uD840", 32)).containsExactly("?");
  }

  @Example
  void aDecomposedLetterIsPutTogether() {
    assertThat(Wrapping.wrap("e\u0301", 32)).containsExactly("\u00E9");
  }

  @Example
  void columnsFollowThePrintersOwnGlyphs() {
    assertThat(Columns.of("A1~")).isEqualTo(3);
    assertThat(Columns.of("书，é—")).isEqualTo(8);
    assertThat(Columns.of("㐀𠮷")).isEqualTo(4);
    assertThat(Columns.of("ẵ")).isEqualTo(1);
    assertThat(Columns.of("x\u0336")).isEqualTo(1);
  }

  @Example
  void aPairStandsOnOneLineIfItFits() {
    assertThat(texts(new Pair("红楼梦", "12-19"))).containsExactly("红楼梦" + " ".repeat(21) + "12-19");
    assertThat(texts(new Pair("x".repeat(26), "12-19"))).containsExactly("x".repeat(26) + " 12-19");
    assertThat(texts(new Pair("x".repeat(27), "12-19"))).containsExactly("x".repeat(27), "12-19");
    assertThat(layout(new Pair("x".repeat(27), "12-19")).getLast())
        .isEqualTo(new Line.Words("12-19", Align.RIGHT, 1, false));
  }

  @Example
  void whatNoPaperCanTakeIsRefused() {
    assertThatThrownBy(() -> layout(new Qr(""))).hasMessageContaining("1 to 412");
    assertThatThrownBy(() -> layout(new Qr("x".repeat(413)))).hasMessageContaining("413 bytes");
    assertThatThrownBy(() -> layout(new Qr("a\u0010"))).hasMessageContaining("control");
    assertThatThrownBy(() -> layout(Text.plain("x\n".repeat(1001))))
        .hasMessageContaining("1000 lines");
    assertThat(layout(new Qr("x".repeat(412)))).hasSize(1);
    assertThat(layout(Text.plain("x\n".repeat(1000)))).hasSize(1000);
  }

  @Property
  void noLineIsWiderThanThePaper(
      @ForAll("texts") String left,
      @ForAll("texts") String right,
      @ForAll @IntRange(min = 1, max = 2) int size,
      @ForAll Paper paper) {
    Document document =
        new Document(List.of(new Text(left, Align.CENTRE, size, true), new Pair(left, right)));
    assertThat(Layout.of(document, paper))
        .allSatisfy(
            line -> {
              Line.Words words = (Line.Words) line;
              assertThat(Columns.of(words.text()) * words.size())
                  .isLessThanOrEqualTo(paper.columns());
            });
  }

  @Property
  void nothingIsLostInWrapping(
      @ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 48) int columns) {
    assertThat(squeezed(String.join("", Wrapping.wrap(text, columns))))
        .isEqualTo(squeezed(Wrapping.clean(text)));
  }

  @Property
  void nothingIsLostInAPair(@ForAll("texts") String left, @ForAll("texts") String right) {
    assertThat(squeezed(String.join("", texts(new Pair(left, right)))))
        .isEqualTo(squeezed(Wrapping.clean(left) + Wrapping.clean(right)));
  }

  /** Nothing that is printed as text may be a command byte, or need more than two bytes. */
  @Property
  void whatThePrinterCoversIsOneOrTwoBytesAndNoCommand(@ForAll("texts") String text) {
    for (String line : Wrapping.wrap(text, 32)) {
      if (Gb18030.covers(line)) {
        assertThat(Gb18030.encode(line)).hasSize(Columns.of(line));
        for (byte one : Gb18030.encode(line)) {
          assertThat(one & 0xFF).isGreaterThanOrEqualTo(0x20).isNotEqualTo(0x7F);
        }
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        Arbitraries.strings()
            .withChars("红楼梦，。《》（）“” abcdefg-/.1234\n\u3000é㐀\u0301")
            .ofMaxLength(120));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\u3000]", "");
  }

  private static List<Line> layout(Block block) {
    return Layout.of(new Document(List.of(block)), Paper.MM58);
  }

  private static List<String> texts(Block block) {
    return layout(block).stream().map(line -> ((Line.Words) line).text()).toList();
  }
}
