package org.shuyi.kiosk.screen.van;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.PinRule;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Dots;
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

/** The PIN of one of the staff. */
public final class StaffPinScreen implements VanScreen<Job.EnterPin> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList trouble = new AdviceList(1);
  private final Dots dots = new Dots();
  private final Keys keys;
  private final Button back;
  private final VBox page;

  public StaffPinScreen(Consumer<Event> post) {
    keys = new Keys(touch -> post.accept(new Event.Touched(touch)));
    back =
        Parts.button(
            "van-back",
            Icon.LEAVE,
            () -> post.accept(new VanEvent.Touched(new VanTouch.Back())),
            "quiet");
    page =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            trouble,
            Parts.room(),
            dots,
            Parts.room(),
            keys,
            back);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Job.EnterPin job, Van van, Texts texts) {
    title.setText(texts.say(Key.VAN_PIN));
    lead.setText(texts.say(Key.VAN_PIN_LEAD, job.who().name(), job.who().card().masked()));
    trouble.draw(VanWording.trouble(job.trouble()), texts);
    dots.draw(job.keypad().typed(), Math.max(job.keypad().typed(), PinRule.LENGTH));
    keys.draw(job.keypad().order(), job.keypad().typed() > 0 && !job.keypad().waiting(), texts);
    back.setText(texts.say(Key.ACTION_LEAVE));
  }
}
