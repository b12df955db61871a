package org.shuyi.kiosk.screen.van;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.OpenStop;
import org.shuyi.kiosk.van.Tally;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanEvent;
import org.shuyi.kiosk.van.VanTouch;

/** What was done here; then the van drives on. */
public final class CloseStopScreen implements VanScreen<Job.CloseStop> {
  private static final List<Key> COUNTED =
      List.of(
          Key.VAN_TALLY_LOANS,
          Key.VAN_TALLY_RETURNS,
          Key.VAN_TALLY_RENEWALS,
          Key.VAN_TALLY_CARDS,
          Key.VAN_TALLY_VISITS,
          Key.VAN_TALLY_REQUESTS);

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList trouble = new AdviceList(1);
  private final List<Count> counts = Stream.generate(Count::new).limit(COUNTED.size()).toList();
  private final Button confirm;
  private final Button back;
  private final VBox page;

  public CloseStopScreen(Consumer<Event> post) {
    confirm = button("confirm-close", Icon.CHECK, new VanTouch.ConfirmClose(), "primary", post);
    back = button("van-back", Icon.BACK, new VanTouch.Back(), "quiet", post);
    page =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            trouble,
            Parts.column("van-tally", counts.toArray(Count[]::new)),
            Parts.room(),
            Parts.column("actions", confirm, back));
  }

  private static Button button(
      String id, Icon icon, VanTouch touch, String style, Consumer<Event> post) {
    return Parts.button(id, icon, () -> post.accept(new VanEvent.Touched(touch)), style);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Job.CloseStop job, Van van, Texts texts) {
    OpenStop stop = van.stop();
    title.setText(
        texts.say(
            Key.VAN_CLOSE_TITLE, stop == null ? "" : stop.stop().name(texts.language().tag())));
    lead.setText(texts.say(Key.VAN_CLOSE_LEAD));
    trouble.draw(VanWording.trouble(job.trouble()), texts);
    List<Integer> numbers = numbers(stop == null ? Tally.NOTHING : stop.tally());
    for (int i = 0; i < counts.size(); i++) {
      counts.get(i).draw(texts.say(COUNTED.get(i)), numbers.get(i));
    }
    confirm.setText(texts.say(Key.VAN_CLOSE_CONFIRM));
    confirm.setDisable(job.closing());
    back.setText(texts.say(Key.VAN_BACK));
    back.setDisable(job.closing());
  }

  private static List<Integer> numbers(Tally tally) {
    return List.of(
        tally.loans(),
        tally.returns(),
        tally.renewals(),
        tally.cards(),
        tally.visits(),
        tally.requests());
  }

  /** A name and how many. */
  private static final class Count extends HBox {
    private final Label name = Parts.label("body-large");
    private final Label number = Parts.word("title");

    Count() {
      getStyleClass().add("line");
      getChildren().addAll(Parts.growing(name), number);
    }

    void draw(String what, int many) {
      name.setText(what);
      number.setText(Integer.toString(many));
    }
  }
}
