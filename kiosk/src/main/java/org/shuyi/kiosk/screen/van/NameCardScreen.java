package org.shuyi.kiosk.screen.van;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Keypad;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Keys;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanEvent;
import org.shuyi.kiosk.van.VanTouch;

/** The number of a card that is not here. */
public final class NameCardScreen implements VanScreen<Job.NameCard> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList wrong = new AdviceList(1);
  private final Label typed = Parts.label("title", "centred");
  private final Keys keys;
  private final Button back;
  private final VBox page;

  public NameCardScreen(Consumer<Event> post) {
    keys = new Keys(touch -> post.accept(new Event.Touched(touch)));
    back =
        Parts.button(
            "van-back",
            Icon.BACK,
            () -> post.accept(new VanEvent.Touched(new VanTouch.Back())),
            "quiet");
    page =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            wrong,
            Parts.room(),
            typed,
            Parts.room(),
            keys,
            back);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Job.NameCard job, Van van, Texts texts) {
    title.setText(texts.say(Key.VAN_FORGOTTEN_TITLE));
    lead.setText(texts.say(Key.VAN_FORGOTTEN_LEAD));
    wrong.draw(job.wrong() ? List.of(VanWording.wrongCard()) : List.of(), texts);
    typed.setText(job.digits().isEmpty() ? "–" : job.digits());
    keys.draw(Keypad.USUAL.order(), !job.digits().isEmpty(), texts);
    back.setText(texts.say(Key.VAN_BACK));
  }
}
