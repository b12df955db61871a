package org.shuyi.kiosk.ui.part;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.LineText;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.Tone;
import org.shuyi.kiosk.ui.text.Wording;
import org.shuyi.sync.circulation.ItemId;

/** One item: its title, how far it is, and what to do. */
final class LineRow extends HBox {
  private final IconView icon = new IconView(Icon.BOOK, 64);
  private final Cover cover = new Cover().size(112, 148);
  private final Label title = Parts.label("line-title");
  private final Label state = Parts.label("line-state");
  private final Label due = Parts.label("line-due");
  private final Label details = Parts.label("line-details");
  private final @Nullable LineAction action;
  private final @Nullable Button button;
  private @Nullable ItemId item;

  /**
   * @param action what can be touched; null: nothing
   */
  LineRow(@Nullable LineAction action) {
    this.action = action;
    getStyleClass().addAll("line", Parts.HANDED);
    // Two lines of a long title are enough to know a book by; the rest ends in an ellipsis.
    title.getStyleClass().add("may-be-cut");
    title.setTextOverrun(OverrunStyle.ELLIPSIS);
    title.setMinHeight(USE_COMPUTED_SIZE);
    SideBySide status = new SideBySide("line-status", 24, false, state, due);
    getChildren()
        .addAll(cover, icon, Parts.growing(Parts.column("line-words", title, status, details)));
    button = action == null ? null : add(action);
  }

  void draw(Line line, Purpose purpose, Service service, Profile profile, Texts texts) {
    LineText text = Wording.line(purpose, line.progress(), service);
    item = line.item();
    icon.draw(Icon.of(text.tone()));
    title.setText(
        line.title().isEmpty() ? texts.say(Key.STATE_UNTITLED, line.item().value()) : line.title());
    cover.draw(line.title(), line.item().value());
    Parts.present(cover, profile.has(Need.CHILDREN));
    Parts.present(icon, !profile.has(Need.CHILDREN) || text.tone() != Tone.PLAIN);
    state.setText(texts.say(text.state()));
    due.setText(text.due() == null ? "" : texts.say(text.due()));
    Parts.present(due, text.due() != null);
    details.setText(texts.say(text.details()));
    Parts.present(details, !text.details().isEmpty());
    Parts.tone(this, text.tone());
    if (action != null && button != null) {
      button.setId(action.id() + "-" + line.item().value());
      button.setText(texts.say(action.text()));
      Parts.present(button, action.offered().test(line.progress(), profile));
    }
  }

  private Button add(LineAction wanted) {
    Button added =
        Parts.button(
            wanted.id(),
            wanted.icon(),
            () -> {
              if (item != null) {
                wanted.touched().accept(item);
              }
            },
            "quiet");
    added.setMinWidth(USE_PREF_SIZE);
    getChildren().add(added);
    return added;
  }
}
