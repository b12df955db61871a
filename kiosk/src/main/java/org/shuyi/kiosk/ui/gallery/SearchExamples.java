package org.shuyi.kiosk.ui.gallery;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.shuyi.kiosk.flow.Clc;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Rating;
import org.shuyi.kiosk.flow.Reading;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Searching.Answer;
import org.shuyi.kiosk.flow.Searching.Search;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.flow.Wanted;
import org.shuyi.sync.circulation.Act.Feedback.Score;
import org.shuyi.sync.circulation.ItemId;

/** Finding a book, screen by screen. */
final class SearchExamples {
  private static final Service WELL =
      new Service(true, true, true, true, true, 0, 0, Instant.parse("2026-11-21T00:30:00Z"));

  private static final List<Title> TITLES =
      List.of(
          title("红楼梦", "曹雪芹; 高鹗", "I242.4/1", 3, 1),
          title("红楼梦魇", "张爱玲", "I207.411/9", 1, 0),
          title("中国古代建筑历史图说与营造法式注释（上、下册合订本）：从先秦到明清的城市、宫殿、园林与民居", "梁思成", "TU-092/3", 2, 0),
          title("Pride and Prejudice", "Jane Austen", "I561.44/2", 12, 2),
          title("活着", "", "", 1, 1),
          title("三体", "刘慈欣", "I247.55/1", 4, 0),
          title(
              "An Inquiry into the Nature and Causes of the Wealth of Nations",
              "Adam Smith",
              "F0/1",
              1,
              0),
          title("平凡的世界", "路遥", "I247.57/3", 6, 0),
          title("呐喊", "鲁迅", "I210.6/2", 2, 2),
          title("边城", "沈从文", "I246.5/7", 1, 0));

  private SearchExamples() {}

  private static Title title(String name, String author, String call, int copies, int here) {
    List<ItemId> items =
        IntStream.range(0, copies).mapToObj(i -> new ItemId("SY" + name.hashCode() + i)).toList();
    return new Title(name, author, call, items, items.subList(0, here));
  }

  static List<Example> in(Language language) {
    Wanted typed = new Wanted("HLM", null, false);
    Wanted literature = new Wanted("", Clc.I, false);
    Wanted here = new Wanted("", null, true);
    Searching listed = new Searching.Listed(new Search(literature, TITLES, Answer.MORE));
    Example window = example("welcome-window", new Journey.Welcome(), language);
    return List.of(
        new Example(window.name(), window.kiosk().with(TITLES.subList(0, 4))),
        example("rate-good", new Rating.About(Score.GOOD), language),
        example("rate-poor", new Rating.About(Score.POOR), language),
        example("rate-thanks", new Rating.Thanked(), language),
        example("reading", new Reading.Offered(), language),
        example(
            "reading-code",
            new Reading.Shown("红楼梦（有声书）", "https://example.org/read/hongloumeng"),
            language),
        example("more", new Journey.More(), language),
        example("find", typing(new Wanted("", null, false), List.of(), Answer.NONE), language),
        example("find-typed", typing(typed, TITLES, Answer.ALL), language),
        example("find-one", typing(typed, TITLES.subList(0, 1), Answer.ALL), language),
        example("find-none", typing(typed, List.of(), Answer.ALL), language),
        example("find-absent", typing(typed, List.of(), Answer.NO_CATALOGUE), language),
        example("find-classes", new Searching.Classes(), language),
        example("find-class", listed, language),
        example(
            "find-awaited",
            new Searching.Listed(new Search(literature, List.of(), Answer.AWAITED)),
            language),
        example("find-here", new Searching.Listed(new Search(here, TITLES, Answer.ALL)), language),
        example(
            "find-here-none",
            new Searching.Listed(new Search(here, List.of(), Answer.ALL)),
            language),
        example("title-here", new Searching.Chosen(TITLES.get(0), listed), language),
        example("title-away", new Searching.Chosen(TITLES.get(2), listed), language),
        example("title-bare", new Searching.Chosen(TITLES.get(4), listed), language));
  }

  private static Searching typing(Wanted wanted, List<Title> titles, Answer answer) {
    return new Searching.Typing(new Search(wanted, titles, answer));
  }

  private static Example example(String name, Journey journey, Language language) {
    return Examples.example(name, journey, WELL, language);
  }
}
