package org.shuyi.kiosk.screen.loans;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.FinishActions;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.LineAction;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.PagedLines;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.PatronChip;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** The patron's loans. */
public final class LoansScreen implements Screen<Journey.MyLoans> {
  private static final double HALF = 460;

  private final Label title = Parts.label("title");
  private final PatronChip patron = new PatronChip();
  private final Label summary = Parts.label("lead");
  private final MessagePicture none = new MessagePicture(Icon.LOANS);
  private final PagedLines lines;
  private final Button renewAll;
  private final Button holds;
  private final FinishActions actions;
  private final VBox node;

  public LoansScreen(Consumer<Touch> touched) {
    lines =
        new PagedLines(
            new LineAction(
                "renew",
                Icon.RENEW,
                Key.ACTION_RENEW,
                LoansScreen::offersRenewal,
                item -> touched.accept(new Touch.Renew(item))));
    renewAll =
        Parts.button(
            "renew-all", Icon.RENEW, () -> touched.accept(new Touch.RenewAll()), "secondary");
    holds = Parts.button("holds", Icon.BOOK, () -> touched.accept(new Touch.MyHolds()), "quiet");
    renewAll.setPrefWidth(HALF);
    holds.setPrefWidth(HALF);
    actions = new FinishActions(touched);
    node =
        Parts.column(
            "screen",
            new SideBySide("title-row", 24, true, title, patron),
            summary,
            none,
            lines,
            Parts.row("action-row", Parts.growing(renewAll), Parts.growing(holds)),
            actions);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.MyLoans journey, Showing showing) {
    Texts texts = showing.texts();
    boolean any = !journey.lines().isEmpty();
    title.setText(texts.say(Key.LOANS_TITLE));
    patron.draw(journey.borrower(), texts);
    summary.setText(texts.say(Key.LOANS_SUMMARY, journey.lines().size()));
    none.draw(texts.say(Key.LOANS_NONE), texts.say(Key.LOANS_NONE_DO));
    lines.draw(journey.lines(), Purpose.MY_LOANS, showing.service(), showing.profile(), texts);
    holds.setText(texts.say(Key.ACTION_HOLDS));
    renewAll.setText(texts.say(Key.ACTION_RENEW_ALL));
    renewAll.setDisable(!renewable(journey));
    actions.draw(
        showing.service().printerReady(),
        !showing.profile().has(Need.ELDER),
        journey.lines(),
        texts);
    Parts.present(none, !any);
    Parts.present(summary, any);
    Parts.present(lines, any);
    Parts.present(renewAll, any);
    Parts.present(actions, any);
  }

  /** Few choices: who wants them renews all at once. */
  private static boolean offersRenewal(Progress progress, Profile profile) {
    return progress instanceof Progress.OnLoan && !profile.has(Need.ELDER);
  }

  private static boolean renewable(Journey.MyLoans journey) {
    return journey.lines().stream().anyMatch(line -> line.progress() instanceof Progress.OnLoan);
  }

  @Override
  public void leave() {
    patron.clear();
    lines.clear();
  }
}
