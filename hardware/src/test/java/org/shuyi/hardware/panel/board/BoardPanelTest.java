package org.shuyi.hardware.panel.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.panel.Panel;
import org.shuyi.hardware.panel.Panel.Beep;
import org.shuyi.hardware.panel.Panel.Changed;
import org.shuyi.hardware.panel.Panel.Contact;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualRelayBoard;

class BoardPanelTest {
  private static final DeviceId ID = new DeviceId("panel");

  @TempDir private Path directory;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualDevice<VirtualRelayBoard> board;
  private Panel panel;

  @BeforeEach
  void begin() throws IOException {
    board =
        new VirtualDevice<>(
            "panel",
            new VirtualPort(directory.resolve("panel")),
            new VirtualRelayBoard(8),
            LineTiming.of(9600));
    panel =
        make(
            Map.of(
                "presence",
                1L,
                "case-door",
                2L,
                "mains",
                3L,
                "reversed",
                "presence",
                "hold",
                0L,
                "lamp",
                4L,
                "beeper",
                5L));
    panel.start();
  }

  private Panel make(Map<String, Object> settings) {
    Map<String, Object> given = new HashMap<>(settings);
    given.put("address", board.address());
    return new PanelDriver().make(ID, new Settings(ID, given), events::add);
  }

  @AfterEach
  void end() {
    panel.close();
    board.close();
  }

  private void change(Consumer<VirtualRelayBoard> deed) {
    board.with(
        it -> {
          deed.accept(it);
          return true;
        });
  }

  private void awaitChanged(Contact contact, boolean made) {
    Changed changed = new Changed(ID, contact, made);
    await().untilAsserted(() -> assertThat(events).contains(changed));
  }

  @Test
  void contactsAreToldAtFirstAndWhenTheyChange() {
    awaitChanged(Contact.PRESENCE, false);
    awaitChanged(Contact.CASE_DOOR, true);
    awaitChanged(Contact.MAINS, true);
    change(it -> it.contact(1, false));
    change(it -> it.contact(2, false));
    awaitChanged(Contact.PRESENCE, true);
    awaitChanged(Contact.CASE_DOOR, false);
    assertThat(events).filteredOn(Changed.class::isInstance).hasSize(5);
  }

  @Test
  void lampAndBeeperDoAsTheyAreTold() {
    awaitChanged(Contact.MAINS, true);
    assertThat(panel.light(true).toCompletableFuture().join()).isTrue();
    assertThat(board.<Boolean>with(it -> it.holds(4))).isTrue();
    assertThat(panel.light(false).toCompletableFuture().join()).isTrue();
    assertThat(board.<Boolean>with(it -> it.holds(4))).isFalse();
    assertThat(panel.beep(Beep.REFUSED).toCompletableFuture().join()).isTrue();
    assertThat(board.<Integer>with(it -> it.doors().pulses())).isEqualTo(2);
  }

  @Test
  void aPanelWithoutALampSaysNo() {
    panel.close();
    panel = make(Map.of("mains", 3L));
    panel.start();
    await().until(() -> panel.condition().usable());
    assertThat(panel.light(true).toCompletableFuture().join()).isFalse();
    assertThat(panel.beep(Beep.DONE).toCompletableFuture().join()).isFalse();
  }

  @Test
  void aComplaintSaysWhatIsExpected() {
    assertThatThrownBy(() -> make(Map.of())).hasMessageContaining("at least one of presence");
    assertThatThrownBy(() -> make(Map.of("presence", 1L, "mains", 1L)))
        .hasMessageContaining("a contact of its own");
    assertThatThrownBy(() -> make(Map.of("lamp", 1L, "beeper", 1L)))
        .hasMessageContaining("another relay");
    assertThatThrownBy(() -> make(Map.of("lamp", 1L, "reversed", "lamp")))
        .hasMessageContaining("case-door");
  }
}
