package org.shuyi.kiosk.workbench;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.shuyi.kiosk.ui.FxThread;
import org.shuyi.kiosk.ui.Letterbox;
import org.shuyi.kiosk.ui.Snapshots;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.Theme;

/** The demo's second window. Every public method may be called from any thread. */
public final class Workbench implements AutoCloseable {
  private static final double WIDTH = 1400;
  private static final double HEIGHT = 1000;

  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Bench bench;
  private final Stage stage = new Stage();
  private final StackPane page;
  private final BooksPane books;
  private final CardsPane cards;
  private final MachinePane machine;
  private final PaperPane paper;
  private final LedgerPane ledger;
  private final SwitchButton network;
  private final SwitchButton power;
  private final DevicesPane devices;
  private final ToggleButton showDevices = new ToggleButton(Word.DEVICES.both());
  private final Bench.Listening listening;

  private Workbench(Bench bench) {
    this.bench = bench;
    Pane above = new Pane();
    Drag drag = new Drag(above);
    machine = new MachinePane(bench);
    books = new BooksPane(bench, drag, machine.chute());
    cards = new CardsPane(bench, drag);
    paper = new PaperPane(bench);
    ledger = new LedgerPane(bench);
    network = new SwitchButton("network", Word.NETWORK, bench::network);
    power = new SwitchButton("power", Word.POWER, bench::power);
    devices = new DevicesPane(bench);
    page = new StackPane(layOut(), above);
    drag.watch(page);
    show();
    draw();
    listening = bench.onChange(this::changed);
  }

  /** Opens the window, starting JavaFX if need be. */
  public static Workbench open(Bench bench) {
    FxThread.startToolkit();
    return FxThread.call(() -> new Workbench(bench));
  }

  private VBox layOut() {
    HBox above = Parts.row("bench-row", Parts.growing(books), machine, paper);
    above.setFillHeight(true);
    above.setMinHeight(0); // the shelf scrolls
    StackPane either = new StackPane(above, devices);
    Parts.present(devices, false);
    showDevices.setId("devices");
    showDevices.getStyleClass().setAll("view-switch");
    showDevices.setMinWidth(Region.USE_PREF_SIZE);
    showDevices.setOnAction(
        ignored -> {
          Parts.present(devices, showDevices.isSelected());
          Parts.present(above, !showDevices.isSelected());
        });
    HBox below = Parts.row("bench-row", Parts.growing(cards), Parts.growing(ledger));
    below.setMinHeight(300);
    below.setMaxHeight(300);
    return Parts.column("workbench", head(), Parts.growing(either), below);
  }

  private HBox head() {
    Label title = Parts.word("bench-title");
    title.setText(Word.TITLE.chinese());
    Label english = Parts.word("bench-sub");
    english.setText(Word.TITLE.english());
    return Parts.row("bench-head", title, english, Parts.room(), showDevices, network, power);
  }

  private void show() {
    Letterbox box = new Letterbox(page, WIDTH, HEIGHT);
    Rectangle2D display = Screen.getPrimary().getVisualBounds();
    double scale = box.scaleFor(display.getWidth(), display.getHeight() - 40);
    Scene scene = new Scene(box, WIDTH * scale, HEIGHT * scale);
    Theme.dress(scene);
    stage.setScene(scene);
    stage.setTitle(Word.TITLE.both());
    stage.show();
  }

  private void changed() {
    if (!waiting.getAndSet(true)) {
      FxThread.post(this::draw);
    }
  }

  private void draw() {
    waiting.set(false);
    books.draw();
    machine.draw();
    cards.draw();
    paper.draw();
    ledger.draw();
    Bench.Switches switches = bench.switches();
    network.draw(switches.network());
    power.draw(switches.power());
    devices.draw();
  }

  /** Writes the workbench as it looks now, 1400 by 1000. */
  public void snapshot(Path png) {
    Snapshots.write(page, png);
  }

  /** What happens when somebody closes the window by its frame. */
  public void onClosed(Runnable closed) {
    FxThread.run(() -> stage.setOnHidden(ignored -> closed.run()));
  }

  /** Moves the window, in pixels of the display. */
  public void moveTo(double x, double y) {
    FxThread.run(
        () -> {
          stage.setX(x);
          stage.setY(y);
        });
  }

  /** The window, for tests that use it as a person does. */
  Stage stage() {
    return stage;
  }

  @Override
  public void close() {
    listening.close();
    FxThread.run(stage::close);
  }
}
