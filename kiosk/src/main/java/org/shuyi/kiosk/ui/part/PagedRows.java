package org.shuyi.kiosk.ui.part;

import java.util.List;
import javafx.scene.layout.Region;
import org.shuyi.kiosk.ui.text.Texts;

/** Rows by page. */
public final class PagedRows extends Pages {
  private final List<? extends Region> rows;

  /** Rows that come and go. */
  public PagedRows() {
    this(List.of());
  }

  /** Rows that are always the same. */
  public PagedRows(List<? extends Region> rows) {
    this.rows = List.copyOf(rows);
    getChildren().addAll(rows);
  }

  /**
   * @param most rows a page
   */
  public void draw(int most, Texts texts) {
    show(rows, most, texts);
  }

  /** These and no others, as many a page as there is room for. */
  public void draw(List<? extends Region> now, Texts texts) {
    getChildren()
        .removeIf(child -> child instanceof Region row && isRow(row) && !now.contains(row));
    now.stream().filter(row -> !getChildren().contains(row)).forEach(getChildren()::add);
    show(now, Integer.MAX_VALUE, texts);
  }
}
