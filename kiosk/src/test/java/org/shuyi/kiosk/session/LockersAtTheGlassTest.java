package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualDoors;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.journal.JournalException;

/** Books out of a locker on the real screens, with the real drivers on pseudo-terminals. */
@SuppressWarnings("NullAway.Init") // made before each test
class LockersAtTheGlassTest extends AtTheGlass {
  private static final ItemId SANTI = new ItemId("SY000001");
  private static final ItemId HONGLOU = new ItemId("SY000002");
  private static final PatronId WANG = new PatronId("210000000001");
  private static final PatronId LI = new PatronId("210000000002");
  private static final LocalDate FAR = LocalDate.of(9999, 1, 1);

  private VirtualDevice<VirtualKerong> board;
  private VirtualScanner scanner;

  private void start(Act... before) throws IOException, JournalException {
    start(List.of(), before);
  }

  private void start(List<String> inLocker, Act... before) throws IOException, JournalException {
    for (Act act : before) {
      station.record(act);
    }
    board = virtual("locker", new VirtualKerong(0));
    scanner = keep(new VirtualScanner(folder.resolve("scanner")));
    open();
    List<Device> devices =
        new ArrayList<>(List.of(driver("kerong", "locker"), driver("scanner", "scanner")));
    inLocker.forEach(reader -> devices.add(driver("feig", reader)));
    Set<DeviceId> inside = inLocker.stream().map(DeviceId::new).collect(Collectors.toSet());
    begin(
        new Layout(Optional.empty(), Set.of(), inside, Bins.ONE, Optional.empty()),
        devices.toArray(Device[]::new));
    until(kiosk -> kiosk.service().opensLockers());
  }

  @ParameterizedTest
  @CsvSource({
    "zh, false, 3 号门已打开, 请把 3 号门关好",
    "en, false, Door 3 is open, Please push door 3 shut",
    "zh, true, 3 号门已打开, 请把 3 号门关好",
    "en, true, Door 3 is open, Please push door 3 shut"
  })
  void aBookIsLentThenItsDoorOpensAndNobodyLeavesItOpenWithoutAWord(
      String language, boolean offline, String open, String close) throws Exception {
    station.offline(offline);
    start(new Act.StockLoaded(SANTI, 3));
    speak(language);
    chooseDoorAs(WANG);
    tap("door-3");
    until(LockersAtTheGlassTest::standsOpen);
    told(open);
    assertThat(station.acts().getLast()).isInstanceOf(Act.Loan.class);
    tap("leave");
    told(close);
    picture("door-open-" + language);
    doors(doors -> doors.close(3));
    until(kiosk -> kiosk.journey() instanceof Lockers.Choosing now && now.lines().size() == 1);

    DecidedBy by = offline ? DecidedBy.STATION : DecidedBy.CENTRE;
    assertThat(station.acts()).hasSize(3);
    assertThat(station.acts().get(1))
        .isInstanceOfSatisfying(
            Act.Loan.class,
            loan -> {
              assertThat(loan.patron()).isEqualTo(WANG);
              assertThat(loan.decidedBy()).isEqualTo(by);
            });
    assertThat(station.acts().get(2)).isEqualTo(new Act.StockRemoved(SANTI, 3));
    assertThat(station.stock()).isEmpty();
    tap("finish");
    until(kiosk -> kiosk.journey() instanceof Journey.Finished);
  }

  @ParameterizedTest
  @CsvSource({"zh, 三体。没有借：柜门没有打开", "en, 三体. Not lent: the door did not open"})
  void aDoorThatIsStuckLeavesNoLoan(String language, String told) throws Exception {
    station.offline(true);
    start(new Act.StockLoaded(SANTI, 3));
    doors(doors -> doors.stick(3, true));
    speak(language);
    chooseDoorAs(WANG);
    tap("door-3");
    until(kiosk -> kiosk.journey() instanceof Lockers.Choosing now && now.lines().size() == 1);
    told(told.substring(4));
    await().atMost(SOON).until(() -> station.acts().size() == 4);
    assertThat(station.acts().get(2)).isEqualTo(new Act.Return(SANTI));
    assertThat(station.acts().get(3)).isEqualTo(new Act.DeviceFault("locker", "STUCK door 3"));
    assertThat(station.stock()).hasSize(1);
  }

