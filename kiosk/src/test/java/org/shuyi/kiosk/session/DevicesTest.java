package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;

class DevicesTest {
  private static final DeviceId PAD = new DeviceId("pad");
  private static final DeviceId SLOT = new DeviceId("slot");
  private static final DeviceId SHELF = new DeviceId("shelf");
  private static final DeviceId DOORS = new DeviceId("doors");

  private static Device reader(DeviceId id) {
    Map<String, Object> settings = Map.of("address", "serial:/dev/no-such-" + id);
    return Drivers.installed().fit("feig", id, settings).make(event -> {});
  }

  @Test
  void readersThatLookAlikeAreToldApartByWhereTheyStand() {
    Layout layout =
        new Layout(Optional.of(SLOT), Set.of(SHELF), Set.of(DOORS), Bins.ONE, Optional.empty());
    Devices devices =
        Devices.of(List.of(reader(SHELF), reader(DOORS), reader(SLOT), reader(PAD)), layout);
    assertThat(devices.reader().orElseThrow().id()).isEqualTo(PAD);
    assertThat(devices.slot().orElseThrow().id()).isEqualTo(SLOT);
    assertThat(devices.shelf()).extracting(Device::id).containsExactly(SHELF);
    assertThat(devices.isAtPad(PAD)).isTrue();
    assertThat(devices.isAtPad(SHELF)).isFalse();
    assertThat(devices.inLocker()).extracting(Device::id).containsExactly(DOORS);
    assertThat(devices.isAtPad(DOORS)).isFalse();
  }
}
