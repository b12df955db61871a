package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.FeigFault;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.Answer;

/** Borrowing, returning and renewing on the real screens, with drivers on pseudo-terminals. */
class BooksAtTheGlassTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int IN_STOCK = 0x07;
  private static final int ON_LOAN = 0xC2;
  private static final String CARD = "210000000001";

  /** A scanner takes the same code again only after a while. */
  private static final String OTHER_CARD = "210000000002";

  private static final ItemId SANTI = new ItemId("SY000001");
  private static final ItemId HONGLOU = new ItemId("SY000002");

  @TempDir private Path folder;
  private final ScriptedStation station = new ScriptedStation();
  private final VirtualTag santi = tag(1, SANTI);
  private final VirtualTag honglou = tag(2, HONGLOU);
  private volatile Kiosk shown = Kiosk.starting();
  private VirtualFeigReader reader;
  private VirtualScanner scanner;
  private KioskWindow window;
  private Session session;

  private static VirtualTag tag(int number, ItemId item) {
    return VirtualTag.item(
        TagUid.parse("E00401000000000" + number),
        new ItemTag(item.value(), "", 1, 1, ItemTag.USAGE_CIRCULATING),
        IN_STOCK);
  }

  @BeforeEach
  void start() throws IOException {
    reader = new VirtualFeigReader(folder.resolve("reader"));
    scanner = new VirtualScanner(folder.resolve("scanner"));
    station.knows(Map.of(SANTI, item("三体"), HONGLOU, item("红楼梦")));
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    OfflineRules rules = new OfflineRules(OfflineRules.Rung.KNOWN_PATRON, Duration.ofDays(14), 2);
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
            new Decider(station, rules, clock, zone),
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
                device("feig", "reader", "serial:" + reader.path() + "?baud=38400"),
                device("scanner", "scanner", "serial:" + scanner.path() + "?baud=9600"))));
    until(kiosk -> kiosk.service().booksFirst());
  }

  private static Reference.Item item(String title) {
    return new Reference.Item(title, Set.of(), 1, "", "", "");
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
    reader.close();
    scanner.close();
  }

  /** Books first, another look, and a tag that is not written at first. */
  @ParameterizedTest
  @CsvSource({
    "zh, true, 已借出，但出门可能会响铃",
    "zh, false, 已借出，但出门可能会响铃",
    "en, true, 'Lent to you, but the gate may ring'",
    "en, false, 'Lent to you, but the gate may ring'"
  })
  void booksAreBorrowed(String language, boolean online, String owed) throws IOException {
    begin(language, online);
    reader.failWrites(new FeigFault.Refused(0x02), 20);
    reader.put(santi);
    until(kiosk -> kiosk.journey() instanceof Journey.Identify && onPad(kiosk) == 1);
    assertThat(station.acts()).isEmpty();
    reader.put(santi, honglou);
    until(kiosk -> onPad(kiosk) == 2);
    tap("look-again");
    until(kiosk -> !kiosk.pad().looking() && onPad(kiosk) == 2);

    scanner.scan(CARD);

    until(kiosk -> all(kiosk, 2, Progress.TagOwed.class));
    await().atMost(SOON).until(() -> window.texts().contains(owed));
    window.snapshot(Path.of("target", "glass", "borrow-" + language + ".png"));
    assertThat(santi.afi()).isEqualTo(IN_STOCK);
    reader.heal();
    lift();
    reader.put(santi, honglou);
    until(kiosk -> all(kiosk, 2, Progress.Done.class));
    assertThat(santi.afi()).isEqualTo(ON_LOAN);
    assertThat(station.acts())
        .filteredOn(Act.Loan.class::isInstance)
        .hasSize(2)
        .allMatch(
            act -> ((Act.Loan) act).decidedBy() == (online ? DecidedBy.CENTRE : DecidedBy.STATION));
    tap("finish");
    until(kiosk -> kiosk.journey() instanceof Journey.Finished);
  }

  /** Whoever lays down again what is lent already, as after a power cut, has it once. */
  @Test
  void booksThatAreToldAgainAreCountedOnce() throws IOException {
    begin("zh", false);
    scanner.scan(CARD);
    until(kiosk -> kiosk.journey() instanceof Journey.Borrowing);
    reader.put(santi);
    until(kiosk -> all(kiosk, 1, Progress.Done.class));
    lift();
    tap("finish");
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    // A scanner takes the same card again only after a moment.
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              scanner.scan(CARD);
              return shown.journey() instanceof Journey.Borrowing;
            });
    reader.put(santi, honglou);
    until(kiosk -> all(kiosk, 2, Progress.Done.class));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(window.texts()).containsSubsequence("可借", "5", "已借", "2", "还可借", "3"));
    assertThat(station.acts()).hasSize(2);
  }

  /** The reader's cable is pulled. */
  @ParameterizedTest
  @CsvSource({
    "zh, true, 借书有效；出门响铃请出示小票或找工作人员",
    "en, false, 'The loan counts; if the gate rings, show your slip to staff'"
  })
  void withoutAReaderBooksAreBorrowedByBarcode(String language, boolean online, String show)
      throws IOException {
    begin(language, online);
    reader.unplug();
    until(kiosk -> !kiosk.service().readerReady());
    tap("borrow");
    scanner.scan(HONGLOU.value());
    until(BooksAtTheGlassTest::cardComesFirst);
    scanner.scan(CARD);
    until(kiosk -> kiosk.journey() instanceof Journey.Borrowing);

    scanner.scan("9787536692930");
    until(kiosk -> kiosk.journey() instanceof Journey.Borrowing now && now.notABook());
    scanner.scan(SANTI.value());

    until(kiosk -> all(kiosk, 1, Progress.TagOwed.class));
    await().atMost(SOON).until(() -> window.texts().contains(show));
    window.snapshot(Path.of("target", "glass", "barcode-" + language + ".png"));
    assertThat(station.acts()).contains(new Act.DebtOpened(SANTI, Debt.TAG_STILL_ARMED)).hasSize(2);
  }

  private static boolean cardComesFirst(Kiosk kiosk) {
    return kiosk.journey() instanceof Journey.Identify asked
        && asked.problem() == Journey.CardProblem.A_BOOK;
  }

  /** With a disk that is full at first. */
  @ParameterizedTest
  @CsvSource({
    "zh, true, 没有还成",
    "zh, false, 没有还成",
    "en, true, Not returned",
    "en, false, Not returned"
  })
  void booksAreReturned(String language, boolean online, String not) {
    begin(language, online);
    tap("return");
    until(kiosk -> kiosk.journey() instanceof Journey.Returning);
    station.diskFull(true);
    reader.put(santi);
    until(kiosk -> all(kiosk, 1, Progress.NotRecorded.class));
    await().atMost(SOON).until(() -> window.texts().contains(not));
    station.diskFull(false);
    lift();
    reader.put(santi);

    until(kiosk -> all(kiosk, 1, Progress.Done.class));

    assertThat(santi.afi()).isEqualTo(IN_STOCK);
    assertThat(station.acts()).containsExactly(new Act.Return(SANTI));
  }

  /** The centre goes away and comes back. */
  @ParameterizedTest
  @CsvSource({"zh, 要等网络恢复, 已续借", "en, Waiting for the network, Renewed"})
  void loansAreRenewed(String language, String needs, String renewed) throws IOException {
    station.lent(List.of(new Answer.Loan(SANTI, "三体", ScriptedStation.DUE)));
    begin(language, true);
    tap("loans");
    station.offline(true);
    scanner.scan(CARD);
    until(kiosk -> kiosk.journey() instanceof Journey.NeedsCentre);
    await().atMost(SOON).until(() -> window.texts().contains(needs));
    tap("leave");
    begin(language, true);
    tap("loans");
    until(kiosk -> kiosk.journey() instanceof Journey.Identify);
    scanner.scan(OTHER_CARD);
    until(kiosk -> kiosk.journey() instanceof Journey.MyLoans);

    tap("renew-" + SANTI);

    until(kiosk -> all(kiosk, 1, Progress.Done.class));
    await().atMost(SOON).until(() -> window.texts().contains(renewed));
    assertThat(station.acts()).hasOnlyElementsOfType(Act.Renewal.class).hasSize(1);
  }

  private void begin(String language, boolean online) {
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
    station.offline(!online);
    until(kiosk -> kiosk.service().online() == online);
  }

  private void lift() {
    assertThat(reader.tags()).isNotEmpty();
    reader.tags().forEach(tag -> assertThat(reader.take(tag.uid())).isTrue());
    until(kiosk -> onPad(kiosk) == 0);
  }

  private static int onPad(Kiosk kiosk) {
    return kiosk.pad().tags().size();
  }

  private static boolean all(Kiosk kiosk, int count, Class<? extends Progress> come) {
    List<Line> lines =
        switch (kiosk.journey()) {
          case Journey.Borrowing now -> now.lines();
          case Journey.Returning now -> now.lines();
          case Journey.MyLoans now -> now.lines();
          default -> List.of();
        };
    return lines.size() == count
        && lines.stream().allMatch(line -> come.isInstance(line.progress()));
  }

  private void tap(String control) {
    await().atMost(SOON).until(() -> window.canTap(control));
    window.tap(control);
  }

  private void until(Predicate<Kiosk> reached) {
    await().atMost(SOON).until(() -> reached.test(shown));
  }
}
