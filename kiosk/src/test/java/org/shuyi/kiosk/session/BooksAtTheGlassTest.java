package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.virtual.FeigFault;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.Answer;

/** Borrowing, returning and renewing on the real screens, with drivers on pseudo-terminals. */
@SuppressWarnings("NullAway.Init") // made before each test
class BooksAtTheGlassTest extends AtTheGlass {
  private static final int IN_STOCK = 0x07;
  private static final int ON_LOAN = 0xC2;
  private static final String CARD = "210000000001";

  /** A scanner takes the same code again only after a while. */
  private static final String OTHER_CARD = "210000000002";

  private static final ItemId SANTI = new ItemId("SY000001");
  private static final ItemId HONGLOU = new ItemId("SY000002");

  private final VirtualTag santi = tag(1, SANTI);
  private final VirtualTag honglou = tag(2, HONGLOU);
  private VirtualFeigReader reader;
  private VirtualScanner scanner;

  private static VirtualTag tag(int number, ItemId item) {
    return VirtualTag.item(
        TagUid.parse("E00401000000000" + number),
        new ItemTag(item.value(), "", 1, 1, ItemTag.USAGE_CIRCULATING),
        IN_STOCK);
  }

  @BeforeEach
  void start() throws IOException {
    reader = keep(new VirtualFeigReader(folder.resolve("reader")));
    scanner = keep(new VirtualScanner(folder.resolve("scanner")));
    station.knows(Map.of(SANTI, item("三体"), HONGLOU, item("红楼梦")));
    open();
    begin(driver("feig", "reader"), driver("scanner", "scanner"));
    until(kiosk -> kiosk.service().booksFirst());
  }

  private static Reference.Item item(String title) {
    return new Reference.Item(title, Set.of(), 1, "", "", "");
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
    told(owed);
    picture("borrow-" + language);
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
    hold(scanner, CARD);
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
    told(show);
    picture("barcode-" + language);
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
    told(not);
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
    told(needs);
    tap("leave");
    begin(language, true);
    tap("loans");
    until(kiosk -> kiosk.journey() instanceof Journey.Identify);
    scanner.scan(OTHER_CARD);
    until(kiosk -> kiosk.journey() instanceof Journey.MyLoans);

    tap("renew-" + SANTI);

    until(kiosk -> all(kiosk, 1, Progress.Done.class));
    told(renewed);
    assertThat(station.acts()).hasOnlyElementsOfType(Act.Renewal.class).hasSize(1);
  }

  private void begin(String language, boolean online) {
    speak(language);
    online(online);
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
}
