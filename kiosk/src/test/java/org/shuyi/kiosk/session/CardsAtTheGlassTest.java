package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.virtual.Switch;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualIdCardReader;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.PinChoice;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.policy.OfflineRules;

/** Library cards on the real screens, with real drivers on pseudo-terminals. */
@SuppressWarnings("NullAway.Init") // made before each test
class CardsAtTheGlassTest extends AtTheGlass {
  private static final String NUMBER_OF_NOBODY = "11010519491231002X";
  private static final String PIN = "739105";

  private VirtualDevice<VirtualIdCardReader> documents;
  private VirtualScanner scanner;

  @Override
  OfflineRules.Rung rung() {
    return OfflineRules.Rung.KNOWN_PATRON_WITH_PIN;
  }

  @Override
  Optional<Registrar> registrar() {
    return Optional.of(anyRegistrar());
  }

  @BeforeEach
  void start() throws IOException {
    documents = virtual("documents", new VirtualIdCardReader());
    scanner = keep(new VirtualScanner(folder.resolve("scanner")));
    open();
    begin(driver("sdt", "documents"), driver("scanner", "scanner"));
    until(kiosk -> kiosk.service().issuesCards() && kiosk.service().scannerReady());
  }

  /** With a document that is not read at once, a PIN that is too easy, and no printer. */
  @ParameterizedTest
  @CsvSource({
    "zh, true, 请用手机拍下二维码",
    "zh, false, 请用手机拍下二维码",
    "en, true, Please take a photo of the QR code",
    "en, false, Please take a photo of the QR code"
  })
  void aCardIsIssued(String language, boolean online, String photo) {
    speak(language);
    online(online);
    tap("cards");
    tap("get-card");
    tap("agree");
    until(kiosk -> kiosk.journey() instanceof Registering.ShowDocument);
    at(documents, reader -> readable(reader, false));
    at(documents, reader -> reader.lay(VirtualIdCardReader.nobody()));
    until(CardsAtTheGlassTest::isUnreadable);
    lift();
    at(documents, reader -> readable(reader, true));
    at(documents, reader -> reader.lay(VirtualIdCardReader.nobody()));
    until(kiosk -> kiosk.journey() instanceof Registering.AskPhone);
    type("13812345678");
    until(kiosk -> kiosk.journey() instanceof Registering.ChoosePin);
    await().atMost(SOON).until(() -> window.texts().toString().contains("138****5678"));
    type("123456");
    until(
        kiosk ->
            kiosk.journey() instanceof Registering.ChoosePin choosing
                && choosing.choice().problem() == PinChoice.Problem.EASY);
    picture("card-pin-" + language);
    type(PIN);
    until(
        kiosk ->
            kiosk.journey() instanceof Registering.ChoosePin choosing && choosing.choice().again());
    type(PIN);
    until(kiosk -> kiosk.journey() instanceof Registering.HaveCard);
    told(photo);
    picture("card-have-" + language);

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
    aCardIsIssued("zh", true, "请用手机拍下二维码");
    Act.CardIssued issued = (Act.CardIssued) station.acts().getFirst();
    at(documents, VirtualIdCardReader::lift);
    tap("cards");
    tap("get-card");
    tap("agree");
    until(kiosk -> kiosk.journey() instanceof Registering.ShowDocument);
    at(documents, reader -> reader.lay(VirtualIdCardReader.nobody()));
    until(kiosk -> kiosk.journey() instanceof Registering.NoCard);
    await().atMost(SOON).until(() -> window.texts().contains("您已经有读者证 " + issued.card().masked()));
    assertThat(station.acts()).filteredOn(Act.CardIssued.class::isInstance).hasSize(1);
  }

  /** With a wrong PIN first. */
  @ParameterizedTest
  @CsvSource({"zh, 密码不对, 密码已修改", "en, That was not the PIN, The PIN is changed"})
  void aPinIsChanged(String language, String wrong, String told) throws IOException {
    speak(language);
    beginPin();
    type(ScriptedStation.WRONG_PIN);
    told(wrong);
    choosePin();
    told(told);
    assertThat(station.acts()).hasOnlyElementsOfType(Act.PinChanged.class).hasSize(1);
  }

  private void beginPin() throws IOException {
    tap("cards");
    tap("change-pin");
    scanner.scan("210000000001");
    until(kiosk -> kiosk.journey() instanceof Proving.EnterPin);
  }

  private void choosePin() {
    type("111222");
    until(kiosk -> kiosk.journey() instanceof Proving.ChangePin);
    type(PIN);
    until(
        kiosk ->
            kiosk.journey() instanceof Proving.ChangePin changing && changing.choice().again());
    type(PIN);
  }

  @ParameterizedTest
  @CsvSource({"zh", "en"})
  void aPinThatCanNotBeWrittenDownIsTheOldOne(String language) throws IOException {
    speak(language);
    beginPin();
    station.diskFull(true);
    choosePin();
    until(
        kiosk ->
            kiosk.journey() instanceof Proving.Told(var matter)
                && matter == Proving.Told.Matter.PIN_NOT_KEPT);
    assertThat(station.acts()).isEmpty();
  }

  /** Nobody can tell whose card it is: nothing is closed, and that is said. */
  @ParameterizedTest
  @CsvSource({"zh", "en"})
  void offlineNoPinIsChangedAndNoCardClosed(String language) throws IOException {
    speak(language);
    station.offline(true);
    until(kiosk -> !kiosk.service().online());
    beginPin();
    type("111222");
    until(kiosk -> kiosk.journey() instanceof Journey.NeedsCentre);
    tap("leave");
    speak(language);
    tap("cards");
    tap("report-lost");
    type("210000000001");
    until(kiosk -> kiosk.journey() instanceof Proving.EnterPin);
    type("111222");
    until(kiosk -> kiosk.journey() instanceof Journey.NeedsCentre);
    assertThat(station.acts()).isEmpty();
  }

  /** Back on the network it is closed, and the right number is asked for first. */
  @ParameterizedTest
  @CsvSource({"zh, 已经挂失", "en, The card is closed"})
  void aLostCardIsClosedAfterTheNetworkIsBack(String language, String told) {
    station.offline(true);
    until(kiosk -> !kiosk.service().online());
    station.offline(false);
    until(kiosk -> kiosk.service().online());
    speak(language);
    tap("cards");
    tap("report-lost");
    type("9999");
    until(kiosk -> kiosk.journey() instanceof Proving.NameCard named && named.wrong());
    type("210000000001");
    until(kiosk -> kiosk.journey() instanceof Proving.EnterPin);
    type("111222");
    until(kiosk -> kiosk.journey() instanceof Proving.ConfirmLost);
    tap("agree");
    until(
        kiosk ->
            kiosk.journey() instanceof Proving.Told(var matter)
                && matter == Proving.Told.Matter.CARD_CLOSED);
    assertThat(station.acts())
        .containsExactly(new Act.CardReportedLost(new PatronId("210000000001")));
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
    told(told);
    assertThat(station.acts()).isEmpty();
  }

  private static boolean isUnreadable(Kiosk kiosk) {
    return kiosk.journey() instanceof Registering.ShowDocument(var child, var problem)
        && problem == Registering.DocumentProblem.UNREADABLE;
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
    at(documents, VirtualIdCardReader::lift);
    await().atMost(SOON).until(() -> documents.with(VirtualIdCardReader::searchesInVain) > 1);
  }
}
