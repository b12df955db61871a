package org.shuyi.kiosk.ui;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;

/** What is wrong with a rendered page, measured on its nodes. Only on the JavaFX thread. */
final class Scenes {
  /** The smallest display that is sold for kiosks: 15.6 inch, upright. */
  static final double SMALLEST_WIDTH_MM = 194;

  private static final double FINGER_MM = 15;
  private static final double SLACK = 1.5;
  private static final int MOST_CHOICES = 4;

  /** WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11. */
  private static final double AA = 4.5;

  private static final double AAA = 7;
  private static final double PICTURE = 3;

  private static final List<Font> FONTS =
      Stream.of(
              "/org/shuyi/hardware/printer/font/noto-sans-sc-regular.ttf",
              "/org/shuyi/kiosk/ui/font/noto-sans-sc-bold.ttf")
          .map(Scenes::font)
          .toList();

  private final Region page;
  private final Profile profile;
  private final double reach;
  private final double finger;
  private final List<Node> visible;
  private final List<String> faults = new ArrayList<>();

  /** On a small display everything is in reach anyway; what low reach makes smaller hangs high. */
  private Scenes(Region page, Profile profile, Mounting mounting) {
    boolean low = profile.has(Need.LOW_REACH);
    this.page = page;
    this.profile = profile;
    reach = low ? mounting.reach() : Letterbox.HEIGHT;
    finger = FINGER_MM * (low ? mounting.pixelsPerMm() : Letterbox.WIDTH / SMALLEST_WIDTH_MM);
    visible = Glass.visible(top(page));
  }

  /** Lays a page out and looks at it. */
  static List<String> faults(Region page, Profile profile, Mounting mounting) {
    for (int pass = 0; pass < 2; pass++) {
      page.applyCss();
      page.layout();
    }
    return new Scenes(page, profile, mounting).look();
  }

  private List<String> look() {
    for (Node node : visible) {
      outside(node);
      spilling(node);
      switch (node) {
        case ButtonBase button -> control(button);
        case Labeled labeled -> text(labeled);
        case SVGPath icon when !icon.getStyleClass().contains("picture-arrow") -> icon(icon);
        default -> {}
      }
    }
    overlapping();
    choices();
    return faults;
  }

  /** What lies on top: what it covers can be neither read nor touched. */
  private static Parent top(Region page) {
    return page.getChildrenUnmodifiable().stream()
        .filter(Sheet.class::isInstance)
        .filter(Node::isVisible)
        .map(Parent.class::cast)
        .findFirst()
        .orElse(page);
  }

  private void control(ButtonBase button) {
    text(button);
    Bounds there = onPage(button);
    if (there.getHeight() < finger - SLACK || there.getWidth() < finger - SLACK) {
      faults.add("too small for a finger: " + button.getId() + " " + there);
    }
    if (there.getMinY() < Letterbox.HEIGHT - reach - SLACK) {
      faults.add("out of reach: " + button.getId() + " " + there);
    }
    if (button.isDisabled() && own(button) != null) {
      faults.add("rests, but looks alive: " + button);
    }
    if (Speaker.name(button).isBlank()) {
      faults.add("has no name to be spoken: " + button.getId());
    }
  }

  private void text(Labeled labeled) {
    String text = labeled.getText();
    if (text == null || text.isEmpty()) {
      return;
    }
    if (!labeled.getStyleClass().contains("may-be-cut")
        && labeled.lookup(".text") instanceof Text shown
        && !shown.getText().equals(text)) {
      faults.add("cut: '" + text + "' shows as '" + shown.getText() + "'");
    }
    text.codePoints()
        .filter(point -> point != '\n' && FONTS.stream().anyMatch(font -> !font.canDisplay(point)))
        .forEach(point -> faults.add("no glyph: " + Character.toString(point) + " in " + text));
    readable("text '" + text + "'", labeled.getTextFill(), labeled, wanted());
  }

  private double wanted() {
    return profile.has(Need.HIGH_CONTRAST) ? AAA : AA;
  }

