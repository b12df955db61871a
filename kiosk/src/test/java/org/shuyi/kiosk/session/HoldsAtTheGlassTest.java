package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.Answer;

/** Asking for a book on the real screens, with and without a network, and with a full disk. */
@SuppressWarnings("NullAway.Init") // made before each test
class HoldsAtTheGlassTest extends AtTheGlass {
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
    keep(new VirtualScanner(folder.resolve("scanner")));
  }

  private void start(Map<ItemId, Reference.Item> items) {
    station.knows(items);
    begin(driver("scanner", "scanner"));
    until(kiosk -> kiosk.service().journalReady() && kiosk.service().scannerReady());
  }

  @ParameterizedTest
  @CsvSource({"zh, false, 已向图书馆申请", "en, true, 'Noted, but not reserved yet'"})
  void aBookIsAskedFor(String language, boolean offline, String told) {
    station.offline(offline);
    start(ITEMS);
    speak(language);
    ask();
    session.post(new Event.CardScanned(new PatronId("210000000001")));
    told(told);
    picture("hold-" + language);
    assertThat(station.acts())
        .containsExactly(new Act.HoldPlaced(new ItemId("SY000003"), new PatronId("210000000001")));
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
  }

  @Test
  void whatCanNotBeWrittenIsNotPromised() {
    start(ITEMS);
    ask();
    station.diskFull(true);
    session.post(new Event.CardScanned(new PatronId("210000000001")));
    told("没有预约上");
    assertThat(station.acts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"zh, 可以取了, 您现在没有预约", "en, Ready to fetch, You have reserved nothing"})
  void whatWasAskedForIsListedAndGivenUp(String language, String ready, String none) {
    station.holds = List.of(new Answer.Hold(SANTI, "三体", true, "城东分馆", null));
    start(ITEMS);
    speak(language);
    tap("loans");
    session.post(new Event.CardScanned(new PatronId("210000000001")));
    tap("holds");
    told(ready);
    picture("holds-" + language);
    tap("cancel-SY000001");
    tap("agree");
    told(none);
    assertThat(station.acts())
        .containsExactly(new Act.HoldCancelled(SANTI, new PatronId("210000000001")));
  }

  private void ask() {
    tap("find");
    List.of("D", "S", "J").forEach(letter -> tap("letter-" + letter));
    until(HoldsAtTheGlassTest::found);
    tap("title-0");
    tap("ask-for");
    until(kiosk -> kiosk.journey() instanceof Holding.ShowCard);
  }

  private static boolean found(Kiosk kiosk) {
    return switch (kiosk.journey()) {
      case Searching.Typing(var search) -> search.answer() == Searching.Answer.ALL && one(search);
      case Searching.Listed(var search) -> search.answer() == Searching.Answer.ALL && one(search);
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
