package org.shuyi.kiosk.screen.card;

import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.shuyi.kiosk.flow.Applicant;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.PinChoice;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** A PIN is chosen, twice. */
public final class ChoosePinScreen implements Screen<Journey> {
  private final PinPage page;

  public ChoosePinScreen(Consumer<Touch> touched) {
    page = new PinPage(touched);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Journey journey, Showing showing) {
    switch (journey) {
      case Registering.ChoosePin now -> draw(now.choice(), whose(now.applicant()), showing.texts());
      case Proving.ChangePin now -> draw(now.choice(), now.patron().masked(), showing.texts());
      default -> throw new IllegalArgumentException("no PIN is chosen in " + journey);
    }
  }

  private static String whose(Applicant applicant) {
    return applicant.maskedPhone().isEmpty()
        ? applicant.maskedName()
        : applicant.maskedName() + " " + applicant.maskedPhone();
  }

  private void draw(PinChoice choice, String whose, Texts texts) {
    page.draw(
        choice.again() ? Key.PIN_AGAIN_TITLE : Key.PIN_CHOOSE_TITLE,
        texts.say(choice.again() ? Key.PIN_AGAIN_LEAD : Key.PIN_CHOOSE_LEAD, whose),
        CardWording.pin(choice.problem()),
        choice.keypad(),
        choice.complete(),
        texts);
  }

  @Override
  public void leave() {
    page.clear();
  }
}
