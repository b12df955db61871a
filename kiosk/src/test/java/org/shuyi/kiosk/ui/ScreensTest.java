package org.shuyi.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.ui.gallery.Example;
import org.shuyi.kiosk.ui.gallery.Examples;
import org.shuyi.kiosk.ui.text.Texts;

/** Every screen in every language, measured on the rendered scene. */
class ScreensTest {
  /** On a 27 inch display (0.31 mm a pixel at 1080 wide) about 37 mm; on 15.6 inch 21 mm. */
  private static final double TOUCH = 120;

  private static final double SLACK = 1.5;

  private static KioskWindow window;

  static Stream<Example> examples() {
    return Texts.languages().stream().flatMap(language -> Examples.in(language).stream());
  }

  @BeforeAll
  static void open() {
    window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(
                    Map.of(Language.CHINESE, "南开区图书馆", Language.ENGLISH, "Nankai District Library"),
                    "0571-0000 1234"),
                ZoneId.of("Asia/Shanghai"),
                false),
            ignored -> {});
  }

  @AfterAll
  static void close() {
    window.close();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fitsTheGlassAndTheFinger(Example example) {
    window.show(example.kiosk());
    List<String> faults = FxThread.call(() -> faults(window.page()));

    assertThat(faults).as("%s %s", example.name(), example.kiosk().language()).isEmpty();
  }

  private static List<String> faults(Region page) {
    for (int pass = 0; pass < 2; pass++) {
      page.applyCss();
      page.layout();
    }
    List<String> faults = new ArrayList<>();
    List<Node> visible = Glass.visible(page);
    for (Node node : visible) {
      outside(page, node, faults);
      spilling(node, faults);
      if (node instanceof Labeled labeled) {
        cut(labeled, faults);
      }
      if (node instanceof ButtonBase button) {
        small(page, button, faults);
        restingInDisguise(button, faults);
      }
    }
    overlapping(page, visible, faults);
    return faults;
  }

  private static void cut(Labeled labeled, List<String> faults) {
    if (labeled.getText() == null
        || labeled.getText().isEmpty()
        || labeled.getStyleClass().contains("may-be-cut")) {
      return;
    }
    if (labeled.lookup(".text") instanceof Text text && !text.getText().equals(labeled.getText())) {
      faults.add("cut: '" + labeled.getText() + "' shows as '" + text.getText() + "'");
    }
  }

  private static void outside(Region page, Node node, List<String> faults) {
    Bounds bounds = onPage(page, node);
    if (node instanceof Region
        && (bounds.getMinX() < -SLACK
            || bounds.getMinY() < -SLACK
            || bounds.getMaxX() > Letterbox.WIDTH + SLACK
            || bounds.getMaxY() > Letterbox.HEIGHT + SLACK)) {
      faults.add("outside the glass: " + node + " at " + bounds);
    }
  }

  /** A box whose content needs more room than the box has. */
  private static void spilling(Node node, List<String> faults) {
    if (node instanceof HBox || node instanceof VBox || node instanceof StackPane) {
      Bounds room = node.getLayoutBounds();
      for (Node child : ((Parent) node).getChildrenUnmodifiable()) {
        Bounds own = child.getLayoutBounds();
        double maxX = child.getLayoutX() + own.getMaxX();
        double maxY = child.getLayoutY() + own.getMaxY();
        if (child.isVisible()
            && child instanceof Region
            && (maxY > room.getMaxY() + SLACK || maxX > room.getMaxX() + SLACK)) {
          faults.add("spills: " + child + " to " + maxX + ", " + maxY + " of " + room);
        }
      }
    }
  }

  private static void small(Region page, ButtonBase button, List<String> faults) {
    Bounds bounds = onPage(page, button);
    if (bounds.getHeight() < TOUCH - SLACK || bounds.getWidth() < TOUCH - SLACK) {
      faults.add("too small for a finger: " + button.getId() + " " + bounds);
    }
  }

  /** A control that can't be touched must not look as if it could: no ground of its own. */
  private static void restingInDisguise(ButtonBase button, List<String> faults) {
    boolean filled =
        button.getBackground() != null
            && button.getBackground().getFills().stream()
                .anyMatch(fill -> !fill.getFill().equals(Color.TRANSPARENT));
    if (button.isDisabled() && filled) {
      faults.add("rests, but looks alive: " + button);
    }
  }

  /** Controls and texts that lie over each other; the warning lies over all and is left out. */
  private static void overlapping(Region page, List<Node> visible, List<String> faults) {
    List<Node> solid =
        visible.stream()
            .filter(node -> node instanceof Labeled)
            .filter(node -> !within(node, "warning-panel"))
            .filter(node -> !(node.getParent() instanceof ButtonBase))
            .toList();
    boolean warned = visible.stream().anyMatch(node -> node.getStyleClass().contains("scrim"));
    for (int i = 0; i < solid.size() && !warned; i++) {
      for (int j = i + 1; j < solid.size(); j++) {
        Node one = solid.get(i);
        Node other = solid.get(j);
        if (!contains(one, other) && !contains(other, one) && meet(page, one, other)) {
          faults.add("overlap: " + one + " and " + other);
        }
      }
    }
  }

  private static boolean meet(Region page, Node one, Node other) {
    Bounds a = onPage(page, one);
    Bounds b = onPage(page, other);
    return Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX()) > SLACK
        && Math.min(a.getMaxY(), b.getMaxY()) - Math.max(a.getMinY(), b.getMinY()) > SLACK
        && !tightNumbers(one, other);
  }

  /** The large numbers are drawn closer than the font's own line height, on purpose. */
  private static boolean tightNumbers(Node one, Node other) {
    return Stream.of(one, other)
        .anyMatch(
            node ->
                node.getStyleClass().contains("hero-number")
                    || node.getStyleClass().contains("limit-number"));
  }

  private static boolean within(Node node, String style) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(style)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(Node outer, Node inner) {
    for (Node at = inner; at != null; at = at.getParent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static Bounds onPage(Region page, Node node) {
    return page.sceneToLocal(node.localToScene(node.getLayoutBounds()));
  }
}
