package org.shuyi.kiosk.screen.van;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.PagedRows;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.OfferedStop;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanEvent;
import org.shuyi.kiosk.van.VanTouch;

/** Stops, the likeliest first; one touch opens one. */
public final class ChooseStopScreen implements VanScreen<Job.ChooseStop> {
  private final Consumer<Event> post;
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList trouble = new AdviceList(1);
  private final List<Stop> made = new ArrayList<>();
  private final PagedRows rows = new PagedRows();
  private final Button skip;
  private final VBox page;
  private int planned;

  public ChooseStopScreen(Consumer<Event> post) {
    this.post = post;
    skip =
        Parts.button(
            "skip-planned",
            Icon.NEXT,
            () -> post.accept(new VanEvent.Touched(new VanTouch.SkipStop(planned))),
            "quiet");
    page = Parts.column("screen", Parts.column("greeting", title, lead), trouble, rows, skip);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Job.ChooseStop job, Van van, Texts texts) {
    title.setText(texts.say(Key.VAN_CHOOSE));
    lead.setText(texts.say(Key.VAN_CHOOSE_LEAD));
    trouble.draw(VanWording.trouble(job.trouble()), texts);
    while (made.size() < job.stops().size()) {
      made.add(new Stop(made.size()));
    }
    for (int i = 0; i < job.stops().size(); i++) {
      made.get(i).draw(job.stops().get(i), job.opening(), texts);
    }
    rows.draw(made.subList(0, job.stops().size()), texts);
    skip(job, texts);
  }

  /** The likeliest of those that are planned; then the next one is. */
  private void skip(Job.ChooseStop job, Texts texts) {
    planned = job.stops().stream().map(stop -> stop.planned() != null).toList().indexOf(true);
    Parts.present(skip, planned >= 0);
    skip.setText(
        planned < 0
            ? ""
            : texts.say(Key.VAN_SKIP, job.stops().get(planned).name(texts.language().tag())));
    skip.setDisable(job.opening());
  }

  /** One stop. */
  private final class Stop extends Button {
    private final Label name = Parts.label("choice-title");
    private final Label why = Parts.label("choice-hint");
    private final Label when = Parts.label("choice-hint");

    Stop(int at) {
      setId("stop-" + at);
      getStyleClass().addAll("choice", "stop");
      setMaxWidth(Double.MAX_VALUE);
      setGraphic(
          Parts.row(
              "choice-face",
              new IconView(Icon.HOME, 64),
              Parts.growing(Parts.column("choice-words", name, why, when))));
      setOnAction(ignored -> post.accept(new VanEvent.Touched(new VanTouch.OpenStop(at))));
    }

    void draw(OfferedStop stop, boolean opening, Texts texts) {
      name.setText(stop.name(texts.language().tag()));
      why.setText(texts.say(VanWording.why(stop)));
      when.setText(texts.say(VanWording.next(stop)));
      setAccessibleText(name.getText() + " " + why.getText());
      setDisable(opening);
    }
  }
}
