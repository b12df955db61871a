package org.shuyi.kiosk.screen.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Part;
import org.shuyi.kiosk.flow.Servicing;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.PagedRows;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.TechnicianWording;
import org.shuyi.kiosk.ui.text.Texts;

/** One device: how it stands, what is likely wrong and what to try, what else is known of it. */
public final class PartScreen implements Screen<Servicing.Bench> {
  private final Label title = Parts.label("title");
  private final AdviceList advice = new AdviceList(1);
  private final Button back;
  private final Button test;
  private final VBox node;
  private PagedRows pages = new PagedRows(List.of());
  private List<String> shown = List.of();

  public PartScreen(Consumer<Touch> touched) {
    back = Parts.button("back", Icon.LIST, () -> touched.accept(new Touch.Back()), "secondary");
    test = Parts.button("test", Icon.RENEW, () -> touched.accept(new Touch.Test()), "primary");
    node = Parts.column("screen", title, advice, pages, Parts.column("choices", test, back));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Servicing.Bench journey, Showing showing) {
    journey.part().ifPresent(part -> draw(part, showing.texts()));
    back.setText(showing.texts().say(Key.SERVICE_ALL));
    test.setText(showing.texts().say(Key.SERVICE_TEST));
  }

  private void draw(Part part, Texts texts) {
    title.setText(
        texts.say(
            Key.SERVICE_PART, part.device().value(), texts.say(TechnicianWording.state(part))));
    test.setDisable(part.testing());
    Optional<Advice> found = TechnicianWording.advice(part);
    advice.draw(found.stream().toList(), texts);
    List<String> facts = TechnicianWording.facts(part).stream().map(texts::say).toList();
    if (!facts.equals(shown)) {
      show(facts);
    }
    pages.draw(Integer.MAX_VALUE, texts);
  }

  private void show(List<String> facts) {
    shown = facts;
    List<Label> rows = new ArrayList<>();
    for (String fact : facts) {
      Label row = Parts.label("body-large");
      row.setText(fact);
      rows.add(row);
    }
    PagedRows next = new PagedRows(rows);
    node.getChildren().set(node.getChildren().indexOf(pages), next);
    pages = next;
  }

  @Override
  public void leave() {
    show(List.of());
  }
}
