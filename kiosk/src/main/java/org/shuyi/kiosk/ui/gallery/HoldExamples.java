package org.shuyi.kiosk.ui.gallery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Holding.Listed;
import org.shuyi.kiosk.flow.Holding.Told.Matter;
import org.shuyi.kiosk.flow.Holding.Wish;
import org.shuyi.kiosk.flow.Holding.Wish.Stage;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** Books that are asked for, screen by screen. */
final class HoldExamples {
  private static final Service WELL =
      new Service(true, true, true, true, true, 0, 0, Instant.parse("2026-11-21T00:30:00Z"));
  private static final Instant KNOWN = Instant.parse("2026-11-20T16:05:00Z");
  private static final Borrower READER =
      new Borrower(new PatronId("2100000012345678"), "王**", 10, Set.of(), DecidedBy.CENTRE);
  private static final Title TITLE =
      new Title("三体", "刘慈欣", "I247.55/1", List.of(new ItemId("SY000001")), List.of());
  private static final List<Wish> WISHES =
      List.of(
          new Wish(new ItemId("SY000001"), "三体", Stage.READY, "城东分馆", LocalDate.of(2026, 12, 1)),
          new Wish(new ItemId("SY000002"), "Pride and Prejudice", Stage.WAITS, "", null),
          new Wish(
              new ItemId("SY000003"),
              "中国古代建筑历史图说与营造法式注释（上、下册合订本）：从先秦到明清的城市、宫殿、园林与民居",
              Stage.RESERVED,
              "",
              null),
          new Wish(new ItemId("SY000004"), "", Stage.NOT_SENT, "", null));

  private HoldExamples() {}

  static List<Example> in(Language language) {
    Listed listed = new Listed(READER, WISHES, false, null);
    return List.of(
        example("holds", listed, language),
        example("holds-offline", new Listed(READER, WISHES, false, KNOWN), language),
        example("holds-none", new Listed(READER, List.of(), false, null), language),
        example("holds-awaited", new Listed(READER, List.of(), true, null), language),
        example("hold-give-up", new Holding.Confirm(listed, WISHES.get(1)), language),
        example("hold-card", new Holding.ShowCard(TITLE, false), language),
        example("hold-card-wrong", new Holding.ShowCard(TITLE, true), language),
        example("hold-placing", new Holding.Placing(TITLE, READER.patron(), false), language),
        told(Matter.ASKED, language),
        told(Matter.LATER, language),
        told(Matter.PLACED, language),
        told(Matter.REFUSED, language),
        told(Matter.NOT_WRITTEN, language));
  }

  private static Example told(Matter matter, Language language) {
    String name = "hold-" + matter.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return example(name, new Holding.Told(TITLE, matter, null), language);
  }

  private static Example example(String name, Holding journey, Language language) {
    return Examples.example(name, journey, WELL, language);
  }
}
