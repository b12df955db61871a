package org.shuyi.kiosk.screen.van;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanEvent;
import org.shuyi.kiosk.van.VanTouch;
import org.shuyi.sync.circulation.VanAct.SkipReason;

/** Why a planned stop is not served. */
public final class SkipStopScreen implements VanScreen<Job.SkipStop> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList trouble = new AdviceList(1);
  private final Map<SkipReason, Button> reasons = new EnumMap<>(SkipReason.class);
  private final Button back;
  private final VBox page;

  public SkipStopScreen(Consumer<Event> post) {
    for (SkipReason reason : SkipReason.values()) {
      String id = "skip-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
      reasons.put(reason, button(id, Icon.NEXT, new VanTouch.SkipBecause(reason), "quiet", post));
    }
    back = button("van-back", Icon.BACK, new VanTouch.Back(), "secondary", post);
    VBox all = Parts.column("actions", reasons.values().toArray(Button[]::new));
    page =
        Parts.column(
            "screen", Parts.column("greeting", title, lead), trouble, all, Parts.room(), back);
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
  public void draw(Job.SkipStop job, Van van, Texts texts) {
    title.setText(texts.say(Key.VAN_SKIP_TITLE, job.stop().name(texts.language().tag())));
    lead.setText(texts.say(Key.VAN_SKIP_LEAD));
    trouble.draw(VanWording.trouble(job.trouble()), texts);
    reasons.forEach(
        (reason, button) -> {
          button.setText(texts.say(VanWording.why(reason)));
          button.setDisable(job.skipping());
        });
    back.setText(texts.say(Key.ACTION_LEAVE));
    back.setDisable(job.skipping());
  }
}
