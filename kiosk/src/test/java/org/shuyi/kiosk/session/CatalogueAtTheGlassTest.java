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
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;

/** Finding a book on the real screens. */
@SuppressWarnings("NullAway.Init") // made before each test
class CatalogueAtTheGlassTest extends AtTheGlass {
  private static final ItemId SANTI = new ItemId("SY000001");
  private static final Map<ItemId, Reference.Item> ITEMS =
      Map.of(
          SANTI,
          item("三体", "刘慈欣", "I247.55/1", "kiosk-1"),
          new ItemId("SY000002"),
          item("三体", "刘慈欣", "I247.55/1", "main"),
          new ItemId("SY000003"),
          item("大设计", "霍金", "P159/1", "main"));

  private static Reference.Item item(String title, String author, String call, String place) {
    return new Reference.Item(title, Set.of(), 1, author, call, place);
  }

  @BeforeEach
  void openWindow() throws IOException {
    open();
  }

  private void start(Map<ItemId, Reference.Item> items) {
    station.knows(items);
    begin();
    until(kiosk -> kiosk.service().journalReady());
  }

  @ParameterizedTest
  @CsvSource({
    "zh, true, 本机现在有 1 本, 没有找到",
    "zh, false, 本机现在有 1 本, 没有找到",
    "en, true, 1 here now, Nothing was found",
    "en, false, 1 here now, Nothing was found"
  })
  void aBookIsFoundByInitials(String language, boolean online, String here, String none) {
    start(ITEMS);
    speak(language);
    online(online);
    tap("find");
    spell("STX");
    told(none);
    tap("erase");
    until(CatalogueAtTheGlassTest::found);
    assertThat(window.texts()).contains("三体", "刘慈欣", here);
    picture("find-" + language);
    tap("title-0");
    until(kiosk -> kiosk.journey() instanceof Searching.Chosen);
    await().atMost(SOON).until(() -> window.canTap("back"));
    picture("title-" + language);
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
    spell("S");
    told(absent);
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

  /** What is in a locker for anybody is here; what is held for somebody or was lent is not. */
  @Test
  void whatLiesInTheLockerIsHere() throws Exception {
    ItemId design = new ItemId("SY000003");
    PatronId wang = new PatronId("2301");
    station.record(new Act.StockLoaded(design, 3));
    station.record(new Act.StockLoaded(new ItemId("SY000002"), 4, wang, ScriptedStation.DUE));
    virtual("locker", new VirtualKerong(0));
    station.knows(ITEMS);
    begin(driver("kerong", "locker"));
    until(kiosk -> kiosk.window().stream().map(Title::name).toList().equals(List.of("大设计", "三体")));
    assertThat(shown.window().getLast().here()).containsExactly(SANTI);
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

  private void spell(String letters) {
    List.of(letters.split("")).forEach(letter -> tap("letter-" + letter));
  }
}
