package org.shuyi.kiosk.screen.search;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.TitleList;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.SearchWording;
import org.shuyi.kiosk.ui.text.Texts;

/** A list of titles. */
public final class ListedScreen implements Screen<Searching.Listed> {
  private final Label title = Parts.label("title");
  private final Label count = Parts.label("lead");
  private final AdviceList about = new AdviceList(1);
  private final TitleList titles;
  private final VBox node;

  public ListedScreen(Consumer<Touch> touched) {
    titles = new TitleList(number -> touched.accept(new Touch.Choose(number)));
    node = Parts.column("screen", Parts.column("greeting", title, count), about, titles);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Searching.Listed journey, Showing showing) {
    Texts texts = showing.texts();
    var search = journey.search();
    title.setText(texts.say(SearchWording.heading(search, showing.profile())));
    count.setText(
        search.answer() == Answer.AWAITED
            ? texts.say(Key.TITLES_AWAITED)
            : texts.say(Key.TITLES_COUNT, search.titles().size()));
    about.draw(SearchWording.about(search), texts);
    titles.draw(search.titles(), showing.profile(), texts);
  }

  @Override
  public void leave() {
    title.setText("");
    titles.clear();
  }
}
