package org.shuyi.kiosk.screen.card;

import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Proving.PinTrouble;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;

/** The PIN of a card is asked for. */
public final class EnterPinScreen implements Screen<Proving.EnterPin> {
  private final PinPage page;

  public EnterPinScreen(Consumer<Touch> touched) {
    page = new PinPage(touched);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Proving.EnterPin journey, Showing showing) {
    page.draw(
        Key.PIN_ENTER_TITLE,
        showing.texts().say(Key.PATRON_CARD, journey.patron().masked()),
        journey.trouble() == PinTrouble.WRONG ? CardWording.wrongPin() : null,
        journey.keypad(),
        journey.complete(),
        showing.texts());
  }

  @Override
  public void leave() {
    page.clear();
  }
}
