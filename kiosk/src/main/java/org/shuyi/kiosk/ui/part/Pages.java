package org.shuyi.kiosk.ui.part;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * Rows, as many as fit, the others by page: turning a page is a plain touch, a scroll is a gesture
 * that not everybody can make.
 */
class Pages extends Region {
  private static final double GAP = 18;
  private static final double PAGER_HEIGHT = 124;

  private final Button previous = Parts.button("page-previous", Icon.UP, () -> turn(-1), "quiet");
  private final Label position = Parts.label("page-position");
  private final Button next = Parts.button("page-next", Icon.DOWN, () -> turn(1), "quiet");
  private final HBox pager =
      Parts.handed("pager", previous, Parts.room(), position, Parts.room(), next);
  private int most = Integer.MAX_VALUE;
  private List<? extends Region> rows = List.of();
  private int page;
  private @Nullable Texts texts;

  /** As many rows a page as there is room for. */
  Pages() {
    getChildren().add(pager);
    Parts.growing(this);
  }

  /**
   * Shows these rows, which are children of this already.
   *
   * @param most rows a page
   */
  final void show(List<? extends Region> shown, int most, Texts in) {
    rows = List.copyOf(shown);
    this.most = most;
    texts = in;
    previous.setText(in.say(Key.ACTION_PAGE_PREVIOUS));
    next.setText(in.say(Key.ACTION_PAGE_NEXT));
    requestLayout();
  }

  /** Whether a child is a row, and not what turns the page. */
  final boolean isRow(Region child) {
    return child != pager;
  }

  /** Shows the beginning again. */
  final void first() {
    page = 0;
  }

  /** Shows nothing any more. */
  final void none() {
    rows = List.of();
    page = 0;
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
    double highest = rows.stream().mapToDouble(row -> height(row, width)).max().orElse(0);
    return rows.size() > 1 ? highest + GAP + PAGER_HEIGHT : highest;
  }

  /** Takes what is left and asks for nothing: what does not fit goes to the next page. */
  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    List<List<Region>> pages = pages(getHeight());
    boolean several = pages.size() > 1;
    if (several) {
      pages = pages(getHeight() - PAGER_HEIGHT - GAP);
    }
    page = Math.clamp(page, 0, pages.size() - 1);
    getChildren().forEach(row -> row.setVisible(false));
    place(pages.get(page));
    pager.setVisible(several);
    placePager(pages.size());
  }

  private void place(List<Region> shown) {
    double y = 0;
    for (Region row : shown) {
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
  private List<List<Region>> pages(double height) {
    List<List<Region>> pages = new ArrayList<>();
    pages.add(new ArrayList<>());
    double y = 0;
    for (Region row : rows) {
      if (y > 0 && (y + height(row) > height || pages.getLast().size() == most)) {
        pages.add(new ArrayList<>());
        y = 0;
      }
      pages.getLast().add(row);
      y += height(row) + GAP;
    }
    return pages;
  }

  private double height(Region row) {
    return height(row, getWidth());
  }

  private double height(Region row, double width) {
    return snapSizeY(Math.max(row.minHeight(width), row.prefHeight(width)));
  }
}
