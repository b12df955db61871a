package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualDoors;
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.policy.OfflineRules;

/** Books out of a locker on the real screens, with the real drivers on pseudo-terminals. */
@SuppressWarnings("NullAway.Init") // each test starts it with what is loaded
class LockersAtTheGlassTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final ItemId SANTI = new ItemId("SY000001");
  private static final PatronId WANG = new PatronId("210000000001");
  private static final PatronId LI = new PatronId("210000000002");
  private static final LocalDate FAR = LocalDate.of(9999, 1, 1);

  @TempDir private Path folder;
  private final ScriptedStation station = new ScriptedStation();
  private volatile Kiosk shown = Kiosk.starting();
  private VirtualDevice<VirtualKerong> board;
  private VirtualScanner scanner;
  private KioskWindow window;
  private Session session;

  private void start(Act... before) throws IOException, JournalException {
    for (Act act : before) {
      station.record(act);
    }
    board =
        new VirtualDevice<>(
            "locker",
            new VirtualPort(folder.resolve("locker")),
            new VirtualKerong(0),
            LineTiming.NONE);
    scanner = new VirtualScanner(folder.resolve("scanner"));
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(Map.of(Language.CHINESE, "书驿", Language.ENGLISH, "Shuyi"), ""),
                zone,
                false),
            event -> session.post(event));
    session =
        new Session(
            station,
            new Decider(
                station,
                new OfflineRules(OfflineRules.Rung.KNOWN_PATRON, Duration.ofDays(14), 2),
                clock,
                zone),
            new Receipts(Map.of(Language.CHINESE, "书驿"), "kiosk-1"),
            RememberedProfiles.in(folder, new byte[16], clock),
            Shelf.in(folder, "kiosk-1"),
            Optional.empty(),
            new LibraryCard(Pattern.compile("21[0-9]{10}"), false),
            clock,
            zone,
            this::show);
    session.start(
        Devices.of(
            List.of(
                device("kerong", "locker", board.address()),
                device("scanner", "scanner", "serial:" + scanner.path() + "?baud=9600"))));
    until(kiosk -> kiosk.service().opensLockers());
  }

  private Device device(String driver, String name, String address) {
    return Drivers.installed()
        .fit(driver, new DeviceId(name), Map.of("address", address))
        .make(session::heard);
  }

  private void show(Kiosk kiosk) {
    shown = kiosk;
    window.show(kiosk);
  }

  @AfterEach
  void stop() {
    session.close();
    window.close();
    board.close();
    scanner.close();
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
    await().atMost(SOON).until(() -> window.texts().contains(open));
    assertThat(station.acts().getLast()).isInstanceOf(Act.Loan.class);
    tap("leave");
    await().atMost(SOON).until(() -> window.texts().contains(close));
    window.snapshot(Path.of("target", "glass", "door-open-" + language + ".png"));
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
    await().atMost(SOON).until(() -> String.join("|", window.texts()).contains(told.substring(4)));
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
  @ValueSource(booleans = {false, true})
  void aHoldIsPickedUpByNobodyElse(boolean offline) throws Exception {
    station.offline(offline);
    start(new Act.StockLoaded(SANTI, 3, WANG, FAR), new Act.StockLoaded(new ItemId("SY2"), 4));
    chooseDoorAs(LI);
    await().atMost(SOON).until(() -> window.canTap("door-4"));
    assertThat(window.canTap("door-3")).isFalse();
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    chooseDoorAs(WANG);
    await().atMost(SOON).until(() -> window.texts().contains("为您预留"));
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
    await().atMost(SOON).until(() -> window.texts().contains("现在没有您可以取的书"));
  }

  @Test
  void aDoorThatSomebodyForcesIsToldUntilItIsShut() throws Exception {
    start(new Act.StockLoaded(SANTI, 3));
    doors(doors -> doors.force(3));
    await().atMost(SOON).until(() -> window.texts().contains("3 号门开着"));
    await().atMost(SOON).until(() -> station.openDebts().size() == 1);
    doors(doors -> doors.close(3));
    await().atMost(SOON).until(() -> !window.texts().contains("3 号门开着"));
    await().atMost(SOON).until(() -> station.openDebts().isEmpty() && station.stock().isEmpty());
    assertThat(station.acts()).contains(new Act.DeviceFault("locker", "FORCED door 3"));
  }

  private void chooseDoorAs(PatronId patron) throws IOException {
    tap("lockers");
    until(kiosk -> kiosk.journey() instanceof Journey.Identify);
    scanner.scan(patron.value());
    // The same card within a second and a half is one that still lies there; people show it again.
    AtomicLong showed = new AtomicLong(System.nanoTime());
    await()
        .atMost(SOON)
        .until(
            () -> {
              long now = System.nanoTime();
              if (shown.journey() instanceof Journey.Identify
                  && now - showed.get() > TimeUnit.SECONDS.toNanos(2)) {
                showed.set(now);
                scanner.scan(patron.value());
              }
              return shown.journey() instanceof Lockers.Choosing choosing && choosing.looked();
            });
  }

  private static boolean standsOpen(Kiosk kiosk) {
    return kiosk.journey() instanceof Lockers.Visiting now
        && now.stage() instanceof Lockers.Stage.Handing handing
        && handing.open();
  }

  private void doors(Consumer<VirtualDoors> what) {
    Boolean done =
        board.with(
            peer -> {
              what.accept(peer.doors(0));
              return true;
            });
    assertThat(done).isTrue();
  }

  private void speak(String language) {
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
  }

  private void tap(String control) {
    await().atMost(SOON).until(() -> window.canTap(control));
    window.tap(control);
  }

  private void until(Predicate<Kiosk> reached) {
    await().atMost(SOON).until(() -> reached.test(shown));
  }
}
