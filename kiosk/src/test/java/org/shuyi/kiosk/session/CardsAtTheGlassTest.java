package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.Switch;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualIdCardReader;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.PinChoice;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.sealed.PersonSeal;

/** Library cards on the real screens, with real drivers on pseudo-terminals. */
class CardsAtTheGlassTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String NUMBER_OF_NOBODY = "11010519491231002X";
  private static final String PIN = "739105";

  @TempDir private Path folder;
  private final ScriptedStation station = new ScriptedStation();
  private volatile Kiosk shown = Kiosk.starting();
  private VirtualDevice<VirtualIdCardReader> documents;
  private VirtualScanner scanner;
  private KioskWindow window;
  private Session session;

  @BeforeEach
  void start() throws IOException, NoSuchAlgorithmException {
    documents =
        new VirtualDevice<>(
            "documents",
            new VirtualPort(folder.resolve("documents")),
            new VirtualIdCardReader(),
            LineTiming.of(115_200));
    scanner = new VirtualScanner(folder.resolve("scanner"));
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    OfflineRules rules =
        new OfflineRules(OfflineRules.Rung.KNOWN_PATRON_WITH_PIN, Duration.ofDays(14), 2);
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
            Optional.of(registrar(clock, zone)),
            new LibraryCard(Pattern.compile("21[0-9]{10,}"), true),
            clock,
            zone,
            this::show);
    session.start(
        Devices.of(
            List.of(
                device("sdt", "documents", documents.address()),
                device("scanner", "scanner", "serial:" + scanner.path() + "?baud=9600"))));
    until(kiosk -> kiosk.service().issuesCards() && kiosk.service().scannerReady());
  }

  private static Registrar registrar(InstantSource clock, ZoneId zone)
      throws NoSuchAlgorithmException {
    PersonSeal seal =
        new PersonSeal(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic());
    return new Registrar(
        new Registrar.Settings(new byte[32], seal, "2199", Period.ofYears(3)),
        clock,
        zone,
        new Random(1));
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
    documents.close();
    scanner.close();
  }

  /** With a document that is not read at once, a PIN that is too easy, and no printer. */
  @ParameterizedTest
  @CsvSource({"zh, 请用手机拍下二维码", "en, Please take a photo of the QR code"})
  void aCardIsIssued(String language, String photo) {
    speak(language);
    tap("cards");
    tap("get-card");
    tap("agree");
    until(kiosk -> kiosk.journey() instanceof Registering.ShowDocument);
    change(reader -> readable(reader, false));
    change(reader -> reader.lay(VirtualIdCardReader.nobody()));
    until(CardsAtTheGlassTest::isUnreadable);
    lift();
    change(reader -> readable(reader, true));
    change(reader -> reader.lay(VirtualIdCardReader.nobody()));
    until(kiosk -> kiosk.journey() instanceof Registering.AskPhone);
    type("13812345678");
    until(kiosk -> kiosk.journey() instanceof Registering.ChoosePin);
    await().atMost(SOON).until(() -> window.texts().toString().contains("138****5678"));
    type("123456");
    until(
        kiosk ->
            kiosk.journey() instanceof Registering.ChoosePin choosing
                && choosing.choice().problem() == PinChoice.Problem.EASY);
    window.snapshot(Path.of("target", "glass", "card-pin-" + language + ".png"));
    type(PIN);
    until(
        kiosk ->
            kiosk.journey() instanceof Registering.ChoosePin choosing && choosing.choice().again());
    type(PIN);
    until(kiosk -> kiosk.journey() instanceof Registering.HaveCard);
    await().atMost(SOON).until(() -> window.texts().contains(photo));
    window.snapshot(Path.of("target", "glass", "card-have-" + language + ".png"));

    Act.CardIssued issued = (Act.CardIssued) station.acts().getFirst();
    assertThat(station.acts().get(1)).isInstanceOf(Act.PinChanged.class);
    assertThat(issued.category()).isEqualTo(PatronCategory.SENIOR);
    assertThat(issued.sealed()).isNotNull();
    assertThat(window.texts()).contains(issued.card().value());
    assertThat(String.join(" ", window.texts()))
        .doesNotContain(NUMBER_OF_NOBODY, "样本不是人", "13812345678");
    tap("leave");
    await().atMost(SOON).until(() -> !window.texts().contains(issued.card().value()));
  }

  @Test
  void whoHasACardGetsNoSecondOneAndItIsReadFromItsCodeAtOnce() throws IOException {
    aCardIsIssued("zh", "请用手机拍下二维码");
    Act.CardIssued issued = (Act.CardIssued) station.acts().getFirst();
    change(VirtualIdCardReader::lift);
    tap("cards");
    tap("get-card");
    tap("agree");
    until(kiosk -> kiosk.journey() instanceof Registering.ShowDocument);
    change(reader -> reader.lay(VirtualIdCardReader.nobody()));
    until(kiosk -> kiosk.journey() instanceof Registering.NoCard);
    await().atMost(SOON).until(() -> window.texts().contains("您已经有读者证 " + issued.card().masked()));
    assertThat(station.acts()).filteredOn(Act.CardIssued.class::isInstance).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"zh, 密码已修改", "en, The PIN is changed"})
  void aPinIsChanged(String language, String told) throws IOException {
    speak(language);
    tap("cards");
    tap("change-pin");
    scanner.scan("210000000001");
    until(kiosk -> kiosk.journey() instanceof Proving.EnterPin);
    type("111222");
    until(kiosk -> kiosk.journey() instanceof Proving.ChangePin);
    type(PIN);
    until(
        kiosk ->
            kiosk.journey() instanceof Proving.ChangePin changing && changing.choice().again());
    type(PIN);
    await().atMost(SOON).until(() -> window.texts().contains(told));
    assertThat(station.acts()).hasOnlyElementsOfType(Act.PinChanged.class).hasSize(1);
  }

  /** With a number that is none, and a full disk. */
  @ParameterizedTest
  @CsvSource({"zh, 没有挂失成功", "en, The card is not closed"})
  void aLostCardThatCanNotBeWrittenDownIsTold(String language, String told) {
    speak(language);
    tap("cards");
    tap("report-lost");
    type("9999");
    until(kiosk -> kiosk.journey() instanceof Proving.NameCard named && named.wrong());
    type("210000000001");
    until(kiosk -> kiosk.journey() instanceof Proving.EnterPin);
    type("111222");
    until(kiosk -> kiosk.journey() instanceof Proving.ConfirmLost);
    station.diskFull(true);
    tap("agree");
    await().atMost(SOON).until(() -> window.texts().contains(told));
    assertThat(station.acts()).isEmpty();
  }

  private static boolean isUnreadable(Kiosk kiosk) {
    return kiosk.journey() instanceof Registering.ShowDocument(var child, var problem)
        && problem == Registering.DocumentProblem.UNREADABLE;
  }

  private void change(Consumer<VirtualIdCardReader> how) {
    Boolean done =
        documents.with(
            reader -> {
              how.accept(reader);
              return true;
            });
    assertThat(done).isTrue();
  }

  private static void readable(VirtualIdCardReader reader, boolean well) {
    Switch unreadable =
        reader.switches().stream()
            .filter(each -> each.name().equals("unreadable"))
            .findFirst()
            .orElseThrow();
    assertThatCode(() -> unreadable.turn().to(!well)).doesNotThrowAnyException();
  }

  /** The reader has to see that it is gone. */
  private void lift() {
    change(VirtualIdCardReader::lift);
    await().atMost(SOON).until(() -> documents.with(VirtualIdCardReader::searchesInVain) > 1);
  }

  private void speak(String language) {
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
  }

  private void type(String digits) {
    digits.chars().forEach(key -> tap("key-" + (char) key));
    tap("enter");
  }

  private void tap(String control) {
    await().atMost(SOON).until(() -> window.canTap(control));
    window.tap(control);
  }

  private void until(Predicate<Kiosk> reached) {
    await().atMost(SOON).until(() -> reached.test(shown));
  }
}
