package org.shuyi.kiosk.ui.part;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One thing to say, in the middle of the screen, under a large sign. */
public final class MessagePicture extends VBox {
  private final Label what = Parts.label("empty-what", "centred");
  private final Label remedy = Parts.label("body-large", "centred");

  public MessagePicture(Icon icon) {
    getStyleClass().add("message");
    setAlignment(Pos.CENTER);
    StackPane disc = new StackPane(new IconView(icon, 150));
    disc.getStyleClass().add("message-disc");
    getChildren().addAll(disc, what, remedy);
    Parts.growing(this);
  }

  public void draw(String whatText, String remedyText) {
    what.setText(whatText);
    remedy.setText(remedyText);
  }
}
