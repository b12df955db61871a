package org.shuyi.kiosk.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.ui.FxThread;

/** The workbench used as a person uses it: a mouse and a keyboard, by JavaFX's own robot. */
class WorkbenchTest {
  private static final String BOOK = "012011002";

  private final TableBench bench = new TableBench();
  private Workbench workbench;
  private Robot robot;

  @BeforeEach
  void open() {
    workbench = Workbench.open(bench);
    robot = FxThread.call(Robot::new);
    FxThread.run(() -> workbench.stage().toFront());
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void aBookDraggedOntoThePadIsPutThereAndDraggedBackIsTaken() {
    drag("book-" + BOOK, "pad");
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> bench.onPad.contains(BOOK));

    drag("book-" + BOOK, "shelf");
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> bench.onPad.isEmpty());
  }

  @Test
  void aBookDroppedNowhereStaysWhereItIs() {
    drag("book-" + BOOK, "reader");

    assertThat(bench.onPad).isEmpty();
    assertThat(bench.scanned).isEmpty();
  }

  @Test
  void aDoubleClickMovesABookAndEnterMovesItBack() {
    FxThread.run(() -> press("book-" + BOOK));
    FxThread.run(() -> press("book-" + BOOK));
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> bench.onPad.contains(BOOK));

    FxThread.run(() -> node("book-" + BOOK).requestFocus());
    FxThread.run(() -> robot.keyType(KeyCode.ENTER));
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> bench.onPad.isEmpty());
  }

  @Test
  void aCardDraggedToTheReaderIsScanned() {
    drag("card-21000001", "reader");

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(bench.scanned).containsExactly("21000001"));
  }

  @Test
  void handsReachTheRestOfTheMachine() {
    drag("book-" + BOOK, "chute");
    FxThread.run(() -> press("document"));
    FxThread.run(() -> press("take-card"));
    FxThread.run(() -> press("push-3"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(bench.done)
                    .containsExactlyInAnyOrder("chute " + BOOK, "document", "card", "door 3"));
    assertThat(bench.onPad).isEmpty();
  }

  @Test
  void aSwitchShowsWhatTheBenchSays() {
    FxThread.run(() -> press("network"));

    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !bench.switches.network());
    FxThread.run(() -> assertThat(((SwitchButton) node("network")).getText()).endsWith("关 off"));
  }

  @Test
  void aDeviceIsBrokenAndMendedByItsButtons() {
    FxThread.run(() -> press("devices"));
    FxThread.run(() -> press("slips-paper-out"));
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !bench.faults.isEmpty());
    assertThat(bench.faults).containsExactly("slips paper-out");
    bench.fault("pad", "unplug", true);
    workbench.snapshot(Path.of("target", "gallery", "workbench-devices.png"));
    FxThread.run(() -> assertThat(((ToggleButton) node("pad-unplug")).isSelected()).isTrue());

    FxThread.run(() -> press("slips-paper-out"));
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> bench.faults.size() == 1);
  }

  @Test
  void theDevicesAloneHaveAWindow() {
    bench.fault("dispenser", "jam", true);
    try (FaultsWindow window = FaultsWindow.open(bench)) {
      window.snapshot(Path.of("target", "gallery", "devices.png"));
    }
    assertThat(Path.of("target", "gallery", "devices.png")).isNotEmptyFile();
  }

  @Test
  void showsWhatThereIs() {
    bench.put(BOOK);
    bench.put("012011013");
    bench.put("012011004");
    bench.readable("012011013", false);
    bench.print();

    workbench.snapshot(Path.of("target", "gallery", "workbench.png"));
    FxThread.run(() -> assertThat(node("pad").lookupAll(".book")).hasSize(3));
    FxThread.run(() -> node("pad").lookupAll(".book").forEach(WorkbenchTest::liesWithin));
  }

  private static void liesWithin(Node tile) {
    Bounds pane = tile.getParent().getParent().getLayoutBounds();
    Bounds there = tile.getParent().localToParent(tile.getBoundsInParent());
    assertThat(pane.contains(there)).as("%s in %s", there, pane).isTrue();
  }

  @Test
  void closedItListensNoMore() {
    workbench.close();

    assertThat(bench.listeners()).isZero();
  }

  private void drag(String from, String to) {
    FxThread.run(() -> robot.mouseMove(middle(from)));
    FxThread.run(() -> robot.mousePress(MouseButton.PRIMARY));
    Point2D start = FxThread.call(() -> middle(from));
    Point2D end = FxThread.call(() -> middle(to));
    for (int step = 1; step <= 5; step++) {
      Point2D between = start.interpolate(end, step / 5.0);
      FxThread.run(() -> robot.mouseMove(between));
    }
    FxThread.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
  }

  private void press(String id) {
    robot.mouseMove(middle(id));
    robot.mouseClick(MouseButton.PRIMARY);
  }

  private Point2D middle(String id) {
    Bounds bounds = node(id).localToScreen(node(id).getLayoutBounds());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private Node node(String id) {
    workbench.stage().getScene().getRoot().applyCss();
    workbench.stage().getScene().getRoot().layout();
    Node node = workbench.stage().getScene().lookup("#" + id);
    assertThat(node).as("node %s", id).isNotNull();
    return node;
  }
}
