package org.shuyi.kiosk.screen.finished;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Faces;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.PagedLines;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.JourneyWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.Tone;

/** All done; take the books and the slip. */
public final class FinishedScreen implements Screen<Journey.Finished> {
  private final IconView sign = new IconView(Icon.CHECK, 110);
  private final StackPane disc = new StackPane(sign);
  private final Label title = Parts.label("display");
  private final Label farewell = Parts.label("lead");
  private final Label slip = Parts.label("strip-text");
  private final HBox slipStrip = Parts.row("strip", new IconView(Icon.SLIP, 52), slip);
  private final Label attention = Parts.label("strip-text");
  private final HBox attentionStrip =
      Parts.row("strip", new IconView(Icon.ATTENTION, 52), attention);
  private final Label kept = Parts.label("strip-text");
  private final HBox keptStrip = Parts.row("strip", new IconView(Icon.OFFLINE, 52), kept);
  private final VBox strips = Parts.column("strips", slipStrip, attentionStrip, keptStrip);
  private final PagedLines lines = new PagedLines();
  private final Faces faces;
  private final VBox node;

  public FinishedScreen(Consumer<Touch> touched) {
    faces = new Faces(touched);
    node =
        Parts.column(
            "screen",
            Parts.row(
                "finish-head", disc, Parts.growing(Parts.column("greeting", title, farewell))),
            strips,
            lines,
            faces);
    disc.getStyleClass().add("finish-disc");
    Parts.tone(attentionStrip, Tone.ATTENTION);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.Finished journey, Showing showing) {
    Texts texts = showing.texts();
    long stands = journey.lines().stream().filter(line -> line.progress().stands()).count();
    title.setText(texts.say(JourneyWording.finished(journey.purpose(), stands)));
    farewell.setText(texts.say(JourneyWording.farewell(journey.purpose(), stands)));
    drawSlip(journey, texts);
    drawAttention(journey, texts);
    drawSign(stands, attentionStrip.isVisible());
    kept.setText(texts.say(Key.FINISHED_KEPT));
    Parts.present(keptStrip, stands > 0 && !showing.service().online());
    Parts.present(strips, strips.getChildren().stream().anyMatch(Node::isVisible));
    faces.draw(texts);
    Parts.present(faces, showing.service().journalReady());
    lines.draw(journey.lines(), journey.purpose(), showing.service(), showing.profile(), texts);
  }

  private void drawSlip(Journey.Finished journey, Texts texts) {
    Key text = JourneyWording.slip(journey.slip());
    Parts.present(slipStrip, text != null);
    slip.setText(text == null ? "" : texts.say(text));
    Parts.tone(slipStrip, journey.slip() == Journey.Slip.FAILED ? Tone.ATTENTION : Tone.CALM);
  }

  private void drawAttention(Journey.Finished journey, Texts texts) {
    long open = journey.lines().stream().filter(line -> wantsAttention(line.progress())).count();
    attention.setText(texts.say(Key.FINISHED_ATTENTION, open));
    Parts.present(attentionStrip, open > 0);
  }

  private void drawSign(long stands, boolean attention) {
    Tone tone = attention ? Tone.ATTENTION : stands == 0 ? Tone.CALM : Tone.DONE;
    sign.draw(tone == Tone.DONE ? Icon.CHECK : Icon.of(tone));
    Parts.tone(disc, tone);
  }

  private static boolean wantsAttention(Progress progress) {
    return progress instanceof Progress.TagOwed
        || progress instanceof Progress.InReview
        || progress instanceof Progress.NotRecorded;
  }

  @Override
  public void leave() {
    lines.clear();
  }
}
