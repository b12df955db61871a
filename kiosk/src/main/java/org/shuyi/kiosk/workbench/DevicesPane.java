package org.shuyi.kiosk.workbench;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.part.Parts;

/** A row for each device, with a button for everything that can be wrong with it. */
final class DevicesPane extends VBox {
  private final Faults faults;
  private final VBox rows = Parts.column("device-rows");
  private final Map<String, ToggleButton> buttons = new HashMap<>();
  private final Map<String, Label> shows = new HashMap<>();

  DevicesPane(Faults faults) {
    this.faults = faults;
    faults.devices().forEach(device -> rows.getChildren().add(row(device)));
    ScrollPane scroll = Parts.growing(new ScrollPane(rows));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().add(Parts.growing(Panel.of(Word.DEVICES, Word.DEVICES_HOW, scroll)));
  }

  private Node row(Faults.Device device) {
    Label name = Parts.word("device-name");
    name.setText(device.name());
    Label address = Parts.word("panel-note");
    address.setText(device.address());
    FlowPane switches = new FlowPane();
    switches.getStyleClass().add("device-faults");
    device.faults().forEach(fault -> switches.getChildren().add(button(device, fault)));
    Label stands = Parts.word("panel-note");
    stands.setId(device.name() + "-shows");
    shows.put(device.name(), stands);
    return Parts.column("device", Parts.row("bench-head", name, address, stands), switches);
  }

  private ToggleButton button(Faults.Device device, Faults.Fault fault) {
    String id = device.name() + "-" + fault.name();
    ToggleButton button = new ToggleButton(FaultWord.both(fault.name()));
    button.setId(id);
    button.getStyleClass().setAll("fault");
    button.setOnAction(ignored -> faults.fault(device.name(), fault.name(), button.isSelected()));
    buttons.put(id, button);
    return button;
  }

  void draw() {
    for (Faults.Device device : faults.devices()) {
      Label stands = shows.get(device.name());
      if (stands != null) {
        stands.setText(device.shows());
      }
      for (Faults.Fault fault : device.faults()) {
        ToggleButton button = buttons.get(device.name() + "-" + fault.name());
        if (button != null) {
          button.setSelected(fault.on());
        }
      }
    }
  }
}
