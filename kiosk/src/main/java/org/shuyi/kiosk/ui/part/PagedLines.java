package org.shuyi.kiosk.ui.part;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.sync.circulation.ItemId;

/**
 * The items of a session, as many as fit, the others by page: turning a page is a plain touch, a
 * scroll is a gesture that not everybody can make. Live screens give the newest item first, and a
 * new item turns back to the first page, where it is.
 */
public final class PagedLines extends Region {
  private static final double GAP = 18;
  private static final double PAGER_HEIGHT = 124;

  private final @Nullable Consumer<ItemId> renewed;
  private final List<LineRow> rows = new ArrayList<>();
  private final Button previous = Parts.button("page-previous", Icon.UP, () -> turn(-1), "quiet");
  private final Label position = Parts.label("page-position");
  private final Button next = Parts.button("page-next", Icon.DOWN, () -> turn(1), "quiet");
  private final HBox pager =
      Parts.handed("pager", previous, Parts.room(), position, Parts.room(), next);
  private int lines;
  private int page;
  private @Nullable Texts texts;

  /** Rows without a button. */
  public PagedLines() {
    this(null);
  }

  /**
   * @param renewed called with the item that the patron wants renewed; null: rows without a button
   */
  public PagedLines(@Nullable Consumer<ItemId> renewed) {
    this.renewed = renewed;
    getChildren().add(pager);
    Parts.growing(this);
  }

  /** A row for each line, in this order; a longer list than before shows its beginning. */
  public void draw(List<Line> drawn, Purpose purpose, boolean online, Profile profile, Texts in) {
    if (drawn.size() > lines) {
      page = 0;
    }
    lines = drawn.size();
    texts = in;
    grow();
    for (int i = 0; i < lines; i++) {
      rows.get(i).draw(drawn.get(i), purpose, online, profile, in);
    }
    previous.setText(in.say(Key.ACTION_PAGE_PREVIOUS));
    next.setText(in.say(Key.ACTION_PAGE_NEXT));
    requestLayout();
  }

  /** Forgets every line. */
  public void clear() {
    getChildren().removeAll(rows);
    rows.clear();
    lines = 0;
    page = 0;
  }

  private void grow() {
    while (rows.size() < lines) {
      LineRow row = new LineRow(renewed);
      rows.add(row);
      getChildren().add(row);
    }
  }

  private void turn(int by) {
    page += by;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /** One row, however long, and the way to the next must have room. */
  @Override
  protected double computeMinHeight(double width) {
    double highest =
        rows.subList(0, lines).stream().mapToDouble(row -> height(row, width)).max().orElse(0);
    return lines > 1 ? highest + GAP + PAGER_HEIGHT : highest;
  }

  /** Takes what is left and asks for nothing: what does not fit goes to the next page. */
  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    List<List<LineRow>> pages = pages(getHeight());
    boolean several = pages.size() > 1;
    if (several) {
      pages = pages(getHeight() - PAGER_HEIGHT - GAP);
    }
    page = Math.clamp(page, 0, pages.size() - 1);
    rows.forEach(row -> row.setVisible(false));
    place(pages.get(page));
    pager.setVisible(several);
    placePager(pages.size());
  }

  private void place(List<LineRow> shown) {
    double y = 0;
    for (LineRow row : shown) {
      row.setVisible(true);
      row.resizeRelocate(0, y, getWidth(), height(row));
      y += height(row) + GAP;
    }
  }

  private void placePager(int pages) {
    previous.setDisable(page == 0);
    next.setDisable(page == pages - 1);
    if (texts != null) {
      position.setText(texts.say(Key.PAGE_POSITION, page + 1, pages));
    }
    pager.resizeRelocate(0, getHeight() - PAGER_HEIGHT, getWidth(), PAGER_HEIGHT);
  }

  /** Breaks the rows into pages of this height; at least one row a page, at least one page. */
  private List<List<LineRow>> pages(double height) {
    List<List<LineRow>> pages = new ArrayList<>();
    pages.add(new ArrayList<>());
    double y = 0;
    for (LineRow row : rows.subList(0, lines)) {
      if (y > 0 && y + height(row) > height) {
        pages.add(new ArrayList<>());
        y = 0;
      }
      pages.getLast().add(row);
      y += height(row) + GAP;
    }
    return pages;
  }

  private double height(LineRow row) {
    return height(row, getWidth());
  }

  private double height(LineRow row, double width) {
    return snapSizeY(row.prefHeight(width));
  }
}
