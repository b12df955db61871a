package org.shuyi.kiosk.screen.card;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;

/** There is no card, why, and what to do. */
public final class NoCardScreen implements Screen<Registering.NoCard> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.CARD);
  private final Button report;
  private final Button help;
  private final VBox node;

  public NoCardScreen(Consumer<Touch> touched) {
    report =
        Parts.button(
            "report-lost",
            Icon.ATTENTION,
            () -> touched.accept(new Touch.ReportLost()),
            "secondary");
    help =
        Parts.button(
            "get-help",
            Icon.HELP,
            () -> touched.accept(new Touch.Open(Manner.Panel.HELP)),
            "secondary");
    node =
        Parts.column(
            "screen",
            Parts.row("title-row", title),
            message,
            Parts.column("actions", report, help));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Registering.NoCard journey, Showing showing) {
    Advice told = CardWording.none(journey);
    title.setText(showing.texts().say(Key.CARD_NONE_TITLE));
    message.draw(showing.texts().say(told.what()), showing.texts().say(told.remedy()));
    report.setText(showing.texts().say(Key.ACTION_LOST));
    help.setText(showing.texts().say(Key.CARD_ASK_STAFF));
    Parts.present(report, journey.reports() && showing.service().journalReady());
    Parts.present(help, journey.hasOne());
  }

  @Override
  public void leave() {
    message.draw("", "");
  }
}
