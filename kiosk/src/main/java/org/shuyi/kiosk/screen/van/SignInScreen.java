package org.shuyi.kiosk.screen.van;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.CardPicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.Van;

/** Whoever works here shows a card. */
public final class SignInScreen implements VanScreen<Job.SignIn> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList trouble = new AdviceList(1);
  private final VBox page =
      Parts.column(
          "screen",
          Parts.column("greeting", title, lead),
          trouble,
          Parts.room(),
          Parts.column("middle", new CardPicture()),
          Parts.room());

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Job.SignIn job, Van van, Texts texts) {
    title.setText(texts.say(Key.VAN_SIGN_IN));
    lead.setText(texts.say(Key.VAN_SIGN_IN_LEAD));
    trouble.draw(VanWording.trouble(job.trouble()), texts);
  }
}
