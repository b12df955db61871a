package org.shuyi.kiosk.screen.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Clc;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.SearchWording;
import org.shuyi.kiosk.ui.text.Texts;

/** The classes of books: two columns, or three at a time where choices are few. */
public final class ClassesScreen implements Screen<Searching.Classes> {
  private static final int FEW = 3;
  private static final double HALF = 464;

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final VBox rows = Parts.column("classes");
  private final Button others;
  private final Consumer<Touch> touched;
  private final VBox node;
  private List<Button> buttons = List.of();
  private boolean few;
  private int turned;

  public ClassesScreen(Consumer<Touch> touched) {
    this.touched = touched;
    others = Parts.button("classes-next", Icon.DOWN, this::turn, "quiet");
    node =
        Parts.column("screen", Parts.column("greeting", title, lead), Parts.growing(rows), others);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Searching.Classes journey, Showing showing) {
    Texts texts = showing.texts();
    Profile profile = showing.profile();
    boolean children = profile.has(Need.CHILDREN);
    title.setText(texts.say(children ? Key.CLASSES_CHILD_TITLE : Key.CLASSES_TITLE));
    lead.setText(texts.say(Key.CLASSES_LEAD));
    Parts.present(lead, !children);
    others.setText(texts.say(Key.ACTION_CLASSES_NEXT));
    few = profile.has(Need.ELDER);
    buttons = buttons(profile, texts);
    Parts.present(others, few);
    place();
  }

  private List<Button> buttons(Profile profile, Texts texts) {
    List<Button> all = new ArrayList<>();
    for (Clc clc : Clc.shown(profile)) {
      Button button = new Button();
      button.setId("class-" + clc.letter());
      button.getStyleClass().addAll("class-button");
      button.setWrapText(true);
      button.setMinHeight(Region.USE_PREF_SIZE);
      button.setPrefWidth(HALF);
      button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      String name = texts.say(SearchWording.name(clc, profile));
      button.setText(profile.has(Need.CHILDREN) ? name : clc.letter() + "  " + name);
      button.setOnAction(ignored -> touched.accept(new Touch.InClass(clc)));
      all.add(button);
    }
    return all;
  }

  /** The letters go down the first column, then down the second. */
  private void place() {
    turned = few && turned < buttons.size() ? turned : 0;
    List<Button> shown =
        few ? buttons.subList(turned, Math.min(turned + FEW, buttons.size())) : buttons;
    int height = few ? shown.size() : (shown.size() + 1) / 2;
    rows.getChildren().clear();
    for (int i = 0; i < height; i++) {
      HBox row = Parts.row("classes-row", Parts.growing(shown.get(i)));
      if (i + height < shown.size()) {
        row.getChildren().add(Parts.growing(shown.get(i + height)));
      }
      rows.getChildren().add(Parts.growing(row));
    }
  }

  /** Round again behind the last. */
  private void turn() {
    turned = turned + FEW < buttons.size() ? turned + FEW : 0;
    place();
  }

  @Override
  public void leave() {
    turned = 0;
  }
}
