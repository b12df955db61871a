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
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.receipt.Receipts;
import org.shuyi.kiosk.ui.KioskWindow;
import org.shuyi.kiosk.ui.Sign;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.policy.OfflineRules;
import org.shuyi.sync.reference.Reference;

/** Finding a book on the real screens. */
class CatalogueAtTheGlassTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final ItemId SANTI = new ItemId("SY000001");
  private static final Map<ItemId, Reference.Item> ITEMS =
      Map.of(
          SANTI,
          item("三体", "刘慈欣", "I247.55/1", "kiosk-1"),
          new ItemId("SY000002"),
          item("三体", "刘慈欣", "I247.55/1", "main"),
          new ItemId("SY000003"),
          item("大设计", "霍金", "P159/1", "main"));

  @TempDir private Path folder;
  private final ScriptedStation station = new ScriptedStation();
  private volatile Kiosk shown = Kiosk.starting();
  private KioskWindow window;
  private Session session;

  private static Reference.Item item(String title, String author, String call, String place) {
    return new Reference.Item(title, Set.of(), 1, author, call, place);
  }

  @BeforeEach
  void open() throws IOException {
    window =
        KioskWindow.open(
            new KioskWindow.Options(
                new Sign(Map.of(Language.CHINESE, "书驿", Language.ENGLISH, "Shuyi"), ""),
                ZoneId.of("Asia/Shanghai"),
                false),
            event -> session.post(event));
    InstantSource clock = InstantSource.system();
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    OfflineRules rules = new OfflineRules(OfflineRules.Rung.KNOWN_PATRON, Duration.ofDays(14), 2);
    session =
        new Session(
            station,
            new Decider(station, rules, clock, zone),
            new Receipts(Map.of(Language.CHINESE, "书驿"), "kiosk-1"),
            RememberedProfiles.in(folder, new byte[16], clock),
            Shelf.in(folder, "kiosk-1"),
            Optional.empty(),
            new LibraryCard(Pattern.compile("21[0-9]{10,}"), true),
            clock,
            zone,
            this::show);
  }

  private void start(Map<ItemId, Reference.Item> items) {
    station.knows(items);
    session.start(Devices.NONE);
    until(kiosk -> kiosk.service().journalReady());
  }

  private void show(Kiosk kiosk) {
    shown = kiosk;
    window.show(kiosk);
  }

  @AfterEach
  void stop() {
    session.close();
    window.close();
  }

  @ParameterizedTest
  @CsvSource({"zh, 本机现在有 1 本, 没有找到", "en, 1 here now, Nothing was found"})
  void aBookIsFoundByInitials(String language, String here, String none) {
    start(ITEMS);
    speak(language);
    tap("find");
    type("STX");
    await().atMost(SOON).until(() -> window.texts().contains(none));
    tap("erase");
    until(CatalogueAtTheGlassTest::found);
    assertThat(window.texts()).contains("三体", "刘慈欣", here);
    window.snapshot(Path.of("target", "glass", "find-" + language + ".png"));
    tap("title-0");
    until(kiosk -> kiosk.journey() instanceof Searching.Chosen);
    await().atMost(SOON).until(() -> window.canTap("back"));
    window.snapshot(Path.of("target", "glass", "title-" + language + ".png"));
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    await().atMost(SOON).until(() -> !window.texts().contains("三体"));
  }

  @ParameterizedTest
  @CsvSource({"zh, 本机还没有收到馆藏目录", "en, This machine has no catalogue yet"})
  void aMachineWithoutACatalogueSaysSo(String language, String absent) {
    start(Map.of());
    speak(language);
    tap("find");
    type("S");
    await().atMost(SOON).until(() -> window.texts().contains(absent));
  }

  @Test
  void whatWasLentIsNotHereAnyMoreAndWhatCameBackIs() {
    start(ITEMS);
    tap("find");
    tap("here");
    until(kiosk -> found(kiosk));
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    Shelf later = Shelf.in(folder, "kiosk-1");
    later.placed(Set.of(SANTI));
    assertThat(later.moved(new Act.Return(new ItemId("SY000003")))).isTrue();
    assertThat(later.items()).containsExactly(new ItemId("SY000003"), SANTI);
    assertThat(
            later.moved(
                new Act.Loan(
                    SANTI, new PatronId("2301"), ScriptedStation.DUE, Act.DecidedBy.CENTRE)))
        .isTrue();

    Shelf again = Shelf.in(folder, "kiosk-1");
    again.placed(Set.of(SANTI));
    assertThat(again.items()).containsExactly(new ItemId("SY000003"));
  }

  @Test
  void aKeyboardAndAnInputMethodTypeToo() {
    start(ITEMS);
    tap("find");
    session.post(new Event.Touched(new Touch.Letter("大设")));
    until(CatalogueAtTheGlassTest::found);
    assertThat(window.texts()).contains("大设计");
  }

  private static boolean found(Kiosk kiosk) {
    return switch (kiosk.journey()) {
      case Searching.Typing(var search) -> search.answer() == Answer.ALL && one(search);
      case Searching.Listed(var search) -> search.answer() == Answer.ALL && one(search);
      default -> false;
    };
  }

  private static boolean one(Searching.Search search) {
    return search.titles().size() == 1;
  }

  private void speak(String language) {
    if (language.equals("en")) {
      tap("language");
      until(kiosk -> kiosk.language().equals(Language.ENGLISH));
    }
  }

  private void type(String letters) {
    List.of(letters.split("")).forEach(letter -> tap("letter-" + letter));
  }

  private void tap(String control) {
    await().atMost(SOON).until(() -> window.canTap(control));
    window.tap(control);
  }

  private void until(Predicate<Kiosk> reached) {
    await().atMost(SOON).until(() -> reached.test(shown));
  }
}
