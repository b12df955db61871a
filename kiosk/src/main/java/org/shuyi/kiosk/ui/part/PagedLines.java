package org.shuyi.kiosk.ui.part;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * The items of a session. Live screens give the newest item first, and a new item turns back to the
 * first page, where it is.
 */
public final class PagedLines extends Pages {
  private final @Nullable LineAction action;
  private final List<LineRow> rows = new ArrayList<>();
  private int lines;

  /** Rows without a button. */
  public PagedLines() {
    this(null);
  }

  /**
   * @param action what can be touched beside an item; null: nothing
   */
  public PagedLines(@Nullable LineAction action) {
    this.action = action;
  }

  /** A row for each line, in this order; a longer list than before shows its beginning. */
  public void draw(List<Line> drawn, Purpose purpose, Service service, Profile profile, Texts in) {
    if (drawn.size() > lines) {
      first();
    }
    lines = drawn.size();
    grow();
    for (int i = 0; i < lines; i++) {
      rows.get(i).draw(drawn.get(i), purpose, service, profile, in);
    }
    show(rows.subList(0, lines), Integer.MAX_VALUE, in);
  }

  /** Forgets every line. */
  public void clear() {
    getChildren().removeAll(rows);
    rows.clear();
    lines = 0;
    none();
  }

  private void grow() {
    while (rows.size() < lines) {
      LineRow row = new LineRow(action);
      rows.add(row);
      getChildren().add(row);
    }
  }
}
