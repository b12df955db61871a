package org.shuyi.kiosk.screen.refused;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.Wording;
import org.shuyi.sync.circulation.RefusalReason;

/** Nothing can be lent to this patron: every reason at once, and what helps. */
public final class PatronRefusedScreen implements Screen<Journey.PatronRefused> {
  private static final int ALL = RefusalReason.values().length;

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList reasons = new AdviceList(ALL);
  private final Label offline = Parts.label("hint");
  private final VBox node =
      Parts.column("screen", Parts.column("greeting", title, lead), reasons, offline, Parts.room());

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.PatronRefused journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.REFUSED_TITLE));
    lead.setText(texts.say(Key.REFUSED_LEAD));
    reasons.draw(journey.reasons().stream().distinct().map(Wording::reason).toList(), texts);
    offline.setText(texts.say(Key.REFUSED_OFFLINE));
    Parts.present(offline, journey.decidedOffline());
  }

  @Override
  public void leave() {
    reasons.getChildren().clear();
  }
}
