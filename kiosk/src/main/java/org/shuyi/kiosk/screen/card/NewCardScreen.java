package org.shuyi.kiosk.screen.card;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Registering.NewCard;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.QrPicture;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.Tone;

/** The card is there: in the mouth of the machine, or as a QR code. */
public final class NewCardScreen implements Screen<Registering> {
  private static final int MOST = 3;

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final QrPicture code = new QrPicture();
  private final StackPane disc = new StackPane(new IconView(Icon.CARD, 150));
  private final Label number = Parts.label("empty-what", "centred");
  private final Label valid = Parts.label("body-large", "centred");
  private final AdviceList advice = new AdviceList(MOST);
  private final VBox node =
      Parts.column(
          "screen",
          Parts.column("greeting", title, lead),
          Parts.room(),
          Parts.column("middle", code, disc, number, valid),
          Parts.room(),
          advice);

  public NewCardScreen() {
    disc.getStyleClass().add("message-disc");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Registering journey, Showing showing) {
    switch (journey) {
      case Registering.TakeCard(NewCard card) -> draw(card, true, showing.texts(), List.of());
      case Registering.HaveCard(NewCard card, var slip) ->
          draw(card, false, showing.texts(), CardWording.slip(card, slip));
      default -> throw new IllegalArgumentException("no card to be shown in " + journey);
    }
  }

  private void draw(NewCard card, boolean take, Texts texts, List<Advice> slips) {
    title.setText(texts.say(take ? Key.CARD_TAKE_TITLE : Key.CARD_DONE_TITLE));
    lead.setText(texts.say(take ? Key.CARD_TAKE_LEAD : Key.CARD_DONE_LEAD));
    Parts.present(code, !card.plastic());
    Parts.present(disc, card.plastic());
    if (!card.plastic()) {
      code.draw(card.number().value());
    }
    number.setText(card.plastic() ? card.number().masked() : card.number().value());
    valid.setText(texts.say(Key.CARD_VALID, card.validThrough()));
    Parts.tone(disc, Tone.DONE);
    advice.draw(CardWording.about(card, slips), texts);
  }

  @Override
  public void leave() {
    code.clear();
    number.setText("");
  }
}
