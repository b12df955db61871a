package org.shuyi.kiosk.screen.van;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.PagedRows;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.ui.text.VanWording.Deed;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.Refusal;
import org.shuyi.kiosk.van.Turn;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanEvent;
import org.shuyi.kiosk.van.VanTouch;

/** Lending and taking back, all on one screen: who is here, what goes which way, who was here. */
public final class DeskScreen implements VanScreen<Job.AtDesk> {
  private static final int EARLIER = 3;

  private final Consumer<Event> post;
  private final PersonBox person = new PersonBox();
  private final AdviceList notice = new AdviceList(2);
  private final Button serve;
  private final List<DeedRow> made = new ArrayList<>();
  private final PagedRows rows = new PagedRows();
  private final WhyBox why;
  private final Label earlier = Parts.label("hint");
  private final Button renew;
  private final Button forgotten;
  private final Button next;
  private final Button slip;
  private final VBox page;
  private int turn;
  private boolean renewing;

  public DeskScreen(Consumer<Event> post) {
    this.post = post;
    why = new WhyBox(this::touch);
    serve =
        Parts.button(
            "van-serve",
            Icon.CHECK,
            () -> touch(new VanTouch.Override(new Refusal.OfPatron(turn))),
            "secondary");
    renew =
        Parts.button("van-renew", Icon.RENEW, () -> touch(new VanTouch.Renew(!renewing)), "quiet");
    forgotten =
        Parts.button(
            "van-forgotten", Icon.CARD, () -> touch(new VanTouch.CardForgotten()), "quiet");
    next = Parts.button("van-next", Icon.NEXT, () -> touch(new VanTouch.NextPerson()), "quiet");
    slip = Parts.button("van-slip", Icon.SLIP, () -> touch(new VanTouch.Slip()), "quiet");
    List.of(forgotten, renew, slip, next).forEach(Parts::growing);
    page =
        Parts.column(
            "screen",
            person,
            notice,
            serve,
            why,
            rows,
            earlier,
            Parts.row("action-row", forgotten, renew, slip, next));
  }

  private void touch(VanTouch touch) {
    post.accept(new VanEvent.Touched(touch));
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Job.AtDesk job, Van van, Texts texts) {
    Turn now = van.desk().now();
    turn = now.number();
    renewing = now.renewing();
    person.draw(van, texts);
    notice.draw(VanWording.notices(van), texts);
    boolean asks = van.desk().asking() != null;
    boolean blocked = now.who() instanceof Turn.Who.Blocked;
    Parts.present(serve, blocked && !asks);
    serve.setText(texts.say(Key.VAN_SERVE));
    Parts.present(why, asks);
    why.draw(texts);
    Parts.present(rows, !asks);
    deeds(VanWording.deeds(van), van, texts);
    earlier.setText(
        texts.say(
            van.desk().earlier().stream()
                .filter(it -> it.all().findAny().isPresent() || it.card() != null)
                .limit(EARLIER)
                .map(VanWording::earlier)
                .toList()));
    Parts.present(earlier, !earlier.getText().isEmpty());
    boolean somebody = !(now.who() instanceof Turn.Who.Nobody);
    renew.setText(texts.say(renewing ? Key.VAN_RENEW_OFF : Key.VAN_RENEW_ON));
    forgotten.setText(texts.say(Key.VAN_FORGOTTEN));
    Parts.present(forgotten, !somebody);
    Parts.present(renew, somebody);
    renew.setDisable(!(now.who() instanceof Turn.Who.Known));
    slip.setText(texts.say(Key.VAN_SLIP));
    slip.setDisable(
        !van.service().printerReady()
            || now.out().stream().noneMatch(line -> line.progress().stands()));
    next.setText(texts.say(Key.VAN_NEXT_PERSON));
    next.setDisable(!somebody && now.all().findAny().isEmpty());
  }

  private void deeds(List<Deed> deeds, Van van, Texts texts) {
    while (made.size() < deeds.size()) {
      made.add(new DeedRow(this::touch));
    }
    for (int i = 0; i < deeds.size(); i++) {
      made.get(i).draw(deeds.get(i), van, texts);
    }
    rows.draw(made.subList(0, deeds.size()), texts);
  }
}
