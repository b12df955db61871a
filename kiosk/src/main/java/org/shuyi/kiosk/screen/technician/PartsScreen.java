package org.shuyi.kiosk.screen.technician;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Part;
import org.shuyi.kiosk.flow.Servicing;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.PagedRows;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** All devices of the station. */
public final class PartsScreen implements Screen<Servicing.Bench> {
  private static final int FEW = 2;

  private final Consumer<Touch> touched;
  private final Label title = Parts.label("title");
  private final Label summary = Parts.label("lead");
  private final Button test;
  private final VBox node;
  private PagedRows pages = new PagedRows(List.of());
  private List<DeviceId> shown = List.of();
  private List<PartRow> rows = List.of();

  public PartsScreen(Consumer<Touch> touched) {
    this.touched = touched;
    test = Parts.button("test-all", Icon.RENEW, () -> touched.accept(new Touch.Test()), "primary");
    node = Parts.column("screen", Parts.row("title-row", title), summary, pages, test);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Servicing.Bench journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.SERVICE_TITLE));
    summary.setText(summary(journey.parts(), texts));
    test.setText(texts.say(Key.SERVICE_TEST_ALL));
    test.setDisable(journey.parts().stream().allMatch(Part::testing));
    List<DeviceId> devices = journey.parts().stream().map(Part::device).toList();
    if (!devices.equals(shown)) {
      show(devices);
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).draw(journey.parts().get(i), texts);
    }
    pages.draw(showing.profile().has(Need.ELDER) ? FEW : Integer.MAX_VALUE, texts);
  }

  private static String summary(List<Part> parts, Texts texts) {
    return parts.isEmpty()
        ? texts.say(Key.SERVICE_LOOKING)
        : texts.say(
            Key.SERVICE_SUMMARY, parts.size(), parts.stream().filter(part -> !part.well()).count());
  }

  /** Other rows for other devices only: who reads the second page stays there. */
  private void show(List<DeviceId> devices) {
    shown = devices;
    rows = devices.stream().map(device -> new PartRow(device, touched)).toList();
    PagedRows next = new PagedRows(rows);
    node.getChildren().set(node.getChildren().indexOf(pages), next);
    pages = next;
  }

  @Override
  public void leave() {
    show(List.of());
  }
}
