package org.shuyi.kiosk.ui.gallery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Keypad;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.van.Desk;
import org.shuyi.kiosk.van.Job;
import org.shuyi.kiosk.van.Job.Trouble;
import org.shuyi.kiosk.van.OfferedStop;
import org.shuyi.kiosk.van.OpenStop;
import org.shuyi.kiosk.van.Refusal;
import org.shuyi.kiosk.van.Staff;
import org.shuyi.kiosk.van.Tally;
import org.shuyi.kiosk.van.Turn;
import org.shuyi.kiosk.van.Turn.Who;
import org.shuyi.kiosk.van.Van;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct.ProposedBy;

/** A van's day, screen by screen. */
public final class VanExamples {
  private static final LocalDate DUE = LocalDate.of(2026, 12, 6);
  private static final Service WELL =
      new Service(true, true, true, true, true, 0, 0, Instant.parse("2026-11-21T00:30:00Z"));
  private static final Service VILLAGE =
      new Service(false, true, true, true, true, 118, 0, Instant.parse("2026-11-21T00:30:00Z"));
  private static final Service BARCODES =
      new Service(false, false, true, false, true, 118, 0, Instant.parse("2026-11-21T00:30:00Z"));
  private static final Staff STAFF = new Staff(new PatronId("2100000000000007"), "李站长");
  private static final PatronId CARD = new PatronId("2100000012345678");
  private static final Borrower READER =
      new Borrower(CARD, "王**", 10, Set.of(new ItemId("SY000009")), DecidedBy.CENTRE);
  private static final ActId ACT = new ActId(new UUID(0x0193_4f00_0000_7000L, 1));
  private static final Progress LENT = new Progress.Done(new Stand(ACT, DUE, false));
  private static final Progress BACK = new Progress.Done(new Stand(ACT, null, false));
  private static final OpenStop STOP =
      new OpenStop(
          stop("shimen", "石门村村委会", "Shimen village hall", ProposedBy.POSITION_AND_TIMETABLE),
          1,
          Map.of(),
          new Tally(86, 51, 12, 3, 64, 5));

  private VanExamples() {}

  /** All of them. */
  public static List<VanExample> in(Language language) {
    return Stream.of(
            job("van-sign-in", new Job.SignIn(Trouble.NONE)),
            job("van-sign-in-wrong", new Job.SignIn(Trouble.NOT_STAFF)),
            job("van-pin", new Job.EnterPin(STAFF, Keypad.USUAL, Trouble.NONE)),
            job("van-pin-untold", new Job.EnterPin(STAFF, Keypad.USUAL, Trouble.PIN_UNTOLD)),
            stops("van-stops", Trouble.NONE),
            stops("van-stops-not-recorded", Trouble.NOT_RECORDED),
            new VanExample(
                "van-skip",
                van(new Job.SkipStop(STOP.stop(), false, Trouble.NONE), Desk.EMPTY, null, VILLAGE)),
            new VanExample(
                "van-name-card",
                van(new Job.NameCard("2100000012", true), Desk.EMPTY, STOP, VILLAGE)),
            desk("van-desk-nobody", WELL, Turn.of(1, new Who.Nobody(), Set.of())),
            desk("van-desk-asking", VILLAGE, Turn.of(1, new Who.Asked(CARD), Set.of())),
            desk("van-desk", VILLAGE, busyTurn()),
            desk("van-desk-blocked", WELL, blocked()),
            desk("van-desk-barcodes", BARCODES, busyTurn()),
            new VanExample(
                "van-desk-why",
                van(new Job.AtDesk(), desk(busyTurn(), new Refusal.OfPatron(7)), STOP, VILLAGE)),
            new VanExample(
                "van-desk-not-a-card",
                van(
                    new Job.AtDesk(),
                    new Desk(List.of(busyTurn()), null, Desk.Notice.NOT_A_CARD),
                    STOP,
                    WELL)),
            new VanExample(
                "van-close",
                van(new Job.CloseStop(false, Trouble.NONE), Desk.EMPTY, STOP, VILLAGE)),
            new VanExample(
                "van-close-busy",
                van(new Job.CloseStop(false, Trouble.DESK_BUSY), Desk.EMPTY, STOP, VILLAGE)))
        .map(example -> new VanExample(example.name(), example.van().in(language)))
        .toList();
  }

