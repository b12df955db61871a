package org.shuyi.kiosk.screen.search;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Cover;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.SearchWording;
import org.shuyi.kiosk.ui.text.Texts;

/** One title: what it is, where it is, how to have it. */
public final class ChosenScreen implements Screen<Searching.Chosen> {
  private final Cover cover = new Cover().size(320, 424);
  private final Label name = Parts.label("title", "centred", "may-be-cut", "two-lines");
  private final Label author = Parts.label("lead", "centred");
  private final Label call = Parts.label("hint", "centred");
  private final Label place = Parts.label("empty-what", "centred");
  private final AdviceList advice = new AdviceList(1);
  private final Button ask;
  private final Button back;
  private final VBox node;

  public ChosenScreen(Consumer<Touch> touched) {
    name.setMinHeight(Region.USE_COMPUTED_SIZE);
    ask = Parts.button("ask-for", Icon.BOOK, () -> touched.accept(new Touch.AskFor()), "primary");
    back = Parts.button("back", Icon.LIST, () -> touched.accept(new Touch.Back()), "secondary");
    node =
        Parts.column(
            "screen",
            Parts.room(),
            Parts.column("middle", cover, name, author, call, place),
            Parts.room(),
            advice,
            ask,
            back);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Searching.Chosen journey, Showing showing) {
    Texts texts = showing.texts();
    Title title = journey.title();
    cover.draw(title.name(), title.first().value());
    name.setText(title.name());
    author.setText(title.author());
    Parts.present(author, !title.author().isEmpty());
    String shelf =
        title.clc().map(clc -> texts.say(SearchWording.name(clc, showing.profile()))).orElse("");
    call.setText(
        Stream.of(shelf, title.callNumber())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("  ")));
    Parts.present(call, !call.getText().isEmpty());
    place.setText(texts.say(SearchWording.place(title)));
    advice.draw(List.of(SearchWording.have(title)), texts);
    ask.setText(texts.say(Key.ACTION_ASK_FOR));
    Parts.present(ask, title.here().isEmpty());
    ask.setDisable(!showing.service().asksForBooks());
    back.setText(texts.say(Key.ACTION_BACK));
  }

  @Override
  public void leave() {
    name.setText("");
    author.setText("");
  }
}