  private void icon(SVGPath icon) {
    if (icon.getStroke() != null && !icon.getStyleClass().contains("picture-finger")) {
      readable("icon", icon.getStroke(), icon, PICTURE);
    }
  }

  private void readable(String what, javafx.scene.paint.Paint ink, Node node, double wanted) {
    Color ground = ground(node);
    double contrast = contrast(over((Color) ink, ground), ground);
    if (contrast < wanted) {
      faults.add("%s: contrast %.2f of %s on %s".formatted(what, contrast, ink, ground));
    }
  }

  /** What is seen behind a node: the backgrounds of all that it lies in, one over the other. */
  private static Color ground(Node node) {
    List<Color> layers = new ArrayList<>();
    for (Node at = node; at != null; at = at.getParent()) {
      Color own = at instanceof Region region ? own(region) : null;
      if (own != null) {
        layers.add(own);
      }
    }
    Color seen = Color.WHITE;
    for (Color layer : layers.reversed()) {
      seen = over(layer, seen);
    }
    return seen;
  }

  private static @org.jspecify.annotations.Nullable Color own(Region region) {
    return region.getBackground() == null
        ? null
        : region.getBackground().getFills().stream()
            .map(BackgroundFill::getFill)
            .map(Color.class::cast)
            .filter(fill -> fill.getOpacity() > 0)
            .reduce((lower, upper) -> upper)
            .orElse(null);
  }

  private static Color over(Color upper, Color lower) {
    double a = upper.getOpacity();
    return Color.color(
        upper.getRed() * a + lower.getRed() * (1 - a),
        upper.getGreen() * a + lower.getGreen() * (1 - a),
        upper.getBlue() * a + lower.getBlue() * (1 - a));
  }

  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private void outside(Node node) {
    Bounds bounds = onPage(node);
    if (node instanceof Region
        && (bounds.getMinX() < -SLACK
            || bounds.getMinY() < -SLACK
            || bounds.getMaxX() > Letterbox.WIDTH + SLACK
            || bounds.getMaxY() > Letterbox.HEIGHT + SLACK)) {
      faults.add("outside the glass: " + node + " at " + bounds);
    }
  }

  /** A box whose content needs more room than the box has. */
  private void spilling(Node node) {
    if (!(node instanceof HBox || node instanceof VBox || node instanceof StackPane)
        || node.getStyleClass().contains("help-picture")
        || node.getStyleClass().contains("page")) {
      return;
    }
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

  private void overlapping() {
    List<Node> solid =
        visible.stream()
            .filter(node -> node instanceof Labeled)
            .filter(node -> !(node.getParent() instanceof ButtonBase))
            .toList();
    for (int i = 0; i < solid.size(); i++) {
      for (int j = i + 1; j < solid.size(); j++) {
        Node one = solid.get(i);
        Node other = solid.get(j);
        if (!within(one, other) && !within(other, one) && meet(one, other)) {
          faults.add("overlap: " + one + " and " + other);
        }
      }
    }
  }

  private boolean meet(Node one, Node other) {
    Bounds a = onPage(one);
    Bounds b = onPage(other);
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

  /** Few choices: those of the screen; what is the same on every screen is not counted. */
  private void choices() {
    long own =
        visible.stream()
            .filter(node -> node instanceof ButtonBase && !node.isDisabled())
            .filter(node -> in(node, "body") && !in(node, "keypad"))
            .count();
    if (profile.has(Need.ELDER) && own > MOST_CHOICES) {
      faults.add(own + " choices, at most " + MOST_CHOICES + " in simple mode");
    }
  }

  /** A keypad is one thing to do, although it has many keys. */
  private static boolean in(Node node, String style) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(style)) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(Node inner, Node outer) {
    for (Node at = inner; at != null; at = at.getParent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private Bounds onPage(Node node) {
    return page.sceneToLocal(node.localToScene(node.getLayoutBounds()));
  }

  private static Font font(String resource) {
    try (InputStream bytes = Objects.requireNonNull(Scenes.class.getResourceAsStream(resource))) {
      return Font.createFont(Font.TRUETYPE_FONT, bytes);
    } catch (IOException | FontFormatException e) {
      throw new AssertionError(resource, e);
    }
  }
}