  @Test
  void aBoardThatIsGoneLeavesADebtAndTheBookToItsPatron() throws Exception {
    start(new Act.StockLoaded(SANTI, 3));
    chooseDoorAs(WANG);
    await().atMost(SOON).until(() -> window.canTap("door-3"));
    board.unplug();
    tap("door-3");
    until(
        kiosk ->
            kiosk.journey() instanceof Lockers.Visiting now
                && now.stage() instanceof Lockers.Stage.Unsure);
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(station.acts())
                    .endsWith(new Act.DebtOpened(SANTI, Debt.BOOK_NOT_TAKEN)));
    board.plugIn();
    until(kiosk -> kiosk.service().opensLockers());
    takeWhatIsLent();
  }

  /** The loan was on disk, and the power went before the door opened. */
  @Test
  void afterAPowerCutTheSamePatronGetsTheSameLoan() throws Exception {
    start(
        new Act.StockLoaded(SANTI, 3),
        new Act.Loan(SANTI, WANG, ScriptedStation.DUE, DecidedBy.STATION));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(station.acts())
                    .endsWith(new Act.DebtOpened(SANTI, Debt.BOOK_NOT_TAKEN)));
    chooseDoorAs(LI);
    until(kiosk -> kiosk.journey() instanceof Lockers.Choosing now && now.looked());
    assertThat(((Lockers.Choosing) shown.journey()).shelf()).as("is lent to another").isEmpty();
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    takeWhatIsLent();
  }

  private void takeWhatIsLent() throws Exception {
    chooseDoorAs(WANG);
    tap("door-3");
    until(LockersAtTheGlassTest::standsOpen);
    doors(doors -> doors.close(3));
    until(kiosk -> kiosk.journey() instanceof Lockers.Choosing now && now.lines().size() == 1);
    await().atMost(SOON).until(() -> station.openDebts().isEmpty());
    assertThat(station.acts()).filteredOn(Act.Loan.class::isInstance).hasSize(1);
    assertThat(station.stock()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "zh, false, 为您预留",
    "zh, true, 为您预留",
    "en, false, Held for you",
    "en, true, Held for you"
  })
  void aHoldIsPickedUpByNobodyElse(String language, boolean offline, String held) throws Exception {
    station.offline(offline);
    start(new Act.StockLoaded(SANTI, 3, WANG, FAR), new Act.StockLoaded(new ItemId("SY2"), 4));
    chooseDoorAs(LI);
    await().atMost(SOON).until(() -> window.canTap("door-4"));
    assertThat(window.canTap("door-3")).isFalse();
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    chooseDoorAs(WANG);
    speak(language);
    told(held);
    tap("door-3");
    until(LockersAtTheGlassTest::standsOpen);
    doors(doors -> doors.close(3));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(station.acts()).endsWith(new Act.HoldPickedUp(SANTI, WANG)));
  }

  /** Over SIP2 nobody sees for whom a book waits; the staff who put it there have said it. */
  @Test
  void aHoldIsPickedUpThoughTheCentreSeesOnlyThatItIsReserved() throws Exception {
    station.refuses(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    start(new Act.StockLoaded(SANTI, 3, WANG, FAR), new Act.StockLoaded(new ItemId("SY2"), 4));
    chooseDoorAs(WANG);
    tap("door-4");
    until(kiosk -> kiosk.journey() instanceof Lockers.Choosing now && now.lines().size() == 1);
    assertThat(station.acts()).noneMatch(Act.Loan.class::isInstance);
    tap("door-3");
    until(LockersAtTheGlassTest::standsOpen);
    doors(doors -> doors.close(3));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(station.acts()).endsWith(new Act.HoldPickedUp(SANTI, WANG)));
  }

  @Test
  void aHoldThatWaitedTooLongIsOfferedToNobody() throws Exception {
    start(new Act.StockLoaded(SANTI, 3, WANG, LocalDate.of(2020, 1, 1)));
    chooseDoorAs(WANG);
    told("现在没有您可以取的书");
  }

  @Test
  void aDoorThatSomebodyForcesIsToldUntilItIsShut() throws Exception {
    start(new Act.StockLoaded(SANTI, 3));
    doors(doors -> doors.force(3));
    told("3 号门开着");
    await().atMost(SOON).until(() -> station.openDebts().size() == 1);
    doors(doors -> doors.close(3));
    await().atMost(SOON).until(() -> !window.texts().contains("3 号门开着"));
    await().atMost(SOON).until(() -> station.openDebts().isEmpty() && station.stock().isEmpty());
    assertThat(station.acts()).contains(new Act.DeviceFault("locker", "FORCED door 3"));
  }

  /** A reader in the compartments: what was lent is what is gone, and nothing else. */
  @Test
  void aReaderInTheLockerTellsWhatWasTakenAndWhatWasLeftInstead() throws Exception {
    VirtualFeigReader inside = keep(new VirtualFeigReader(folder.resolve("inside")));
    inside.put(tag(SANTI));
    inside.put(tag(HONGLOU));
    start(List.of("inside"), new Act.StockLoaded(SANTI, 3), new Act.StockLoaded(HONGLOU, 4));
    chooseDoorAs(WANG);
    tap("door-3");
    until(LockersAtTheGlassTest::standsOpen);
    doors(doors -> doors.close(3));
    until(kiosk -> kiosk.journey() instanceof Lockers.Choosing now && now.lines().size() == 1);
    told("没有借：书还在柜里");
    assertThat(station.acts()).endsWith(new Act.Return(SANTI));
    tap("door-4");
    until(LockersAtTheGlassTest::standsOpen);
    inside.take(tag(HONGLOU).uid());
    inside.put(tag(new ItemId("SY000009")));
    doors(doors -> doors.close(4));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(station.acts())
                    .endsWith(
                        new Act.StockRemoved(HONGLOU, 4),
                        new Act.DebtOpened(new ItemId("SY000009"), Debt.OTHER_BOOK_IN_PLACE)));
    assertThat(station.stock()).containsExactly(new Act.StockLoaded(SANTI, 3));
  }

  private static VirtualTag tag(ItemId item) {
    return VirtualTag.item(
        TagUid.parse("E0040100" + item.value().replace("SY", "00")),
        new ItemTag(item.value(), "CN-330100-XHL", 1, 1, 1),
        0x07);
  }

  private void chooseDoorAs(PatronId patron) throws IOException {
    tap("lockers");
    until(kiosk -> kiosk.journey() instanceof Journey.Identify);
    hold(scanner, patron.value());
    until(kiosk -> kiosk.journey() instanceof Lockers.Choosing choosing && choosing.looked());
  }

  private static boolean standsOpen(Kiosk kiosk) {
    return kiosk.journey() instanceof Lockers.Visiting now
        && now.stage() instanceof Lockers.Stage.Handing handing
        && handing.open();
  }

  private void doors(Consumer<VirtualDoors> what) {
    at(board, peer -> what.accept(peer.doors(0)));
  }
}
