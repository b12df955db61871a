package org.shuyi.kiosk.screen.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Searching.Search;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.CoverButton;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Keyboard;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.TitleRow;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.SearchWording;
import org.shuyi.kiosk.ui.text.Texts;

/** A title or an author is typed; what fits is there at once. */
public final class TypingScreen implements Screen<Searching.Typing> {
  private static final int SHOWN = 3;
  private static final PseudoClass EXAMPLE = PseudoClass.getPseudoClass("example");

  private final Label title = Parts.label("display");
  private final Label typed = Parts.word("typed", "may-be-cut");
  private final HBox field =
      Parts.row("typed-field", new IconView(Icon.SEARCH, 56), Parts.growing(typed));
  private final AdviceList about = new AdviceList(1);
  private final Keyboard keyboard;
  private final Button classes;
  private final Button here;
  private final Button all;
  private final List<TitleRow> rows = new ArrayList<>();
  private final List<CoverButton> covers = new ArrayList<>();
  private final VBox list = Parts.column("titles");
  private final HBox pictures = Parts.row("cover-row");
  private final VBox starts;
  private final VBox node;

  public TypingScreen(Consumer<Touch> touched) {
    typed.setMinWidth(0);
    typed.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    keyboard = new Keyboard(touched);
    classes = button("classes", Icon.LIST, new Touch.Classes(), touched);
    here = button("here", Icon.HOME, new Touch.Here(), touched);
    all = Parts.button("all-titles", Icon.LIST, () -> touched.accept(new Touch.Enter()), "quiet");
    for (int i = 0; i < SHOWN; i++) {
      Touch choose = new Touch.Choose(i);
      rows.add(new TitleRow(() -> touched.accept(choose)));
      covers.add(new CoverButton(() -> touched.accept(choose)));
    }
    list.getChildren().addAll(rows);
    pictures.getChildren().addAll(covers);
    starts = Parts.column("choices", classes, here);
    node =
        Parts.column(
            "screen", title, field, about, list, pictures, starts, Parts.room(), all, keyboard);
  }

  private static Button button(String id, Icon icon, Touch touch, Consumer<Touch> touched) {
    return Parts.button(id, icon, () -> touched.accept(touch), "secondary");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Searching.Typing journey, Showing showing) {
    Texts texts = showing.texts();
    Search search = journey.search();
    Profile profile = showing.profile();
    boolean some = !search.wanted().typed().isEmpty();
    title.setText(
        texts.say(profile.has(Need.CHILDREN) ? Key.SEARCH_CHILD_TITLE : Key.SEARCH_TITLE));
    typed.setText(some ? search.wanted().typed() : texts.say(Key.SEARCH_EXAMPLE));
    typed.pseudoClassStateChanged(EXAMPLE, !some);
    about.draw(search.titles().isEmpty() ? SearchWording.about(search) : List.of(), texts);
    keyboard.draw(profile.has(Need.CHILDREN) || profile.has(Need.ELDER), some, texts);
    classes.setText(texts.say(Key.ACTION_CLASSES));
    here.setText(texts.say(Key.ACTION_HERE));
    all.setText(texts.say(Key.ACTION_ALL_TITLES, search.titles().size()));
    Parts.present(starts, !some);
    Parts.present(all, some && search.titles().size() > SHOWN);
    draw(some ? shown(search, profile) : List.of(), profile.has(Need.CHILDREN), texts);
  }

  /** In large type there is room for fewer. */
  private static List<Title> shown(Search search, Profile profile) {
    int most = profile.has(Need.LARGE_TYPE) && !profile.has(Need.CHILDREN) ? SHOWN - 1 : SHOWN;
    return search.titles().stream().limit(most).toList();
  }

  private void draw(List<Title> titles, boolean byCover, Texts texts) {
    for (int i = 0; i < SHOWN; i++) {
      boolean there = i < titles.size();
      Parts.present(rows.get(i), there && !byCover);
      Parts.present(covers.get(i), there && byCover);
      if (there) {
        rows.get(i).draw(i, titles.get(i), texts);
        covers.get(i).draw(i, titles.get(i));
      }
    }
    Parts.present(list, !titles.isEmpty() && !byCover);
    Parts.present(pictures, !titles.isEmpty() && byCover);
  }

  @Override
  public void leave() {
    typed.setText("");
    Parts.present(list, false);
    Parts.present(pictures, false);
  }
}
