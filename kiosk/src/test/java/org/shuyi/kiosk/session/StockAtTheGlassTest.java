package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** Staff load and clear a locker at the glass, while the program runs. */
class StockAtTheGlassTest extends AtTheGlass {
  private static final ItemId SANTI = new ItemId("SY000001");
  private static final ItemId HONGLOU = new ItemId("SY000002");
  private static final PatronId WANG = new PatronId("210000000001");

  @ParameterizedTest
  @CsvSource({
    "zh, 预约过期，请取出, 不对, 柜门没有打开",
    "en, Hold is over: take it out, That was not the PIN, The door did not open"
  })
  void aHoldThatIsOverIsTakenOutAndAnotherBookPutIn(
      String language, String over, String wrong, String stuck) throws Exception {
    station.record(new Act.StockLoaded(HONGLOU, 4, WANG, LocalDate.of(2020, 1, 1)));
    VirtualDevice<VirtualKerong> board = virtual("locker", new VirtualKerong(0));
    VirtualScanner scanner = keep(new VirtualScanner(folder.resolve("scanner")));
    open();
    begin(driver("kerong", "locker"), driver("scanner", "scanner"));
    until(kiosk -> kiosk.service().opensLockers());
    speak(language);
    hold(scanner, STAFF.value());
    type(ScriptedStation.WRONG_PIN);
    told(wrong);
    type("739105");
    told(over);
    picture("stock-" + language);

    at(board, peer -> peer.doors(0).stick(5, true));
    station.offline(false);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(station.devices())
                    .containsEntry("holds", "DEGRADED 1 waited too long: take them out"));
    tap("door-5");
    until(kiosk -> kiosk.journey() instanceof Staffing.Choosing);
    scanner.scan(SANTI.value());
    tap("open-door");
    told(stuck);
    assertThat(station.stock()).hasSize(1);

    tap("door-4");
    until(kiosk -> kiosk.journey() instanceof Staffing.AtDoor here && here.open());
    at(board, peer -> peer.doors(0).close(4));
    tap("agree");
    await().atMost(SOON).until(() -> station.stock().isEmpty());
    tap("door-4");
    until(kiosk -> kiosk.journey() instanceof Staffing.Choosing);
    scanner.scan(SANTI.value());
    tap("open-door");
    until(kiosk -> kiosk.journey() instanceof Staffing.AtDoor here && here.open());
    at(board, peer -> peer.doors(0).close(4));
    tap("agree");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(station.stock()).containsExactly(new Act.StockLoaded(SANTI, 4)));
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
  }
}