  private static VanExample job(String name, Job job) {
    return new VanExample(
        name, new Van(job, Desk.EMPTY, null, null, Map.of(), VILLAGE, Language.CHINESE, Pad.EMPTY));
  }

  private static VanExample stops(String name, Trouble trouble) {
    List<OfferedStop> stops =
        List.of(
            STOP.stop(),
            stop("school", "石门中心小学", "Shimen primary school", ProposedBy.TIMETABLE),
            stop("market", "柳林镇集市（逢三逢八）", "Liulin market", ProposedBy.POSITION),
            stop("farm", "东山农家书屋", "Dongshan farm bookroom", ProposedBy.STAFF));
    return new VanExample(
        name, van(new Job.ChooseStop(stops, false, trouble), Desk.EMPTY, null, VILLAGE));
  }

  private static OfferedStop stop(String id, String zh, String en, ProposedBy by) {
    boolean planned = by == ProposedBy.TIMETABLE || by == ProposedBy.POSITION_AND_TIMETABLE;
    return new OfferedStop(
        new StopId(id),
        Map.of("zh", zh, "en", en),
        planned ? LocalDate.of(2026, 11, 22).atTime(9, 0) : null,
        by,
        by == ProposedBy.STAFF ? null : DUE,
        DUE);
  }

  private static VanExample desk(String name, Service service, Turn turn) {
    return new VanExample(name, van(new Job.AtDesk(), desk(turn, null), STOP, service));
  }

  private static Desk desk(Turn now, @Nullable Refusal asking) {
    Turn before = turn(0, new Who.Known(new Borrowing(READER, out())), List.of());
    return new Desk(List.of(before, now), asking, Desk.Notice.NONE);
  }

  private static Turn busyTurn() {
    return turn(
        7,
        new Who.Known(
            new Borrowing(
                READER,
                Stream.concat(
                        out().stream(),
                        Stream.of(
                            line(
                                "SY000004",
                                "中国古代建筑历史图说与营造法式注释（上、下册合订本）：从先秦到明清",
                                new Progress.Refused(
                                    List.of(
                                        RefusalReason.LOAN_LIMIT_REACHED,
                                        RefusalReason.ITEM_RESERVED_FOR_ANOTHER))),
                            line("SY000005", "", new Progress.Deciding())))
                    .toList())),
        List.of(
            line("SY000009", "活着", BACK),
            line(
                "SY000010",
                "平凡的世界",
                new Progress.TagOwed(new Stand(ACT, null, false), null, List.of()))));
  }

  private static List<Line> out() {
    return List.of(line("SY000001", "三体", LENT), line("SY000002", "Pride and Prejudice", LENT));
  }

  private static Turn blocked() {
    return turn(
        7,
        new Who.Blocked(
            READER, List.of(RefusalReason.PATRON_EXPIRED, RefusalReason.LOAN_LIMIT_REACHED)),
        List.of(line("SY000009", "活着", BACK)));
  }

  private static Turn turn(int number, Who who, List<Line> back) {
    return new Turn(
        number, who, back, List.of(), List.of(), Set.of(), false, Set.of(), Set.of(), null);
  }

  private static Line line(String item, String title, Progress progress) {
    return new Line(new ItemId(item), title, progress);
  }

  private static Van van(Job job, Desk desk, @Nullable OpenStop stop, Service service) {
    return new Van(job, desk, STAFF, stop, Map.of(), service, Language.CHINESE, Pad.EMPTY);
  }
}
