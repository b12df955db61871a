package org.shuyi.kiosk.screen.van;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.LineText;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.ui.text.VanWording.Deed;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanTouch;

/** One book: which way it goes, how far it is, and the one thing that may be touched. */
final class DeedRow extends HBox {
  private final Label way = Parts.word("van-way");
  private final IconView icon = new IconView(Icon.BOOK, 52);
  private final Label title = Parts.label("line-title");
  private final Label state = Parts.label("line-state");
  private final Label details = Parts.label("line-details");
  private final Button action;
  private @Nullable VanTouch touch;

  DeedRow(Consumer<VanTouch> touched) {
    getStyleClass().addAll("line", "deed");
    title.getStyleClass().add("may-be-cut");
    title.setTextOverrun(OverrunStyle.ELLIPSIS);
    title.setMinHeight(USE_COMPUTED_SIZE);
    title.setWrapText(false);
    action =
        Parts.button(
            "deed",
            Icon.HAND,
            () -> {
              VanTouch now = touch;
              if (now != null) {
                touched.accept(now);
              }
            },
            "quiet");
    action.setMinWidth(USE_PREF_SIZE);
    action.setMaxWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            way, icon, Parts.growing(Parts.column("line-words", title, state, details)), action);
  }

  void draw(Deed deed, Van van, Texts texts) {
    LineText text = VanWording.deed(deed, van);
    way.setText(texts.say(VanWording.way(deed.way())));
    icon.draw(Icon.of(text.tone()));
    title.setText(
        deed.line().title().isEmpty()
            ? texts.say(Key.STATE_UNTITLED, deed.line().item().value())
            : deed.line().title());
    String due = text.due() == null ? "" : "  " + texts.say(text.due());
    state.setText(texts.say(text.state()) + due);
    details.setText(texts.say(text.details()));
    Parts.present(details, !text.details().isEmpty());
    Parts.tone(this, text.tone());
    VanWording.Offer offer = VanWording.offer(deed, van);
    touch = offer == null ? null : offer.touch();
    Parts.present(action, offer != null);
    action.setId((offer == null ? "deed" : offer.id()) + "-" + deed.line().item().value());
    action.setText(offer == null ? "" : texts.say(offer.text()));
  }
}
