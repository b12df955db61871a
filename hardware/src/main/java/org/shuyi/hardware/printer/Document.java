package org.shuyi.hardware.printer;

import java.util.List;

/** A slip, free of any printer's commands. */
public record Document(List<Block> blocks) {
  public Document {
    blocks = List.copyOf(blocks);
  }

  /** One piece of a slip, from top to bottom. */
  public sealed interface Block {}

  /**
   * One paragraph, wrapped by the printer's driver to the paper's width.
   *
   * @param size 1 normal, 2 double width and height
   */
  public record Text(String text, Align align, int size, boolean bold) implements Block {
    public Text {
      if (size < 1 || size > 2) {
        throw new IllegalArgumentException("text size " + size + ": expected 1 or 2");
      }
    }

    public static Text plain(String text) {
      return new Text(text, Align.LEFT, 1, false);
    }
  }

  /** Two texts on one line, the second at the right edge; wraps if they do not fit. */
  public record Pair(String left, String right) implements Block {}

  /** A line across the paper. */
  public record Rule() implements Block {}

  /** Empty lines, 1 to 20. */
  public record Feed(int lines) implements Block {
    public Feed {
      if (lines < 1 || lines > 20) {
        throw new IllegalArgumentException("feed of " + lines + " lines: expected 1 to 20");
      }
    }
  }

  /** A QR code in the middle of the paper. */
  public record Qr(String content) implements Block {}

  /** Where a paragraph stands. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }
}
