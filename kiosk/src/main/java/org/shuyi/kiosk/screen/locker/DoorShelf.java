package org.shuyi.kiosk.screen.locker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** The doors that can be opened, some at a time; one button turns to the next ones. */
final class DoorShelf extends VBox {
  private static final double WIDTH = 952;
  private static final double GAP = 24;
  private static final int MOST = 6;

  private final List<DoorTile> tiles;
  private final List<HBox> rows = new ArrayList<>();
  private final Button more = Parts.button("more-doors", Icon.NEXT, this::turn, "quiet");
  private List<DoorTile.Door> shelf = List.of();
  private int page;
  private Profile profile = Profile.STANDARD;
  private Runnable redraw = () -> {};

  DoorShelf(IntConsumer touched) {
    getStyleClass().add("doors");
    tiles = IntStream.range(0, MOST).mapToObj(i -> new DoorTile(touched)).toList();
    for (int i = 0; i < MOST; i++) {
      rows.add(Parts.row("door-row"));
    }
    getChildren().addAll(rows);
    getChildren().add(more);
  }

  void draw(List<DoorTile.Door> drawn, Profile forWhom, Texts texts) {
    shelf = drawn;
    profile = forWhom;
    redraw = () -> drawPage(texts);
    redraw.run();
  }

  private void turn() {
    page++;
    redraw.run();
  }

  /** Large letters want the whole width; simple mode has few choices. */
  private int columns() {
    return profile.has(Need.LARGE_TYPE) || profile.has(Need.ELDER) ? 1 : 2;
  }

  private int perPage() {
    if (profile.has(Need.ELDER)) {
      return 2;
    }
    return profile.has(Need.LARGE_TYPE) || profile.has(Need.LOW_REACH) ? 2 : MOST;
  }

  private void drawPage(Texts texts) {
    int pages = Math.max(1, (shelf.size() + perPage() - 1) / perPage());
    page %= pages;
    List<DoorTile.Door> shown =
        shelf.subList(page * perPage(), Math.min(shelf.size(), (page + 1) * perPage()));
    rows.forEach(row -> row.getChildren().clear());
    double width = (WIDTH - GAP * (columns() - 1)) / columns();
    for (int i = 0; i < shown.size(); i++) {
      DoorTile tile = tiles.get(i);
      tile.draw(shown.get(i), width, texts);
      rows.get(i / columns()).getChildren().add(tile);
    }
    rows.forEach(row -> Parts.present(row, !row.getChildren().isEmpty()));
    more.setText(texts.say(Key.LOCKER_MORE, page + 1, pages));
    Parts.present(more, pages > 1);
  }

  void clear() {
    tiles.forEach(DoorTile::clear);
    shelf = List.of();
    page = 0;
    redraw = () -> {};
  }
}
