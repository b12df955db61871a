package org.shuyi.kiosk.ui.part;

import java.util.List;
import javafx.scene.layout.Region;
import org.shuyi.kiosk.ui.text.Texts;

/** Rows that are always the same, by page. */
public final class PagedRows extends Pages {
  private final List<? extends Region> rows;

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
}
