package org.shuyi.kiosk.ui.gallery;

import static org.shuyi.kiosk.ui.gallery.Examples.example;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shuyi.hardware.locker.Handover;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.flow.Lockers.Lies;
import org.shuyi.kiosk.flow.Lockers.Stage;
import org.shuyi.kiosk.flow.Lockers.Visiting;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.kiosk.flow.Staffing.Asked;
import org.shuyi.kiosk.flow.Staffing.AtDoor;
import org.shuyi.kiosk.flow.Staffing.Board;
import org.shuyi.kiosk.flow.Staffing.Slot;
import org.shuyi.kiosk.flow.Staffing.Told;
import org.shuyi.kiosk.flow.Staffing.Work;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/** Books behind locked doors. */
final class LockerExamples {
  private static final Service WELL =
      new Service(
          true,
          true,
          true,
          true,
          true,
          0,
          0,
          Instant.parse("2026-11-21T00:30:00Z"),
          EnumSet.of(Offer.CARDS, Offer.LOCKERS));
  private static final Borrower READER =
      new Borrower(new PatronId("2100000012345678"), "王**", 10, Set.of(), DecidedBy.CENTRE);
  private static final Stand STAND =
      new Stand(new ActId(new UUID(0x0193_4f00_0000_7000L, 1)), LocalDate.of(2026, 12, 21), true);
  private static final List<String> TITLES =
      List.of(
          "边城",
          "Pride and Prejudice",
          "中国古代建筑历史图说与营造法式注释（上、下册合订本）",
          "An Inquiry into the Nature and Causes of the Wealth of Nations",
          "围城",
          "活着",
          "",
          "城南旧事");

  private LockerExamples() {}

  /** What staff see. */
  private static List<Example> stock(Language language) {
    List<Slot> slots =
        IntStream.range(0, 12).mapToObj(i -> slot(i, Slot.Lies.values()[i % 6])).toList();
    LocalDate through = LocalDate.of(2026, 12, 1);
    ItemId item = new ItemId("SY000001");
    Work put = new Work.Put(new Act.StockLoaded(item, 3));
    Work take = new Work.Take(new Act.StockRemoved(item, 5));
    Handover commanded = Handover.putIn(Set.of("SY000001"));
    Handover open = commanded.on(new Handover.Event.Answered(new Opening.Opened(3))).next();
    Event.BehindDoor behind =
        new Event.BehindDoor(
            5,
            Event.BehindDoor.DoorNow.CLOSED,
            item,
            Event.BehindDoor.Standing.UNTOLD,
            null,
            List.of());
    return List.of(
        example("stock-looking", new Board(List.of(), null, false, Told.NOTHING), WELL, language),
        example("stock", new Board(slots, through, true, Told.LOADED), WELL, language),
        example(
            "stock-not-opened", new Board(slots, through, true, Told.NOT_OPENED), WELL, language),
        example("stock-scan", new Staffing.Choosing(3, null, null, through, false), WELL, language),
        example("stock-book", new Staffing.Choosing(3, item, null, through, true), WELL, language),
        example(
            "stock-hold",
            new Staffing.Choosing(3, item, READER.patron(), through, false),
            WELL,
            language),
        example(
            "stock-no-clock", new Staffing.Choosing(3, item, null, null, false), WELL, language),
        example("stock-opening", new AtDoor(put, commanded, false, 0), WELL, language),
        example("stock-put", new AtDoor(put, open, true, 0), WELL, language),
        example("stock-take", new AtDoor(take, open, false, 0), WELL, language),
        example("stock-asked", new Asked(take, behind), WELL, language),
        example("stock-asked-put", new Asked(put, behind), WELL, language));
  }

  private static Slot slot(int i, Slot.Lies lies) {
    return lies == Slot.Lies.EMPTY
        ? new Slot(i + 1, null, "", lies)
        : new Slot(i + 1, new ItemId("SY00000" + i), TITLES.get(i % TITLES.size()), lies);
  }

  static List<Example> in(Language language) {
    return Stream.concat(patron(language).stream(), stock(language).stream()).toList();
  }

  private static List<Example> patron(Language language) {
    return List.of(
        example("locker-looking", choosing(0, false), WELL, language),
        example("locker", choosing(5, true), WELL, language),
        example("locker-pages", choosing(8, true), WELL, language),
        example("locker-none", choosing(0, true), WELL, language),
        example("locker-lent", choosing(4, new Progress.Done(STAND)), WELL, language),
        example("locker-stuck", behind(Progress.StaysBehind.Why.STUCK), WELL, language),
        example("locker-not-taken", behind(Progress.StaysBehind.Why.NOT_TAKEN), WELL, language),
        example("locker-untold", behind(Progress.StaysBehind.Why.UNTOLD), WELL, language),
        example(
            "locker-refused",
            choosing(3, new Progress.Refused(List.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER))),
            WELL,
            language),
        example("door-deciding", visiting(new Stage.Deciding()), WELL, language),
        example("door-opening", handing(commanded(), false), WELL, language),
        example("door-open", handing(open(), false), WELL, language),
        example("door-close-first", handing(open(), true), WELL, language),
        example("door-unsure", visiting(new Stage.Unsure(STAND)), WELL, language),
        example(
            "door-taking-back",
            visiting(new Stage.TakingBack(Progress.StaysBehind.Why.STUCK)),
            WELL,
            language),
        standsOpen(example("welcome-open-door", new Journey.Welcome(), WELL, language)),
        example("welcome-lockers", new Journey.Welcome(), WELL, language));
  }

  private static Example standsOpen(Example example) {
    return new Example(example.name(), example.kiosk().openDoors(new TreeSet<>(Set.of(3))));
  }

  private static Lockers.Choosing choosing(int doors, boolean looked) {
    return new Lockers.Choosing(READER, shelf(doors), looked, List.of());
  }

  private static Lockers.Choosing choosing(int doors, Progress last) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(item(5), TITLES.get(5), last));
    return new Lockers.Choosing(READER, shelf(doors), true, lines);
  }

  private static Lockers.Choosing behind(Progress.StaysBehind.Why why) {
    return choosing(4, new Progress.StaysBehind(why));
  }

  private static Visiting visiting(Stage stage) {
    return new Visiting(READER, shelf(5), List.of(), shelf(5).get(2), stage);
  }

  private static Visiting handing(Handover handover, boolean closeFirst) {
    return visiting(new Stage.Handing(STAND, handover, closeFirst, 0));
  }

  private static Handover commanded() {
    return Handover.pickUp(Set.of("1"));
  }

  private static Handover open() {
    return commanded().on(new Handover.Event.Answered(new Opening.Opened(3))).next();
  }

  private static List<Compartment> shelf(int doors) {
    return IntStream.range(0, doors)
        .mapToObj(i -> new Compartment(i + 1, item(i), TITLES.get(i), lies(i)))
        .toList();
  }

  private static Lies lies(int place) {
    return switch (place) {
      case 1 -> Lies.HELD;
      case 3 -> Lies.LENT;
      default -> Lies.FOR_ANYBODY;
    };
  }

  private static ItemId item(int number) {
    return new ItemId("0120" + (10000 + number));
  }
}
