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
import java.util.function.Consumer;
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
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualChute;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Chuting.Problem;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.policy.OfflineRules;

/** The return chute at the real screens, with real drivers on pseudo-terminals. */
class ChuteAtTheGlassTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int IN_STOCK = 0x07;
  private static final int ON_LOAN = 0xC2;
  private static final String HERE = "CN-330100-SYZ";

  @TempDir private Path folder;
  private final ScriptedStation station = new ScriptedStation();
  private volatile Kiosk shown = Kiosk.starting();
  private VirtualDevice<VirtualChute> chute;
  private VirtualFeigReader reader;
  private KioskWindow window;
  private Session session;

  private static VirtualTag book(int number, String owner) {
    return VirtualTag.item(
        TagUid.parse("E00401000000000" + number),
        new ItemTag("SY00000" + number, owner, 1, 1, 1),
        ON_LOAN);
  }

  @BeforeEach
  void start() throws IOException {
    chute =
        new VirtualDevice<>(
            "chute",
            new VirtualPort(folder.resolve("chute")),
            new VirtualChute(2),
            LineTiming.of(9600));
    reader = new VirtualFeigReader(folder.resolve("slot"));
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
  }

  private void begin() {
    session.start(
        Devices.of(
            List.of(
                made(
                    "chute",
                    Map.of("address", chute.address(), "full", "3,4", "gates", "3,4", "run", 2L)),
                made(
                    "feig",
                    Map.of(
                        "address",
                        "serial:" + reader.path() + "?baud=38400",
                        "already-there",
                        "counts"))),
            new Layout(
                Optional.of(new DeviceId("feig")),
                new Bins(HERE, Map.of(Destination.OWN, 1, Destination.OTHERS, 2)),
                Optional.empty())));
  }

  private void ready() {
    begin();
    until(kiosk -> rung(kiosk) == Around.Chute.READY);
  }

  private Device made(String driver, Map<String, Object> settings) {
    return Drivers.installed().fit(driver, new DeviceId(driver), settings).make(session::heard);
  }

  private static Around.Chute rung(Kiosk kiosk) {
    return kiosk.service().around().chute();
  }

  private void show(Kiosk kiosk) {
    shown = kiosk;
    window.show(kiosk);
  }

  @AfterEach
  void stop() {
    session.close();
    window.close();
    chute.close();
    reader.close();
  }

  /** One of ours, one of another library, and what has no tag. */
  @ParameterizedTest
  @CsvSource({
    "zh, 还书口已打开, 没有读到这本书的标签",
    "en, The flap is unlocked, No tag of this book can be read"
  })
  void booksGoToTheirBinsAndWhatIsNoneComesBack(String language, String invites, String noTag) {
    ready();
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
    tap("return");
    told(invites);
    VirtualTag ours = book(1, HERE);
    insert(ours);
    until(this::invitesAfter);
    await().atMost(SOON).until(() -> taken().equals(List.of(1)));
    assertThat(ours.afi()).isEqualTo(IN_STOCK);
    reader.take(ours.uid());

    VirtualTag others = book(2, "CN-330100-ELS");
    insert(others);
    await().atMost(SOON).until(() -> taken().equals(List.of(1, 2)));
    reader.take(others.uid());
    until(this::invitesAfter);

    flap(VirtualChute::openFlap);
    change(it -> it.book(true));
    flap(VirtualChute::closeFlap);
    told(noTag);
    window.snapshot(Path.of("target", "glass", "chute-" + language + ".png"));
    assertThat(station.acts())
        .filteredOn(Act.Return.class::isInstance)
        .containsExactly(
            new Act.Return(new ItemId("SY000001")), new Act.Return(new ItemId("SY000002")));
    assertThat(String.join(" ", window.texts())).doesNotContain("王**");
  }

  @ParameterizedTest
  @CsvSource({"zh, 书卡住了；它已经还好, 还书口暂停使用", "en, The book is stuck; it is returned, 还书口暂停使用"})
  void aJamClosesTheChuteUntilTheBookIsOut(String language, String stuck, String out) {
    ready();
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
    tap("return");
    until(this::invitesAfter);
    change(it -> it.jam(true));
    insert(book(1, HERE));
    told(stuck);
    until(kiosk -> rung(kiosk) == Around.Chute.OUT_OF_ORDER);
    assertThat(station.acts())
        .contains(
            new Act.Return(new ItemId("SY000001")), new Act.DeviceFault("chute", "BOOK_STUCK"));
    assertThat(station.devices()).containsEntry("feig", "READY");
    tap("leave");
    told(out); // in Chinese again: whoever spoke English has left

    change(it -> it.book(false));
    until(kiosk -> rung(kiosk) == Around.Chute.READY);
  }

  @Test
  void aFullBinIsClosedAndItsBooksGoToTheNext() {
    ready();
    change(it -> it.fill(1, true));
    until(kiosk -> rung(kiosk) == Around.Chute.BIN_FULL);
    told("一个还书箱满了");
    tap("return");
    until(this::invitesAfter);
    insert(book(1, HERE));
    await().atMost(SOON).until(() -> taken().equals(List.of(2)));
    assertThat(station.acts()).contains(new Act.DeviceFault("chute", "BIN_FULL 1"));

    change(it -> it.fill(2, true));
    until(kiosk -> rung(kiosk) == Around.Chute.FULL);
  }

  @Test
  void withoutItsReaderTheChuteTakesNothing() {
    ready();
    reader.unplug();
    until(kiosk -> rung(kiosk) == Around.Chute.OUT_OF_ORDER);
    told("还书口暂停使用");
    assertThat(shown.service().takesBack()).isFalse();
  }

  /** The power went while it lay there. */
  @Test
  void aBookThatLiesThereAtTheStartIsReturned() {
    VirtualTag book = book(1, HERE);
    reader.put(book);
    change(it -> it.book(true));
    begin();
    await().atMost(SOON).until(() -> taken().equals(List.of(1)));
    assertThat(station.acts()).contains(new Act.Return(new ItemId("SY000001")));
  }

  @Test
  void aBookThatIsTakenOutAgainIsNoReturn() {
    ready();
    tap("return");
    until(this::invitesAfter);
    VirtualTag book = book(1, HERE);
    reader.put(book);
    flap(VirtualChute::openFlap);
    change(it -> it.book(true));
    change(it -> it.book(false));
    reader.take(book.uid());
    flap(VirtualChute::closeFlap);
    until(kiosk -> chuting(kiosk) instanceof Chuting.Resting(Problem none) && none == null);
    assertThat(station.acts()).noneMatch(Act.Return.class::isInstance);
    tap("finish");
    until(kiosk -> kiosk.journey() instanceof Welcome);
  }

  private void insert(VirtualTag book) {
    reader.put(book);
    flap(VirtualChute::openFlap);
    change(it -> it.book(true));
    flap(VirtualChute::closeFlap);
  }

  /** The station looks before the next hand moves. */
  private void flap(Consumer<VirtualChute> how) {
    change(how);
    boolean closed = chute.with(VirtualChute::isClosed);
    if (!closed) {
      until(kiosk -> chuting(kiosk) instanceof Chuting.Inviting(boolean open, var last) && open);
    }
  }

  private static Chuting chuting(Kiosk kiosk) {
    return kiosk.journey() instanceof Returning(var lines, Chuting now)
        ? now
        : new Chuting.Closed();
  }

  private boolean invitesAfter(Kiosk kiosk) {
    return chuting(kiosk) instanceof Chuting.Inviting(boolean open, var last) && !open;
  }

  private List<Integer> taken() {
    return chute.with(VirtualChute::taken);
  }

  private void change(Consumer<VirtualChute> how) {
    Boolean done =
        chute.with(
            it -> {
              how.accept(it);
              return true;
            });
    assertThat(done).isTrue();
  }

  private void told(String text) {
    await().atMost(SOON).until(() -> window.texts().contains(text));
  }

  private void tap(String control) {
    await().atMost(SOON).until(() -> window.canTap(control));
    window.tap(control);
  }

  private void until(Predicate<Kiosk> reached) {
    await().atMost(SOON).until(() -> reached.test(shown));
  }
}
