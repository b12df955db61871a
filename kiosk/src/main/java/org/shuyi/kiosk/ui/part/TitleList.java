package org.shuyi.kiosk.ui.part;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.ui.text.Texts;

/** Titles to choose from: rows, or covers for children; two a page where choices are few. */
public final class TitleList extends Pages {
  private static final int COVERS = 3;
  private static final int FEW = 2;

  private final IntConsumer chosen;
  private List<Title> drawn = List.of();

  /**
   * @param chosen gets the number in the list, from 0
   */
  public TitleList(IntConsumer chosen) {
    this.chosen = chosen;
  }

  /** Another list than before shows its beginning. */
  public void draw(List<Title> titles, Profile profile, Texts texts) {
    if (!titles.equals(drawn)) {
      first();
    }
    clear();
    drawn = titles;
    List<? extends Region> rows = profile.has(Need.CHILDREN) ? covers(titles) : rows(titles, texts);
    getChildren().addAll(rows);
    show(rows, profile.has(Need.ELDER) ? FEW : Integer.MAX_VALUE, texts);
  }

  private List<TitleRow> rows(List<Title> titles, Texts texts) {
    List<TitleRow> rows = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      int number = i;
      TitleRow row = new TitleRow(() -> chosen.accept(number));
      row.draw(number, titles.get(number), texts);
      rows.add(row);
    }
    return rows;
  }

  private List<HBox> covers(List<Title> titles) {
    List<HBox> rows = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      if (i % COVERS == 0) {
        rows.add(Parts.row("cover-row"));
      }
      int number = i;
      CoverButton cover = new CoverButton(() -> chosen.accept(number));
      cover.draw(number, titles.get(number));
      rows.getLast().getChildren().add(cover);
    }
    return rows;
  }

  /** Forgets every title. */
  public void clear() {
    getChildren().removeIf(child -> !child.getStyleClass().contains("pager"));
    drawn = List.of();
  }
}
