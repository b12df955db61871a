package org.shuyi.hardware.printer.escpos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Document.Align;
import org.shuyi.hardware.printer.Document.Block;

/** Sets a document into lines that fit the paper. */
final class Layout {
  /** About four metres of paper; more is a mistake, not a slip. */
  static final int MAX_LINES = 1000;

  /**
   * QR symbol of version 15 at level M. At 3 dots a module it is 231 dots wide; more modules than
   * that and a phone does not read it off thermal paper.
   */
  static final int MAX_QR_BYTES = 412;

  private final int columns;
  private final List<Line> lines = new ArrayList<>();

  private Layout(int columns) {
    this.columns = columns;
  }

  /**
   * @throws IllegalArgumentException if the document has more than {@link #MAX_LINES} lines, or a
   *     QR code with nothing, a control character or more than {@link #MAX_QR_BYTES} bytes of UTF-8
   */
  static List<Line> of(Document document, Paper paper) {
    Layout layout = new Layout(paper.columns());
    document.blocks().forEach(layout::add);
    return List.copyOf(layout.lines);
  }

  private void add(Block block) {
    switch (block) {
      case Document.Text text -> add(text);
      case Document.Pair(String left, String right) -> addPair(left, right);
      case Document.Rule() -> lines.add(new Line.Rule());
      case Document.Feed(int count) -> lines.add(new Line.Feed(count));
      case Document.Qr(String content) -> addQr(content);
    }
    if (lines.size() > MAX_LINES) {
      throw new IllegalArgumentException(
          "the document has more than " + MAX_LINES + " lines; print it in parts");
    }
  }

  private void add(Document.Text text) {
    for (String line : Wrapping.wrap(text.text(), columns / text.size())) {
      lines.add(new Line.Words(line, text.align(), text.size(), text.bold()));
    }
  }

  /** The right text stands at the end of the left one's last line if it has room there. */
  private void addPair(String left, String right) {
    List<String> lefts = Wrapping.wrap(left, columns);
    List<String> rights = Wrapping.wrap(right, columns);
    String last = lefts.getLast();
    int gap = columns - Columns.of(last) - Columns.of(rights.getFirst());
    if (rights.size() > 1 || gap < 1) {
      lefts.forEach(line -> lines.add(plain(line, Align.LEFT)));
      rights.forEach(line -> lines.add(plain(line, Align.RIGHT)));
      return;
    }
    lefts.subList(0, lefts.size() - 1).forEach(line -> lines.add(plain(line, Align.LEFT)));
    lines.add(plain(last + " ".repeat(gap) + rights.getFirst(), Align.LEFT));
  }

  private static Line.Words plain(String text, Align align) {
    return new Line.Words(text, align, 1, false);
  }

  private void addQr(String content) {
    int length = content.getBytes(StandardCharsets.UTF_8).length;
    if (length < 1 || length > MAX_QR_BYTES || content.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          "a QR code of "
              + length
              + " bytes: expected 1 to "
              + MAX_QR_BYTES
              + ", no control character among them");
    }
    lines.add(new Line.Qr(content));
  }
}
