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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.feig.FeigReader;
import org.shuyi.hardware.rfid.feig.FeigSettings;
import org.shuyi.hardware.rfid.pad.PadSettings;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.scanner.serial.SerialScanner;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.hardware.virtual.VirtualTag;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.policy.OfflineRules;

/** The session's thread with real drivers on pseudo-terminals; only the station is scripted. */
class SessionTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int IN_STOCK = 0x07;
  private static final int ON_LOAN = 0xC2;

  @TempDir private Path folder;
  private final ScriptedStation station = new ScriptedStation();
  private final VirtualTag book =
      VirtualTag.item(
          TagUid.parse("E004010000000001"), new ItemTag("SY000001", "", 1, 1, 1), IN_STOCK);
  private volatile Kiosk shown = Kiosk.starting();
  private VirtualFeigReader reader;
  private VirtualScanner scanner;
  private Session session;

  @BeforeEach
  void start() throws IOException {
    reader = new VirtualFeigReader(folder.resolve("reader"));
    scanner = new VirtualScanner(folder.resolve("scanner"));
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
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
            Optional.empty(),
            new LibraryCard(Pattern.compile("21[0-9]{10}"), false),
            HouseRules.USUAL,
            clock,
            zone,
            state -> shown = state);
    session.start(devices());
    until(kiosk -> kiosk.service().lends());
  }

  private Devices devices() {
    return Devices.of(
        List.of(
            new FeigReader(
                new DeviceId("reader"),
                LinkAddress.parse("serial:" + reader.path() + "?baud=38400").opener(),
                FeigSettings.USUAL,
                PadSettings.USUAL,
                this::heard),
            new SerialScanner(
                new DeviceId("scanner"),
                LinkAddress.parse("serial:" + scanner.path() + "?baud=9600").opener(),
                this::heard)));
  }

  private void heard(DeviceEvent event) {
    session.heard(event);
  }

  @AfterEach
  void stop() {
    session.close();
    reader.close();
    scanner.close();
  }

  @Test
  void aBookIsLentAndOnlyThenItsTagIsMadeSafe() throws IOException {
    holdCard();
    reader.put(book);
    until(kiosk -> progress(kiosk) instanceof Progress.Done);
    assertThat(book.afi()).isEqualTo(ON_LOAN);
    assertThat(station.acts()).hasOnlyElementsOfType(Act.Loan.class).hasSize(1);
  }

  /** A thread that looked before the devices were there may be heard after one that saw them. */
  @Test
  void whatWorksIsLookedAtWhenItIsHeard() {
    session.post(new Event.ServiceChanged(Kiosk.starting().service()));
    session.post(new Event.Touched(new Touch.ChangeLanguage(Language.ENGLISH)));
    until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    assertThat(shown.service().lends()).isTrue();
  }

  @Test
  void withAFullDiskThePatronIsToldAndNoTagIsOpened() throws IOException {
    station.diskFull(true);
    holdCard();
    reader.put(book);
    until(kiosk -> progress(kiosk) instanceof Progress.NotRecorded);
    until(kiosk -> !kiosk.service().journalReady());
    assertThat(book.afi()).isEqualTo(IN_STOCK);
    assertThat(station.acts()).isEmpty();
    station.diskFull(false);
    reader.take(book.uid());
    until(kiosk -> kiosk.journey() instanceof Journey.Borrowing && kiosk.pad().tags().isEmpty());
    reader.put(book);
    until(kiosk -> progress(kiosk) instanceof Progress.Done);
    assertThat(book.afi()).isEqualTo(ON_LOAN);
  }

  @Test
  void withAFullDiskNothingIsTakenBackAndTheBookStaysOnLoan() throws IOException {
    VirtualTag lent =
        VirtualTag.item(
            TagUid.parse("E004010000000002"), new ItemTag("SY000002", "", 1, 1, 1), ON_LOAN);
    station.diskFull(true);
    session.post(new Event.Touched(new Touch.Return()));
    reader.put(lent);
    until(
        kiosk ->
            kiosk.journey() instanceof Journey.Returning now
                && !now.lines().isEmpty()
                && now.lines().getFirst().progress() instanceof Progress.NotRecorded);
    until(kiosk -> !kiosk.service().takesBack() && !kiosk.service().lends());
    assertThat(lent.afi()).isEqualTo(ON_LOAN);
    assertThat(station.acts()).isEmpty();
  }

  /** Its station could not even count its start. */
  @Test
  void aStationThatCantWriteSaysSoBeforeAnybodyBegins() {
    station.diskFull(true);
    session.heard(new DeviceEvent.ConditionChanged(new DeviceId("reader"), new Condition.Ready()));
    until(kiosk -> !kiosk.service().journalReady());
    assertThat(shown.service().lends()).isFalse();
    assertThat(shown.service().takesBack()).isFalse();
    assertThat(shown.service().showsLoans()).isFalse();
  }

  @Test
  void aBookLaidDownAgainAfterItsSessionEndedIsNotLentTwice() throws IOException {
    holdCard();
    reader.put(book);
    until(kiosk -> progress(kiosk) instanceof Progress.Done);
    reader.take(book.uid());
    session.post(new Event.Touched(new Touch.Leave()));
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    holdCard();
    reader.put(book);
    until(kiosk -> progress(kiosk) instanceof Progress.Done);
    assertThat(station.acts()).hasSize(1);
  }

  @Test
  void whatIsNoCardIsSaidToBeNone() throws IOException {
    session.post(new Event.Touched(new Touch.Borrow()));
    until(kiosk -> kiosk.journey() instanceof Journey.Identify);
    scanner.scan("9787536692930");
    until(
        kiosk ->
            kiosk.journey() instanceof Journey.Identify(var purpose, var problem)
                && problem == Journey.CardProblem.NOT_A_CARD);
  }

  @Test
  void aReaderThatIsPulledTakesTheServiceDownAndUpAgain() throws IOException {
    reader.unplug();
    until(kiosk -> !kiosk.service().readerReady());
    reader.plugIn();
    until(kiosk -> kiosk.service().readerReady());
  }

  /** A scanner takes the same code again only when it has not seen it for 1.5 s. */
  private void holdCard() {
    await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1700))
        .until(
            () -> {
              if (shown.journey() instanceof Journey.Welcome) {
                scanner.scan("210000000001");
              }
              return shown.journey() instanceof Journey.Borrowing;
            });
  }

  private void until(Predicate<Kiosk> condition) {
    await().atMost(SOON).until(() -> condition.test(shown));
  }

  private static Progress progress(Kiosk kiosk) {
    List<Journey.Line> lines =
        kiosk.journey() instanceof Journey.Borrowing now ? now.lines() : List.of();
    return lines.isEmpty() ? new Progress.Deciding() : lines.getFirst().progress();
  }
}
