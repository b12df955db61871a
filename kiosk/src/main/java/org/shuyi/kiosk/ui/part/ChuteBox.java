package org.shuyi.kiosk.ui.part;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.text.ChuteWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What to do at the return chute, and the key to its flap. */
public final class ChuteBox extends VBox {
  private final AdviceList says = new AdviceList(1);
  private final Button open;

  public ChuteBox(Consumer<Touch> touched) {
    getStyleClass().add("chute");
    open =
        Parts.button(
            "open-flap", Icon.RETURN, () -> touched.accept(new Touch.OpenFlap()), "secondary");
    open.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(says, open);
  }

  /**
   * @param there false where there is no chute
   * @param takes false while it takes nothing
   */
  public void draw(Chuting chute, boolean there, boolean takes, Texts texts) {
    says.draw(List.of(ChuteWording.of(chute)), texts);
    open.setText(texts.say(key(chute)));
    open.setDisable(!takes || !chute.rests());
    Parts.present(this, there && !(chute instanceof Chuting.Closed));
  }

  private static Key key(Chuting chute) {
    return chute instanceof Chuting.Inviting ? Key.ACTION_OPEN_FLAP_AGAIN : Key.ACTION_OPEN_FLAP;
  }
}
